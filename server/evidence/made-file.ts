import "server-only";
import { evidenceStore } from "./open-store";

/** Bytes of the store in memory, for what must be read whole; null: there are more than that. */
export async function readWhole(sha256: string, most: number): Promise<Buffer | null> {
  const bytes = await readBeginning(sha256, most + 1);
  return bytes.length > most ? null : bytes;
}

/** At most so many of the first bytes. */
export async function readBeginning(sha256: string, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const piece of evidenceStore().read(sha256)) {
    parts.push(piece);
    size += piece.length;
    if (size >= most) break;
  }
  return Buffer.concat(parts).subarray(0, most);
}

/** Puts bytes that the portal made into the store; what attaches them comes after. */
export async function keepMade(bytes: Uint8Array): Promise<Readonly<{ sha256: string; size: number }>> {
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
