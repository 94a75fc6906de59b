import "server-only";
import { evidenceStore } from "./open-store";
import { checkedBytes } from "./read-back";

type Kept = Readonly<{ sha256: string; size: number }>;

/** The bytes of a file in memory, each of them what was received; else it throws, and `onFault` is told. */
export const readWhole = (file: Kept, onFault: () => void): Promise<Buffer> =>
  readBeginning(file, file.size, onFault);

/** At most so many of its first bytes. All are read, because only then is it known that these are what was received. */
export async function readBeginning(file: Kept, most: number, onFault: () => void): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const piece of checkedBytes(evidenceStore(), file, onFault)) {
    if (size < most) parts.push(piece);
    size += piece.length;
  }
  return Buffer.concat(parts).subarray(0, most);
}

/** Puts bytes that the portal made into the store; what attaches them comes after. */
export async function keepMade(bytes: Uint8Array): Promise<Kept> {
  const held = await evidenceStore().receive(once(bytes));
  try {
    await held.keep();
    return { sha256: held.sha256, size: held.size };
  } finally {
    await held.discard();
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
