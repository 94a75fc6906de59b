import "server-only";
import { createHash } from "node:crypto";
import type { ReadBack } from "@/domain/evidence/verification";
import type { ByteStream } from "@/lib/streams";
import { type EvidenceStore, NoBytes } from "./store";

/** Reads bytes back from the store and hashes them as they come. */
export async function readBack(store: EvidenceStore, sha256: string): Promise<ReadBack> {
  const hash = createHash("sha256");
  let size = 0;
  try {
    for await (const piece of store.read(sha256)) {
      hash.update(piece);
      size += piece.length;
    }
  } catch (fault) {
    if (fault instanceof NoBytes) return { read: "nothing" };
    console.error(`The bytes of ${sha256} could not be read back.`, fault);
    return { read: "failed" };
  }
  return { read: "whole", sha256: hash.digest("hex"), size };
}

/** Bytes on their way out turned out not to be what was received. */
export class NotWhatWasReceived extends Error {}

/**
 * The bytes of a hash on their way to a reader, hashed as they go. The last piece leaves only once all of them are known to be
 * what was received, so that nobody is ever given a whole file that is not; else the stream breaks off, and `onFault` is told.
 */
export async function* checkedBytes(
  store: EvidenceStore,
  { sha256, size }: Readonly<{ sha256: string; size: number }>,
  onFault: () => void,
): ByteStream & AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let seen = 0;
  let last: Uint8Array | null = null;
  try {
    for await (const piece of store.read(sha256)) {
      hash.update(piece);
      seen += piece.length;
      if (seen > size) throw new NotWhatWasReceived(sha256);
      if (last) yield last;
      last = piece;
    }
    if (seen !== size || hash.digest("hex") !== sha256) throw new NotWhatWasReceived(sha256);
  } catch (fault) {
    onFault();
    throw fault;
  }
  if (last) yield last;
}
