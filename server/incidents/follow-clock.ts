import "server-only";
import { type Database, database } from "@/db/client";
import { recordEvents } from "@/db/events";
import { keysChangedByTime } from "@/db/incident-now";
import { storeNow } from "./now";
import { lockIncident } from "./subject";

const batch = 50;
const clock = { kind: "job", id: null, name: "The clock" } as const;

/**
 * Writes anew what the lists know of incidents that only time has changed: a clearance, an acceptance, an attestation or a permit
 * that ran out. It decides nothing, and records only the priorities that moved with it; lists compare states with the clock themselves, so that none stays green
 * while this is late. Several processes may do it at once: each incident is locked, and computed from its facts.
 */
export async function followClock(on: Database, now: Date): Promise<number> {
  const keys = await on.transaction((tx) => keysChangedByTime(tx, now, batch));
  for (const key of keys) {
    await on.transaction(async (tx) => {
      const subject = await lockIncident(tx, key, now);
      if (!subject) return;
      const moved = await storeNow(tx, [subject, ...subject.others], now);
      await recordEvents(tx, moved, { actor: clock, sessionId: null, address: null, now });
    });
  }
  return keys.length;
}

const everyMs = 15_000;

/** Follows the clock for as long as this process serves; a fault is told, and the next round tries again. */
export function keepFollowingClock(): void {
  const round = async () => {
    try {
      while ((await followClock(database(), new Date())) === batch);
    } catch (fault) {
      console.error("What time has changed could not be written anew; it is tried again.", fault);
    }
    setTimeout(round, everyMs).unref();
  };
  setTimeout(round, 1_000).unref();
}
