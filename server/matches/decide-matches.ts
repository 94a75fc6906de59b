import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { insertDecisions, type LockedMatch, lockMatches } from "@/db/match-decisions";
import { lockMatching } from "@/db/matches";
import type { DomainEvent } from "@/domain/events";
import type { MatchId, SiteId } from "@/domain/ids";
import { type DecideRefusal, decideOnMatches, type GivenDecision } from "@/domain/matching/deciding";
import { ok, type Result } from "@/lib/result";
import { command, type Moment, type Placed } from "../doors";
import { requestCancelByDecision } from "../incidents/cancel-by-decision";
import { answerOpenRechecks } from "../incidents/rechecks";
import { optionalLine, prose } from "../text-fields";

const matchIds = z
  .array(z.uuid().transform((id) => id as MatchId))
  .min(1, "Select at least one system")
  .max(1000, "At most 1000 at once");
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
    reason: optionalLine(1000),
    question: none,
    vendorCase: none,
    answerDue: noDay,
  }),
  z.object({
    decision: z.literal("not-affected"),
    matchIds,
    reason: prose(1000, "Say why it is not affected"),
    question: none,
    vendorCase: none,
    answerDue: noDay,
  }),
  z.object({
    decision: z.literal("ask-vendor"),
    matchIds,
    reason: none,
    question: prose(2000, "Write the question to the vendor"),
    vendorCase: optionalLine(80),
    answerDue: day,
  }),
]);

type Subject = Placed & Readonly<{ matches: readonly LockedMatch[] }>;
type Decided = Readonly<{ matches: readonly LockedMatch[]; given: GivenDecision }>;

/** Decides matches, several at once and all or none, each at its own site. */
export const decideMatches = command({
  name: "decide-matches",
  sees: "system:read",
  permission: "match:decide",
  input,
  load: async (tx, { matchIds: ids }): Promise<Subject | null> => {
    await lockMatching(tx, "shared");
    const wanted = [...new Set(ids)];
    const matches = await lockMatches(tx, wanted);
    const [first, ...others] = [...new Set(matches.map((match) => match.siteId))];
    const places: [SiteId, ...SiteId[]] | null =
      first && matches.length === wanted.length ? [first, ...others] : null;
    return places && { places, matches };
  },
  decide: ({ matches }, { matchIds: _ids, ...given }): Result<Decided, DecideRefusal> => {
    const decided = decideOnMatches(matches, given);
    if (!decided.ok) return decided;
    const recorded = new Set(decided.value.map((match) => match.id));
    return ok({ matches: matches.filter((match) => recorded.has(match.id)), given });
  },
  save: async (tx, { matches, given }, moment) => {
    await insertDecisions(tx, matches, given, moment.actor.id, moment.now);
    const [first, ...others] = matches.map((match) => decidedEvent(match, given));
    if (!first) throw new Error("A decision is about at least one match");
    const answered = await decidedAnew(tx, { matches, given }, moment);
    return [first, ...others, ...answered, ...(await cancellations(tx, { matches, given }, moment))];
  },
  done: ({ matches }) => ({ decided: matches.length }),
});

function decidedEvent(
  match: LockedMatch,
  { decision, reason, question, vendorCase }: GivenDecision,
): DomainEvent {
  return {
    type: "match.decided",
    siteId: match.siteId,
    incidentId: null,
    subjectId: match.systemId,
    data: {
      matchId: match.id,
      advisoryId: match.advisoryId,
      systemId: match.systemId,
      revisionId: match.revisionId,
      level: match.level,
      decision,
      reason: reason || null,
      question: question || null,
      caseNumber: vendorCase || null,
      before: match.held?.decision ?? null,
    },
  };
}

/** A decision answers what asked for another look at the open incident; a question to the vendor does not. */
async function decidedAnew(tx: Tx, { matches, given }: Decided, moment: Moment): Promise<DomainEvent[]> {
  if (given.decision === "ask-vendor") return [];
  const open = matches.flatMap(({ openIncident }) => (openIncident ? [openIncident.id] : []));
  const reason = given.reason || `The match was decided ${given.decision.replace("-", " ")} again.`;
  return answerOpenRechecks(tx, open, { answer: "decided-anew", reason }, moment);
}

/** Deciding "not affected" asks to cancel an open incident; it closes nothing. */
async function cancellations(tx: Tx, { matches, given }: Decided, moment: Moment): Promise<DomainEvent[]> {
  if (given.decision !== "not-affected") return [];
  const events: DomainEvent[] = [];
  for (const { openIncident } of matches) {
    if (!openIncident) continue;
    const request = { key: openIncident.key, reason: given.reason };
    events.push(...(await requestCancelByDecision(tx, request, moment)));
  }
  return events;
}
