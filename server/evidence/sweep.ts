import "server-only";
import { type Database, database } from "@/db/client";
import { knownHashes, lockBytes } from "@/db/evidence";
import { evidenceStore } from "./open-store";
import type { EvidenceStore } from "./store";

const dayMs = 24 * 3_600_000;
const batchSize = 500;

/**
 * Removes what nothing refers to and nobody has touched for a day: uploads that broke off with their process, and bytes that
 * were kept but never attached. Whoever attaches bytes holds their lock until the row is there, so that bytes with a row, or
 * about to get one, are never removed. A day is counted by the store's own clock: one of the portal that is wrong removes nothing.
 */
export async function sweepEvidence(on: Database, store: EvidenceStore): Promise<number> {
  const before = new Date((await store.clock()).getTime() - dayMs);
  let removed = await store.sweepIncoming(before);
  for await (const hashes of batches(store.keptBefore(before))) {
    const known = await on.transaction((tx) => knownHashes(tx, hashes));
    for (const sha256 of hashes.filter((hash) => !known.has(hash))) {
      if (await removeUnknown(on, store, sha256, before)) removed += 1;
    }
  }
  return removed;
}

const removeUnknown = (on: Database, store: EvidenceStore, sha256: string, before: Date) =>
  on.transaction(async (tx) => {
    await lockBytes(tx, sha256);
    const known = await knownHashes(tx, [sha256]);
    return known.has(sha256) ? false : store.removeKeptBefore(sha256, before);
  });

async function* batches(hashes: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let batch: string[] = [];
  for await (const sha256 of hashes) {
    batch.push(sha256);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

let sweptAt = 0;

/** Sweeps at most once a day in this process. Only uploads leave anything behind, so it is after uploads that it is asked. */
export async function sweepWhenDue(): Promise<void> {
  const now = new Date();
  if (now.getTime() - sweptAt < dayMs) return;
  sweptAt = now.getTime();
  await sweepEvidence(database(), evidenceStore());
}
