import { notFound } from "next/navigation";
import { cache } from "react";
import type { IncidentPlace } from "@/components/incidents/place";
import { actorAt } from "@/domain/access/permissions";
import { sha256 } from "@/lib/hash";
import { readIncident } from "@/server/incidents/read-incident";
import { requireCaller } from "@/server/session";

/** The incident of an address as its reader may see it; the same 404 for what is unknown and what is out of reach. */
export const incidentScene = cache(async (key: string, size = 12, before: number | null = null) => {
  const caller = await requireCaller();
  const data = await readIncident(caller, { key, events: { size, before } });
  if (!data) notFound();
  const { now, head, facts } = data;
  const place: IncidentPlace = { incident: facts.incident.key, zone: head.zone, now };
  const here = actorAt(caller, facts.incident.siteId);
  return { caller, data, place, here, env: { now, hash: sha256 } };
});

export type IncidentScene = Awaited<ReturnType<typeof incidentScene>>;

/** Since when the state holds: as it was recorded, or since the recorded one ran out by itself. */
export function stateSince({ data: { head, evaluation, facts, now } }: IncidentScene): Date {
  const { exposure, since, holdsUntil } = head.known;
  if (facts.incident.closed) return facts.incident.closed.at;
  const lapsed = exposure !== evaluation.exposure.value && holdsUntil !== null && holdsUntil <= now;
  return lapsed ? holdsUntil : since;
}
