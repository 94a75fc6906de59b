import "server-only";
import { askedFor } from "@/domain/incidents/list-filter";
import { priorityWords } from "@/domain/priority/values";
import type { AskedRow } from "@/domain/site-asks/rows";
import { firstDue } from "@/domain/site-asks/site-ask";
import { endWords } from "@/domain/today/end-words";
import {
  type Blocking,
  type Counted,
  type Ending,
  readSection,
  type ToApprove,
  type TodayIncident,
  type TodaySectionName,
  type UndecidedAdvisory,
  type Urgency,
  type YourStep,
} from "@/domain/today/today";
import type { AskedQuestion } from "@/domain/vendors/asked";
import { type Column, day, instant, number, type Sheet, sheetOf, text } from "@/lib/table-columns";
import { readToday, type TodayData } from "../today/read-today";
import { list, stretchByStretch } from "./list";

/** The rows of a section from a place on. */
type Stretch = (from: number) => Promise<TodayData>;

/** What each section is as a table. */
const sheets: Readonly<Record<TodaySectionName, (stretch: Stretch) => Sheet>> = {
  yours: (stretch) =>
    sheetOf(
      yours,
      rowsOf(stretch, ({ yours: rows }) => rows),
    ),
  silent: (stretch) =>
    sheetOf(
      asks,
      rowsOf(stretch, ({ silent }) => silent),
    ),
  answers: (stretch) =>
    sheetOf(
      asks,
      rowsOf(stretch, ({ answersDue }) => answersDue),
    ),
  endings: (stretch) =>
    sheetOf(
      endings,
      rowsOf(stretch, ({ endings: rows }) => rows),
    ),
  approve: (stretch) =>
    sheetOf(
      toApprove,
      rowsOf(stretch, ({ toApprove: rows }) => rows),
    ),
  undecided: (stretch) =>
    sheetOf(
      advisories,
      rowsOf(stretch, ({ undecided }) => undecided),
    ),
  recheck: (stretch) =>
    sheetOf(
      advisories,
      rowsOf(stretch, ({ recheck }) => recheck),
    ),
  blocked: (stretch) =>
    sheetOf(
      blocked,
      rowsOf(stretch, ({ blocked: rows }) => rows),
    ),
  questions: (stretch) =>
    sheetOf(
      questions,
      rowsOf(stretch, ({ overdueQuestions }) => overdueQuestions),
    ),
};

const rowsOf = <Row>(stretch: Stretch, of: (today: TodayData) => Counted<Row>) =>
  stretchByStretch(async (from) => {
    const { rows, total } = of(await stretch(from));
    return { rows, read: rows.length, total };
  });

/** One section of Today (`section` in the address) with all its rows. */
export const todayList = list({
  key: "today",
  permission: "step:verify",
  read: (tx, { actor, now }, asked) => {
    const section = readSection(askedFor(asked, "section") ?? "");
    return section && sheets[section]((from) => readToday(actor, { section, from }, { on: tx, now }));
  },
});

const incident = <Row extends TodayIncident>(): readonly Column<Row>[] => [
  text("Incident", (row) => row.key),
  text("System", (row) => row.assetTag),
  text("Model", (row) => row.systemName),
  text("Site", (row) => row.siteName),
];

const urgency = <Row extends Urgency>(): readonly Column<Row>[] => [
  text("Priority", (row) => row.priority && priorityWords[row.priority]),
  instant("Due", (row) => row.dueAt),
  instant("Waits for the vendor until", (row) => row.vendorUntil),
];

const yours: readonly Column<YourStep>[] = [
  ...incident<YourStep>(),
  text("Location", (row) => row.location),
  text("Step", (row) => row.title),
  text("In question", (row) => (row.inQuestion ? "Yes" : null)),
  ...urgency<YourStep>(),
];

const endings: readonly Column<Ending>[] = [
  ...incident<Ending>(),
  text("What ends, or has ended", (row) => endWords[row.kind]),
  instant("Ends, or has ended", (row) => row.at),
  ...urgency<Ending>(),
];

const toApprove: readonly Column<ToApprove>[] = [
  ...incident<ToApprove>(),
  text("To approve", (row) => row.title),
  ...urgency<ToApprove>(),
];

const blocked: readonly Column<Blocking>[] = [
  ...incident<Blocking>(),
  text("Step", (row) => row.title),
  text("Who can do it", (row) => row.who.join(", ")),
  number("Steps it holds", (row) => row.holds),
  instant("Asked", (row) => row.asked?.at ?? null),
  text("Asked by", (row) => row.asked?.by ?? null),
  ...urgency<Blocking>(),
];

const advisories: readonly Column<UndecidedAdvisory>[] = [
  text("Advisory", (row) => row.trackingId),
  text("Title", (row) => row.title),
  number("Systems", (row) => row.systems),
  number("Sites", (row) => row.sites),
];

const asks: readonly Column<AskedRow>[] = [
  text("Site", (row) => row.siteName),
  text("Advisory", (row) => row.trackingId),
  number("Undecided", (row) => row.undecided),
  number("With the vendor", (row) => row.withVendor),
  instant("First due", ({ ask }) => firstDue(ask)),
  instant("Due", ({ ask }) => ask.dueAt),
  text("Asked by", ({ ask }) => ask.by),
];

const questions: readonly Column<AskedQuestion>[] = [
  text("Question", ({ first }) => first.question),
  text("Advisory", ({ first }) => first.trackingId),
  text("Systems", ({ systems }) => systems.map(({ assetTag }) => assetTag).join(", ")),
  text("Vendor", ({ first }) => first.contact?.vendor ?? null),
  text("Put to", ({ first }) => first.contact?.name ?? null),
  day("Answer due", ({ first }) => first.answerDue),
  number("Days overdue", ({ state }) => (state.kind === "overdue" ? state.days : null)),
];
