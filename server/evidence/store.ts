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

/** The pieces of one upload, by a name that only its sender knows; what nobody goes on with is swept like all that arrives. */
export type Pieces = Readonly<{
  /** Takes one piece whole, or nothing of it; the same piece again takes the place of the first. */
  put: (upload: string, from: number, piece: Uint8Array) => Promise<void>;
  /** How many bytes from the beginning on are there without a gap. */
  received: (upload: string) => Promise<number>;
  /** These bytes, one piece after the other. */
  read: (upload: string) => ByteStream;
  drop: (upload: string) => Promise<void>;
}>;

/** Where the bytes of evidence are, by their SHA-256 in hex. It knows nothing of rows; who may see them is asked elsewhere. */
export type EvidenceStore = Readonly<{
  /** Takes bytes in as they come, hashing and counting; when it throws, nothing of them is left. */
  receive: (source: ByteStream) => Promise<Held>;
  /** Bytes of files that are still on their way, which any process that shares the store can go on with. */
  pieces: Pieces;
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
