import "server-only";
import { randomUUID } from "node:crypto";
import { lockAdvisory } from "@/db/advisories";
import type { Database } from "@/db/client";
import { recordEvents } from "@/db/events";
import { advisoryByEarlierRules, lockMatching, systemsByEarlierRules } from "@/db/matches";
import type { AdvisoryId } from "@/domain/ids";
import { matchingRules } from "@/domain/matching/rules";
import { matchByOtherRules } from "./compute";

const matching = { kind: "job", id: null, name: "Matching" } as const;

/**
 * Compares anew what earlier rules compared, as after the portal was renewed: else stored matches would keep a level that the rules give
 * no more. Each advisory has a transaction of its own: one that is killed leaves the rest to the next round, of several processes one does
 * it, and a fault in one advisory does not stop the others. Rows of later rules are left alone, so that an old process beside a new one
 * takes nothing back. Returns how many advisories were compared.
 */
export async function followRules(on: Database, now: Date): Promise<number> {
  const seen: AdvisoryId[] = [];
  let done = 0;
  for (;;) {
    const id = await on.transaction((tx) => advisoryByEarlierRules(tx, matchingRules, seen));
    if (id === null) return done;
    seen.push(id);
    try {
      if (await on.transaction((tx) => compareAnew(tx, id, now))) done += 1;
    } catch (fault) {
      console.error(
        `An advisory (${id}) could not be compared by the rules that hold now; the next round tries again.`,
        fault,
      );
    }
  }
}

async function compareAnew(
  tx: Parameters<typeof lockAdvisory>[0],
  id: AdvisoryId,
  now: Date,
): Promise<boolean> {
  await lockMatching(tx, "exclusive");
  const advisory = await lockAdvisory(tx, id);
  const systems = await systemsByEarlierRules(tx, id, matchingRules);
  // Another process may have been here while this one waited.
  if (!advisory || systems.length === 0) return false;
  const events = await matchByOtherRules(tx, advisory, systems, { now, newId: randomUUID });
  await recordEvents(tx, events, { actor: matching, sessionId: null, address: null, now });
  return true;
}
