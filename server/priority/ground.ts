import "server-only";
import type { Tx } from "@/db/client";
import { groundsOf, type StoredGround, threatsOf } from "@/db/priorities";
import type { IncidentId } from "@/domain/ids";
import { siteClock } from "@/domain/priority/calendar";
import { type Threat, threatOf } from "@/domain/priority/threat";

/** What an incident's priority and due times follow from, beside its facts. */
export type Ground = Omit<StoredGround, "calendar"> &
  Readonly<{ threat: Threat; count: ReturnType<typeof siteClock> }>;

/** The ground of incidents, read in two statements; an advisory and a site's calendar are read once for all of them. */
export async function readGrounds(
  tx: Tx,
  ids: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, Ground>> {
  const stored = await groundsOf(tx, ids);
  const told = await threatsOf(tx, [...new Set(stored.map(({ advisoryId }) => advisoryId))]);
  const threats = new Map([...told].map(([id, { advisory, kev }]) => [id, threatOf(advisory, kev)]));
  const clocks = new Map<string, Ground["count"]>();
  return new Map(
    stored.map(({ calendar, ...ground }) => {
      const count = clocks.get(ground.siteId) ?? siteClock(ground.zone, calendar);
      clocks.set(ground.siteId, count);
      const threat = threats.get(ground.advisoryId) ?? threatOf({ vulnerabilities: [], notes: [] }, null);
      return [ground.incidentId, { ...ground, threat, count }];
    }),
  );
}

/** The ground of one incident; null where there is none. */
export async function readGround(tx: Tx, id: IncidentId): Promise<Ground | null> {
  return (await readGrounds(tx, [id])).get(id) ?? null;
}
