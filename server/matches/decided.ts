import "server-only";
import type { Tx } from "@/db/client";
import { askedOn, type LockedMatch } from "@/db/match-decisions";
import type { DomainEvent } from "@/domain/events";
import type { GivenDecision } from "@/domain/matching/deciding";
import type { Moment } from "../doors";
import { requestCancelByDecision } from "../incidents/cancel-by-decision";

/** Matches and the one decision on all of them. */
export type Decided = Readonly<{ matches: readonly LockedMatch[]; given: GivenDecision }>;

/** What is recorded of one match that was decided. */
export function decidedEvent(
  match: LockedMatch,
  given: GivenDecision,
  { asked, at }: Readonly<{ asked: string | null; at: Date }>,
): DomainEvent {
  const { decision, reason, question, vendorCase, answerDue } = given;
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
      contact: asked,
      askedOn: askedOn(given, match, at),
      answerDue,
      before: match.held?.decision ?? null,
    },
  };
}

/** Deciding "not affected" asks to cancel an open incident; it closes nothing. */
export async function cancellations(
  tx: Tx,
  { matches, given }: Decided,
  moment: Moment,
): Promise<DomainEvent[]> {
  if (given.decision !== "not-affected") return [];
  const events: DomainEvent[] = [];
  for (const { openIncident } of matches) {
    if (!openIncident) continue;
    const request = { key: openIncident.key, reason: given.reason };
    events.push(...(await requestCancelByDecision(tx, request, moment)));
  }
  return events;
}
