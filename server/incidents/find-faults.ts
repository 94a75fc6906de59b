import "server-only";
import type { Tx } from "@/db/client";
import { listIncidentIds } from "@/db/incident-copies";
import { listNow } from "@/db/incident-now";
import type { IncidentId } from "@/domain/ids";
import { amongOthers } from "@/domain/incidents/other-incident";
import { canonical } from "@/lib/canonical";
import { sha256 } from "@/lib/hash";
import { plainJson } from "../door-parts";
import { verifyEvents } from "../event-log/verify-events";
import { type Ground, readGrounds } from "../priority/ground";
import { nowOf, type Templated, withNeighbours } from "./now";

/** What does not fit together in a database: entries that break their chain, and caches that are not what the facts say. */
export async function findFaults(tx: Tx): Promise<string[]> {
  const ids = await listIncidentIds(tx, "all");
  const faults = [...(await verifyEvents(tx, [])).faults];
  for (let from = 0; from < ids.length; from += 50) {
    faults.push(...(await wrongCaches(tx, ids.slice(from, from + 50))));
  }
  return faults;
}

type Held = Awaited<ReturnType<typeof listNow>>;

async function wrongCaches(tx: Tx, ids: readonly IncidentId[]): Promise<string[]> {
  const held = await listNow(tx, ids);
  const told = await withNeighbours(tx, ids);
  const grounds = await readGrounds(tx, ids);
  return told
    .filter(({ facts }) => ids.includes(facts.incident.id))
    .filter((one) => !isHeld(one, told, held, grounds.get(one.facts.incident.id)))
    .map(({ facts }) => `${facts.incident.key} is not cached as it is`);
}

/** Whether the caches hold of an incident what follows from its facts at the time they were written. */
function isHeld(one: Templated, told: readonly Templated[], held: Held, ground: Ground | undefined): boolean {
  const { template, facts } = one;
  const incident = held.incidents.find((row) => row.incidentId === facts.incident.id);
  if (!incident || !ground) return false;
  const { computedAt, stateSince, ...cached } = incident;
  const steps = held.steps.filter((row) => row.incidentId === facts.incident.id);
  const among = amongOthers(one, told, { now: computedAt, hash: sha256 });
  const now = nowOf(template, among, computedAt, ground);
  const { computedAt: _computedAt, stateSince: _stateSince, ...expected } = now.incident;
  return now.moved === null && same(cached, expected) && same(steps, now.steps);
}

const same = (one: unknown, other: unknown) => canonical(plainJson(one)) === canonical(plainJson(other));
