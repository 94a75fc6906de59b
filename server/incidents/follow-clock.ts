import "server-only";
import { type Database, database } from "@/db/client";
import { keysChangedByTime } from "@/db/incident-now";
import { storeNow } from "./now";
import { lockIncident } from "./subject";

const batch = 50;

/**
 * Writes anew what the lists know of incidents that only time has changed: a clearance, an acceptance, an attestation or a permit
 * that ran out. It records nothing and decides nothing; lists compare states with the clock themselves, so that none stays green
 * while this is late. Several processes may do it at once: each incident is locked, and computed from its facts. One that cannot be
 * written is told and left for the next round, and holds up no other. Answers how many were written.
 */
export async function followClock(on: Database, now: Date): Promise<number> {
  let written = 0;
  const tried: string[] = [];
  for (;;) {
    const keys = await on.transaction((tx) => keysChangedByTime(tx, now, { limit: batch, except: tried }));
    if (keys.length === 0) return written;
    for (const key of keys) if (await followed(on, key, now)) written += 1;
    tried.push(...keys);
  }
}

async function followed(on: Database, key: string, now: Date): Promise<boolean> {
  try {
    return await on.transaction(async (tx) => {
      const subject = await lockIncident(tx, key, now);
      if (subject) await storeNow(tx, [subject, ...subject.others], now);
      return subject !== null;
    });
  } catch (fault) {
    console.error(`What time has changed of ${key} could not be written anew; it is tried again.`, fault);
    return false;
  }
}

const everyMs = 15_000;

/** Follows the clock for as long as this process serves; a fault is told, and the next round tries again. */
export function keepFollowingClock(): void {
  const round = async () => {
    try {
      await followClock(database(), new Date());
    } catch (fault) {
      console.error("What time has changed could not be written anew; it is tried again.", fault);
    }
    setTimeout(round, everyMs).unref();
  };
  setTimeout(round, 1_000).unref();
}
