import "server-only";
import type { Database } from "@/db/client";
import { insertCheckpoint, lastCheckpoint, listGrownHeads, lockCheckpoints } from "@/db/event-chains";
import { type Checkpoint, takeCheckpoint } from "@/domain/event-log/checkpoint";
import { sha256 } from "@/lib/hash";
import { appendOutside } from "./outside";

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
