import "server-only";
import type { Tx } from "@/db/client";
import { answerRechecks, openRechecksOfIncidents } from "@/db/rechecks";
import type { DomainEvent } from "@/domain/events";
import type { IncidentId, PersonId } from "@/domain/ids";
import type { RecheckAnswer } from "@/domain/matching/rechecks";

type Answer = Readonly<{ answer: RecheckAnswer; reason: string }>;
type Moment = Readonly<{ actor: Readonly<{ id: PersonId }>; now: Date }>;

/** Answers whatever asks for another look at these incidents, because they were reopened or decided anew; one event for each. */
export async function answerOpenRechecks(
  tx: Tx,
  ids: readonly IncidentId[],
  { answer, reason }: Answer,
  { actor, now }: Moment,
): Promise<DomainEvent[]> {
  const open = await openRechecksOfIncidents(tx, ids);
  await answerRechecks(tx, open, { answer, reason, by: actor.id, at: now });
  return [...new Set(open.map((each) => each.incidentId))].map((incidentId) => {
    const own = open.filter((each) => each.incidentId === incidentId);
    return {
      type: "incident.recheck-answered" as const,
      siteId: own[0]?.siteId ?? null,
      incidentId,
      subjectId: null,
      data: { rechecks: own.map((each) => each.id), answer, reason },
    };
  });
}
