import type { ByteStream } from "@/lib/streams";

/** Bytes that have arrived whole and are durable, but belong to nothing yet. */
export type Held = Readonly<{
  sha256: string;
  size: number;
  /** A local file with the bytes, to be looked at before they are kept. */
  path: string;
  /** Puts them in their place, under their hash; bytes that are there already stay there once, and count as fresh. */
  keep: () => Promise<void>;
  /** Removes what was not kept. */
  discard: () => Promise<void>;
}>;

/** The store did not answer, or not as it should: nothing is known of what it keeps. */
export class StoreAway extends Error {
  constructor(cause: unknown) {
    super("The evidence store does not answer", { cause });
  }
}

/** The store answers, and keeps nothing under this hash. */
export class NoBytes extends Error {
  constructor(sha256: string) {
    super(`Nothing is kept under ${sha256}`);
  }
}

/** Where the bytes of evidence are, by their SHA-256 in hex. It knows nothing of rows; who may see them is asked elsewhere. */
export type EvidenceStore = Readonly<{
  /** Takes bytes in as they come, hashing and counting; when it throws, nothing of them is left. */
  receive: (source: ByteStream) => Promise<Held>;
  /** How many bytes are kept under a hash; null when none are. */
  sizeOf: (sha256: string) => Promise<number | null>;
  /** The bytes of a hash, as they are read; throws NoBytes when none are kept. */
  read: (sha256: string) => ByteStream;
  /** Resolves when the store can be read at all, and else throws why not. */
  answers: () => Promise<void>;
  /** The store's own time, by which it tells how old what it keeps is. */
  clock: () => Promise<Date>;
  /** Removes what arrived and was neither kept nor discarded, because the process ended: nobody has touched it since. */
  sweepIncoming: (before: Date) => Promise<number>;
  /** The hashes whose bytes were kept before a time and not again since. */
  keptBefore: (before: Date) => AsyncIterable<string>;
  /** Removes bytes that were kept before a time and not again since. */
  removeKeptBefore: (sha256: string, before: Date) => Promise<boolean>;
}>;
