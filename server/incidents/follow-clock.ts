import "server-only";
import type { Database } from "@/db/client";
import { recordEvents } from "@/db/events";
import { keysChangedByTime, nextChangeByTime } from "@/db/expiries";
import { storeNow } from "./now";
import { lockIncident } from "./subject";
import { tellExpiries } from "./tell-expiries";

const batch = 50;
const clock = { kind: "job", id: null, name: "Clock" } as const;

/**
 * Writes anew what the lists know of incidents that time alone has changed, and records as events what ran out: a clearance, an
 * acceptance, an attestation, a permit, a time a step was due; the priorities that moved with it too. It decides nothing; lists compare states with the clock
 * themselves, so that none stays green while this is late. Each incident has a transaction of its own, is locked, and is
 * computed from its facts: several processes may do it at once, one that is killed leaves the rest to the next round, and a
 * fault in one incident does not stop the others. Returns how many were written.
 */
export async function followClock(on: Database, now: Date): Promise<number> {
  const seen: string[] = [];
  let written = 0;
  for (;;) {
    const keys = await on.transaction((tx) => keysChangedByTime(tx, now, { size: batch, without: seen }));
    if (keys.length === 0) return written;
    for (const key of keys) {
      seen.push(key);
      try {
        await on.transaction((tx) => followOne(tx, key, now));
        written += 1;
      } catch (fault) {
        console.error(
          `What time has changed of ${key} could not be written; the next round tries again.`,
          fault,
        );
      }
    }
  }
}

async function followOne(tx: Parameters<typeof lockIncident>[0], key: string, now: Date): Promise<void> {
  const subject = await lockIncident(tx, key, now);
  if (!subject) return;
  const all = [subject, ...subject.others];
  await tellExpiries(tx, all, now);
  const moved = await storeNow(tx, all, now);
  await recordEvents(tx, moved, { actor: clock, sessionId: null, address: null, now });
}

/** When there is next something to follow; null: nothing is known to run out. */
export const nextLook = (on: Database, now: Date): Promise<Date | null> =>
  on.transaction((tx) => nextChangeByTime(tx, now));
