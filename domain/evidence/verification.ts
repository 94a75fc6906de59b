/** What can be wrong with bytes that were received and are kept. */
export const bytesFaults = ["missing", "altered", "unreadable"] as const;
export type BytesFault = (typeof bytesFaults)[number];

/** What the store gave when bytes were read back: their hash and number, nothing, or a fault of its own. */
export type ReadBack =
  | Readonly<{ read: "whole"; sha256: string; size: number }>
  | Readonly<{ read: "nothing" }>
  | Readonly<{ read: "failed" }>;

/** What is wrong with bytes that were read back; null: they are what was received. */
export function faultOf(
  received: Readonly<{ sha256: string; size: number }>,
  found: ReadBack,
): BytesFault | null {
  if (found.read === "nothing") return "missing";
  if (found.read === "failed") return "unreadable";
  return found.sha256 === received.sha256 && found.size === received.size ? null : "altered";
}

/** What is wrong, in the words of a sentence that begins with the file's name. */
export const faultWords: Readonly<Record<BytesFault, string>> = {
  missing: "is missing from the store",
  altered: "is not what was received: its bytes changed",
  unreadable: "cannot be read from the store",
};

const dayMs = 24 * 3_600_000;

/** How often all bytes are read back. */
export const verifyEveryMs = 7 * dayMs;
/** How soon bytes that were found wrong are looked at again, since somebody may have put them back. */
export const verifyFaultEveryMs = 10 * 60_000;
/** One round of the job reads no more than this, so that it never holds up the other jobs. */
export const slice = { bytes: 256 * 1024 * 1024, files: 200, ms: 20_000 } as const;
