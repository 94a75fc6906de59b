import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, opendir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ByteStream } from "@/lib/streams";

/** Bytes that arrived whole in a file of this machine's disk, hashed and counted on their way. */
export type Spooled = Readonly<{ sha256: string; size: number; path: string; discard: () => Promise<void> }>;

/** Takes bytes in as they come, into a new file of a folder; when it throws, nothing of them is left. */
export async function spool(folder: string, source: ByteStream | readonly Uint8Array[]): Promise<Spooled> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const discard = () => rm(path, { force: true });
  try {
    return { ...(await write(path, source)), path, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** Writes the bytes to a new file, piece by piece, and returns once they are on the disk. */
async function write(
  path: string,
  source: ByteStream | readonly Uint8Array[],
): Promise<{ sha256: string; size: number }> {
  const hash = createHash("sha256");
  let size = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const piece of source) {
      hash.update(piece);
      size += piece.length;
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest("hex"), size };
}

/** Removes what nobody has touched since a time, because the process that wrote it ended. */
export async function sweepSpool(folder: string, before: Date): Promise<number> {
  let removed = 0;
  for await (const name of namesIn(folder)) {
    const path = join(folder, name);
    if (!(await isOlder(path, before))) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

export async function* namesIn(folder: string): AsyncGenerator<string> {
  const entries = await orNothing(opendir(folder));
  if (!entries) return;
  for await (const entry of entries) yield entry.name;
}

export const statOf = (path: string) => orNothing(stat(path));

export async function isOlder(path: string, before: Date): Promise<boolean> {
  const found = await statOf(path);
  return found !== null && found.mtime < before;
}

/** What a look at the disk found, or null when nothing is there; another process may have just removed it. */
export async function orNothing<Found>(look: Promise<Found>): Promise<Found | null> {
  try {
    return await look;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** The system's code of a fault of the disk, such as "ENOSPC". */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
