import "server-only";
import { type Database, database } from "@/db/client";
import { insertCheckpoint, lastCheckpoint, listGrownHeads, lockCheckpoints } from "@/db/event-chains";
import { type Checkpoint, takeCheckpoint } from "@/domain/event-log/checkpoint";
import { env } from "@/lib/env";
import { sha256 } from "@/lib/hash";
import { appendOutside, outsideFile } from "./outside";

/**
 * Takes a checkpoint of every chain that grew, keeps it in the database and in a file outside it, and returns it; null: nothing grew, or
 * the last one is younger than `every` (milliseconds). Of several processes at once one takes it.
 */
export async function keepCheckpoint(
  on: Database,
  file: string,
  now: Date,
  every = 0,
): Promise<Checkpoint | null> {
  const taken = await on.transaction(async (tx) => {
    await lockCheckpoints(tx);
    const last = await lastCheckpoint(tx);
    if (last && now.getTime() - last.at.getTime() < every) return null;
    const grown = await listGrownHeads(tx);
    if (grown.length === 0) return null;
    // Checkpoints stand in the order in which they were taken, whatever the clocks of several machines say.
    const at = last && last.at >= now ? new Date(last.at.getTime() + 1) : now;
    const checkpoint = takeCheckpoint(last?.hash ?? "", at, grown, sha256);
    await insertCheckpoint(tx, checkpoint);
    return checkpoint;
  });
  if (taken) await appendOutside(file, taken);
  return taken;
}

const everyMs = 3_600_000;

/** Takes a checkpoint every hour for as long as this process serves; a fault is told, and the next round tries again. */
export function keepTakingCheckpoints(): void {
  const round = async () => {
    try {
      await keepCheckpoint(database(), outsideFile(env().DATA_DIR), new Date(), everyMs - 60_000);
    } catch (fault) {
      console.error("No checkpoint of the event log could be taken; it is tried again.", fault);
    }
    setTimeout(round, everyMs / 4).unref();
  };
  setTimeout(round, 60_000).unref();
}
