import "server-only";
import { randomUUID } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ByteStream } from "@/lib/streams";

/** A file that is read once; whoever reads it, or leaves before its end, lets go of it. */
export type Spooled = Readonly<{ size: number; bytes: ByteStream }>;

const piece = 64 * 1024;

/**
 * Keeps what is written in a file that has no name any more, so that nothing of it is left behind, whatever happens to the process.
 * Null, and no file, where there was nothing to write.
 */
export async function spooled(
  fill: (write: (bytes: Uint8Array) => Promise<void>) => Promise<boolean>,
): Promise<Spooled | null> {
  const path = join(tmpdir(), `isocenter-${randomUUID()}`);
  const file = await open(path, "wx+", 0o600);
  try {
    await unlink(path);
    let size = 0;
    const filled = await fill(async (bytes) => {
      await file.writeFile(bytes);
      size += bytes.length;
    });
    if (filled) return { size, bytes: readOnce(file, size) };
  } catch (error) {
    await file.close();
    throw error;
  }
  await file.close();
  return null;
}

/** Not a generator: one that was never begun would not let go of the file when it is left. */
function readOnce(file: FileHandle, size: number): ByteStream {
  let at = 0;
  const done = async () => {
    at = size;
    await file.close();
    return { done: true, value: undefined } as const;
  };
  const pieces: AsyncIterator<Uint8Array> = {
    next: async () => {
      if (at >= size) return done();
      const { bytesRead, buffer } = await file.read(
        new Uint8Array(Math.min(piece, size - at)),
        0,
        undefined,
        at,
      );
      at += bytesRead;
      return bytesRead === 0 ? done() : { done: false, value: buffer.subarray(0, bytesRead) };
    },
    return: done,
  };
  return { [Symbol.asyncIterator]: () => pieces };
}
