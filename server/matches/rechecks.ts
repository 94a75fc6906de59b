import "server-only";
import type { Tx } from "@/db/client";
import { type ChangedMatch, markDecidedForRecheck } from "@/db/matches";
import {
  type AskedIncident,
  askIncidentsOf,
  askIncidentsOfMatches,
  decidedMatchesOf,
  noteMatchRechecks,
} from "@/db/rechecks";
import type { DomainEvent } from "@/domain/events";
import type { AdvisoryId } from "@/domain/ids";
import type { RecheckCause } from "@/domain/matching/rechecks";

type Moment = Readonly<{ now: Date }>;
type Why = Readonly<{ cause: RecheckCause; because: string }>;

/** Asks again about the matches that changed under their decision, and about their incidents, closed ones too. */
export async function recheckMatches(
  tx: Tx,
  changed: readonly ChangedMatch[],
  why: Why,
  { now }: Moment,
): Promise<DomainEvent[]> {
  const again = changed.filter((match) => match.asksAgain);
  const asked = { ...why, at: now };
  await noteMatchRechecks(tx, again, asked);
  const ids = again.map((match) => match.id);
  const incidents = await askIncidentsOfMatches(tx, ids, asked);
  return [...recheckEvents(again, why.cause), ...incidents.map((incident) => askedEvent(incident, why))];
}

/** Asks again about every decision and every incident of an advisory, closed ones too; all count as before until answered. */
export async function recheckAdvisory(
  tx: Tx,
  advisoryId: AdvisoryId,
  why: Why,
  { now }: Moment,
): Promise<DomainEvent[]> {
  const asked = { ...why, at: now };
  const newly = await markDecidedForRecheck(tx, advisoryId);
  await noteMatchRechecks(tx, await decidedMatchesOf(tx, advisoryId), asked);
  const incidents = await askIncidentsOf(tx, advisoryId, asked);
  return [...recheckEvents(newly, why.cause), ...incidents.map((incident) => askedEvent(incident, why))];
}

function askedEvent({ recheckId, incidentId, siteId }: AskedIncident, { cause, because }: Why): DomainEvent {
  const data = { recheck: recheckId, cause, because };
  return { type: "incident.recheck-asked", siteId, incidentId, subjectId: null, data };
}

/** One event for each match that must be looked at again; it belongs to the history of its system. */
export function recheckEvents(changed: readonly ChangedMatch[], cause: RecheckCause): DomainEvent[] {
  return changed.flatMap((match) =>
    match.asksAgain
      ? [
          {
            type: "match.recheck-needed" as const,
            siteId: match.siteId,
            incidentId: null,
            subjectId: match.systemId,
            data: {
              matchId: match.id,
              advisoryId: match.advisoryId,
              systemId: match.systemId,
              cause,
              before: match.before ?? match.level,
              level: match.level,
            },
          },
        ]
      : [],
  );
}
