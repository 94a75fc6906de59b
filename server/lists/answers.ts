import "server-only";
import { askedAdvisory } from "@/domain/incidents/list-filter";
import { contactOf, type SiteAskRow, stateOfRow } from "@/domain/site-asks/rows";
import { firstDue, isLate } from "@/domain/site-asks/site-ask";
import type { AskedMatch, QuestionState } from "@/domain/vendors/asked";
import { day, instant, number, sheetOf, text } from "@/lib/table-columns";
import { readAsks, readSiteAnswers } from "../site-asks/read-asks";
import { readAsked } from "../vendors/read-asked";
import { atOnce, list } from "./list";

type Asked = SiteAskRow & Readonly<{ now: Date }>;

const stands = {
  answered: "Answered",
  clear: "Nothing left to answer",
  waiting: "Waiting",
  silent: "Silent",
} as const;

function standing(row: Asked): string {
  const state = stateOfRow(row, row.now);
  if (state === null) return "Not asked";
  return row.ask && isLate(row.ask) ? "Answered late" : stands[state];
}

const askColumns = [
  text<Asked>("Site", (row) => row.siteName),
  text<Asked>("Advisory", (row) => row.trackingId),
  number<Asked>("Undecided", (row) => row.undecided),
  number<Asked>("With the vendor", (row) => row.withVendor),
  text<Asked>("Standing", standing),
  instant<Asked>("Asked", ({ ask }) => ask?.at ?? null),
  text<Asked>("Asked by", ({ ask }) => ask?.by ?? null),
  instant<Asked>("First due", ({ ask }) => ask && firstDue(ask)),
  instant<Asked>("Due", ({ ask }) => ask?.dueAt ?? null),
  instant<Asked>("Answered", ({ ask }) => ask?.answeredAt ?? null),
  text<Asked>("Answered by", ({ ask }) => ask?.answer?.by ?? null),
  text<Asked>("Note of the answer", ({ ask }) => ask?.answer?.note ?? null),
  text<Asked>("Whom to call", (row) => {
    const contact = contactOf(row);
    return contact && [contact.name, contact.duty, contact.phone, contact.hours].filter(Boolean).join(", ");
  }),
];

/** Every ask that holds at the sites within reach, for all advisories. */
export const asksList = list({
  key: "asks",
  permission: "system:read",
  read: async (tx, { actor, now }) => {
    const { rows } = await readAsks(actor, null, { on: tx, now });
    return sheetOf(askColumns, atOnce(rows.map((row) => ({ ...row, now }))));
  },
});

/** What the sites within reach have open for an advisory (`advisory` in the address), and how they were asked. */
export const siteAnswersList = list({
  key: "site-answers",
  permission: "organisation:read",
  read: async (tx, { actor, now }, asked) => {
    const id = askedAdvisory(asked);
    const found = id && (await readSiteAnswers(actor, { id }, { on: tx, now }));
    return found && sheetOf(askColumns, atOnce(found.rows.map((row) => ({ ...row, now }))));
  },
});

type Question = AskedMatch & Readonly<{ state: QuestionState; question: string; number: number }>;

const questionStands: Readonly<Record<QuestionState["kind"], string>> = {
  overdue: "Overdue",
  answered: "Answered",
  waiting: "Waiting",
  "no-day": "Waiting, without a day",
};

const questionColumns = [
  number<Question>("Question no.", (row) => row.number),
  text<Question>("Question", (row) => row.question),
  text<Question>("Advisory", (row) => row.trackingId),
  text<Question>("System", (row) => row.assetTag),
  text<Question>("Model", (row) => row.model),
  text<Question>("Site", (row) => row.siteName),
  text<Question>("Vendor", ({ contact }) => contact?.vendor ?? null),
  text<Question>(
    "Put to",
    ({ contact }) => contact && [contact.name, contact.duty].filter(Boolean).join(", "),
  ),
  text<Question>("Vendor case", (row) => row.vendorCase),
  day<Question>("Asked on", (row) => row.askedOn),
  text<Question>("Asked by", (row) => row.by),
  day<Question>("Answer due", (row) => row.answerDue),
  text<Question>("Standing", ({ state }) => questionStands[state.kind]),
  number<Question>("Days late", ({ state }) =>
    state.kind === "overdue" ? state.days : state.kind === "answered" ? state.daysLate : null,
  ),
  day<Question>("Answered on", ({ answer }) => answer?.answeredOn ?? null),
  text<Question>("Answer", ({ answer }) => answer?.text ?? null),
];

/** What vendors were asked and is not decided yet: a row for each system a question is about, questions numbered as the page orders them. */
export const questionsList = list({
  key: "vendor-questions",
  permission: "system:read",
  read: async (tx, { actor, now }, asked) => {
    const { questions } = await readAsked(actor, { advisoryId: askedAdvisory(asked) }, { on: tx, now });
    const rows = questions.flatMap(({ systems, state }, at) =>
      systems.map((system) => ({ ...system, state, number: at + 1 })),
    );
    return sheetOf(questionColumns, atOnce(rows));
  },
});
