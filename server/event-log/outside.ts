import "server-only";
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import type { Checkpoint } from "@/domain/event-log/checkpoint";

/** The file of the data folder in which checkpoints are kept outside the database, one to a line. */
export const outsideFile = (dataDir: string): string => path.join(dataDir, "checkpoints.jsonl");

/** Writes a checkpoint to the end of the file and waits until the disk holds it. */
export async function appendOutside(file: string, { heads, hash }: Checkpoint): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, "a", 0o600);
  try {
    await handle.write(`${JSON.stringify({ hash, heads })}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The checkpoints of a file; a line that cannot be read comes back as one that fits nothing. No file: none. */
export async function readOutside(file: string): Promise<Pick<Checkpoint, "heads" | "hash">[]> {
  const text = await readFile(file, "utf8").catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === "ENOENT") return "";
    throw fault;
  });
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map(asKept);
}

function asKept(line: string): Pick<Checkpoint, "heads" | "hash"> {
  try {
    const held: unknown = JSON.parse(line);
    // Safe because only whether the fields are there is asked before they are used.
    const { heads, hash } = held as Record<string, unknown>;
    if (typeof heads === "string" && typeof hash === "string") return { heads, hash };
  } catch {
    // Told below as a checkpoint that is not what was recorded.
  }
  return { heads: line, hash: "" };
}
