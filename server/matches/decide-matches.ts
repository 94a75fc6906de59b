import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { insertDecisions, type LockedMatch, lockMatches } from "@/db/match-decisions";
import { lockMatching } from "@/db/matches";
import { holdVendorContact } from "@/db/vendors";
import type { DomainEvent } from "@/domain/events";
import type { MatchId, SiteId } from "@/domain/ids";
import {
  type DecideRefusal,
  decideAsking,
  decideOnMatches,
  type GivenDecision,
} from "@/domain/matching/deciding";
import { mostDecided } from "@/domain/matching/rows";
import type { VendorContact } from "@/domain/vendors/asked";
import { calendarDay } from "@/lib/dates";
import { ok, type Result } from "@/lib/result";
import { command, type Moment, type Placed } from "../doors";
import { answerOpenRechecks } from "../incidents/rechecks";
import { askScope, settleAsks } from "../site-asks/settle";
import { optionalLine, prose } from "../text-fields";
import { contactId } from "../vendors/vendor-contacts";
import { cancellations, type Decided, decidedEvent } from "./decided";

const matchIds = z
  .array(z.uuid().transform((id) => id as MatchId))
  .min(1, "Select at least one system")
  .max(mostDecided, `At most ${mostDecided} at once`);
/** What was read of each of them, in the same order; left out by whoever shows no reasons. */
const readMarks = z.array(z.string().max(64)).max(mostDecided).optional();
const none = z
  .string()
  .default("")
  .transform(() => "");
const noDay = z
  .string()
  .default("")
  .transform(() => null);
const day = z
  .union([z.literal(""), z.iso.date("Give a day")])
  .default("")
  .transform((text) => text || null);

/** The three answers to a match: not affected says why, asking the vendor says what. */
const input = z.discriminatedUnion("decision", [
  z.object({
    decision: z.literal("affected"),
    matchIds,
    readMarks,
    reason: optionalLine(1000),
    question: none,
    vendorCase: none,
    contactId: noDay,
    askedOn: noDay,
    answerDue: noDay,
  }),
  z.object({
    decision: z.literal("not-affected"),
    matchIds,
    readMarks,
    reason: prose(1000, "Say why it is not affected"),
    question: none,
    vendorCase: none,
    contactId: noDay,
    askedOn: noDay,
    answerDue: noDay,
  }),
  z.object({
    decision: z.literal("ask-vendor"),
    matchIds,
    readMarks,
    reason: none,
    question: prose(2000, "Write the question to the vendor"),
    vendorCase: optionalLine(80),
    contactId,
    askedOn: day,
    answerDue: day,
  }),
]);

type Subject = Placed & Readonly<{ matches: readonly LockedMatch[]; contact: VendorContact | null }>;

/** Decides matches, several at once and all or none, each at its own site. */
export const decideMatches = command({
  name: "decide-matches",
  sees: "system:read",
  permission: "match:decide",
  input,
  load: async (tx, { matchIds: ids, contactId: contact }): Promise<Subject | null> => {
    await lockMatching(tx, "shared");
    const wanted = [...new Set(ids)];
    const matches = await lockMatches(tx, wanted);
    const [first, ...others] = [...new Set(matches.map((match) => match.siteId))];
    const places: [SiteId, ...SiteId[]] | null =
      first && matches.length === wanted.length ? [first, ...others] : null;
    return places && { places, matches, contact: contact && (await holdVendorContact(tx, contact)) };
  },
  decide: (
    { matches, contact },
    { matchIds: ids, readMarks: marks, ...given },
    { now },
  ): Result<Decided, DecideRefusal> => {
    const asking = firstRefusal(matches, given, { canBeAsked: contact !== null, now });
    if (asking) return asking;
    const read = marks ? new Map(ids.map((id, index) => [id, marks[index] ?? ""] as const)) : null;
    const decided = decideOnMatches(matches, given, read);
    if (!decided.ok) return decided;
    const recorded = new Set(decided.value.map((match) => match.id));
    return ok({ matches: matches.filter((match) => recorded.has(match.id)), given });
  },
  save: async (tx, { matches, given }, moment) => {
    await insertDecisions(tx, matches, given, moment.actor.id, moment.now);
    const { contact } = moment.subject;
    const asked = contact && `${contact.name}, ${contact.duty}, ${contact.vendor}`;
    const [first, ...others] = matches.map((match) => decidedEvent(match, given, { asked, at: moment.now }));
    if (!first) throw new Error("A decision is about at least one match");
    const answered = await decidedAnew(tx, { matches, given }, moment);
    const cancelled = await cancellations(tx, { matches, given }, moment);
    const settled = await settleAsks(tx, askScope(matches), "decided", moment);
    return [first, ...others, ...answered, ...cancelled, ...settled];
  },
  done: ({ matches }) => ({ decided: matches.length }),
});

/** The first match on whose site's calendar the question does not fit. */
function firstRefusal(
  matches: readonly LockedMatch[],
  given: GivenDecision,
  { canBeAsked, now }: Readonly<{ canBeAsked: boolean; now: Date }>,
) {
  return matches
    .map(({ zone }) => decideAsking(given, { today: calendarDay(now, zone), canBeAsked }))
    .find((asking) => !asking.ok);
}

/** A decision answers what asked for another look at the open incident; a question to the vendor does not. */
async function decidedAnew(tx: Tx, { matches, given }: Decided, moment: Moment): Promise<DomainEvent[]> {
  if (given.decision === "ask-vendor") return [];
  const open = matches.flatMap(({ openIncident }) => (openIncident ? [openIncident.id] : []));
  const reason = given.reason || `The match was decided ${given.decision.replace("-", " ")} again.`;
  return answerOpenRechecks(tx, open, { answer: "decided-anew", reason }, moment);
}
