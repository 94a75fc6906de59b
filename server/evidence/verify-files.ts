import "server-only";
import type { Database, Tx } from "@/db/client";
import { recordEvents } from "@/db/events";
import { lockBytes } from "@/db/evidence";
import { lockSeveral } from "@/db/incident-facts";
import {
  countStored,
  type FileOfBytes,
  filesOfBytes,
  findStored,
  listStored,
  listToVerify,
  type StoredBytes,
  saveVerified,
} from "@/db/stored-bytes";
import type { DomainEvent } from "@/domain/events";
import { type BytesFault, faultOf, type ReadBack, slice } from "@/domain/evidence/verification";
import { writeNow } from "../incidents/now";
import { readBack } from "./read-back";
import type { EvidenceStore } from "./store";
import { tellStore } from "./store-state";

export type Verified = Readonly<{ files: number; bytes: number; damaged: readonly string[] }>;

const actor = { kind: "job", id: null, name: "Verification of files" } as const;

/**
 * Reads the bytes that are due back from the store and compares them with what was received, as much as one round may. A store
 * that does not answer at all is told of as such, and says nothing about any file.
 */
export async function verifyDue(
  on: Database,
  store: EvidenceStore,
  now: Date,
  most: Readonly<{ bytes: number; files: number; ms: number }> = slice,
): Promise<Verified> {
  const due = await on.transaction((tx) => listToVerify(tx, now, most.files));
  const until = performance.now() + most.ms;
  let left = most.bytes;
  const enough = ({ size }: StoredBytes) => {
    const stop = left < size && left < most.bytes;
    left -= size;
    return stop || performance.now() > until;
  };
  return verifyEach(on, store, due, now, enough);
}

/** Reads all bytes back, however long it takes. */
export async function verifyAll(on: Database, store: EvidenceStore, now: Date): Promise<Verified> {
  let [files, bytes, after] = [0, 0, ""];
  const damaged: string[] = [];
  for (;;) {
    const batch = await on.transaction((tx) => listStored(tx, after, 500));
    const last = batch.at(-1);
    if (!last && files > 0) return { files, bytes, damaged };
    const found = await verifyEach(on, store, batch, now, () => false);
    files += found.files;
    bytes += found.bytes;
    damaged.push(...found.damaged);
    if (!last) return { files, bytes, damaged };
    after = last.sha256;
  }
}

async function verifyEach(
  on: Database,
  store: EvidenceStore,
  all: readonly StoredBytes[],
  now: Date,
  enough: (next: StoredBytes) => boolean,
): Promise<Verified> {
  let [files, bytes] = [0, 0];
  const damaged: string[] = [];
  const failure = await whyItFails(on, store);
  await tellStore(on, failure, now);
  if (failure) throw new StoreFails(failure);
  for (const stored of all) {
    if (enough(stored)) break;
    const fault = await verifyOne(on, store, stored, now);
    files += 1;
    bytes += stored.size;
    if (fault) damaged.push(stored.sha256);
  }
  return { files, bytes, damaged };
}

/** The store as a whole cannot be read. */
export class StoreFails extends Error {}

/** Why the store as a whole cannot be read; null: it can. Files are known and none is there: it is another folder, or not mounted. */
async function whyItFails(on: Database, store: EvidenceStore): Promise<string | null> {
  try {
    const known = await on.transaction(countStored);
    // A folder that nothing was put into yet need not be there.
    if (known === 0) return null;
    await store.answers();
    if (known < 2) return null;
    for await (const _ of store.keptBefore(new Date(8.64e15))) return null;
    return `It holds none of the ${known} files it should hold. Is it the right place, and mounted?`;
  } catch (fault) {
    console.error("The evidence store does not answer.", fault);
    return "It does not answer.";
  }
}

/** Reads bytes back; throws where they cannot be read because the whole store no longer can: that is no fault of theirs. */
async function look(store: EvidenceStore, sha256: string): Promise<ReadBack> {
  const found = await readBack(store, sha256);
  if (found.read === "failed") await store.answers();
  return found;
}

/** Reads the bytes of one hash back, and settles what that means where it is news. */
export async function verifyOne(
  on: Database | Tx,
  store: EvidenceStore,
  stored: StoredBytes,
  now: Date,
): Promise<BytesFault | null> {
  const fault = faultOf(stored, await look(store, stored.sha256));
  if (fault !== stored.fault) return on.transaction((tx) => settle(tx, store, stored.sha256, now));
  await on.transaction((tx) => saveVerified(tx, stored.sha256, fault, now));
  return fault;
}

/** The same for a hash of which somebody has reason to doubt. */
export async function verifyHash(
  on: Database | Tx,
  store: EvidenceStore,
  sha256: string,
  now: Date,
): Promise<BytesFault | null> {
  const stored = await on.transaction((tx) => findStored(tx, sha256));
  return stored && verifyOne(on, store, stored, now);
}

/**
 * Bytes that were whole are not, or those that were not are again. They are read once more while their lock is held, so that
 * nobody is putting them back at this moment; then every incident that holds them is told, and computed anew.
 */
async function settle(tx: Tx, store: EvidenceStore, sha256: string, now: Date): Promise<BytesFault | null> {
  const before = await filesOfBytes(tx, sha256);
  if (before.length > 0)
    await lockSeveral(
      tx,
      before.map(({ key }) => key),
    );
  await lockBytes(tx, sha256);
  const stored = await findStored(tx, sha256);
  if (!stored) return null;
  const files = await filesOfBytes(tx, sha256);
  const fault = faultOf(stored, await look(store, sha256));
  // A file that came meanwhile belongs to an incident that is not locked: the next round settles it.
  if (files.length > before.length) return fault;
  await saveVerified(tx, sha256, fault, now);
  if (fault === stored.fault) return fault;
  const moved = await writeNow(tx, [...new Set(files.map(({ incidentId }) => incidentId))], now);
  const told = files.map((file) => eventOf(file, sha256, fault));
  await recordEvents(tx, [...told, ...moved], { actor, sessionId: null, address: null, now });
  return fault;
}

function eventOf(
  { id, name, incidentId, siteId, stepKey }: FileOfBytes,
  sha256: string,
  fault: BytesFault | null,
): DomainEvent {
  const place = { siteId, incidentId, subjectId: id };
  const data = { evidenceId: id, name, sha256 };
  return fault
    ? { ...place, type: "evidence.damaged", data: { ...data, fault, stepKey } }
    : { ...place, type: "evidence.restored", data };
}
