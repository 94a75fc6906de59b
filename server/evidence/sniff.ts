import "server-only";
import { fileTypeFromBuffer, fileTypeFromFile } from "file-type";

/** The media type that a file's signature shows, read from its bytes; null when it has none that is known. */
export const sniff = (path: string): Promise<string | null> => typeOf(() => fileTypeFromFile(path));

/** The same of bytes that are in memory. */
export const sniffBytes = (bytes: Uint8Array): Promise<string | null> =>
  typeOf(() => fileTypeFromBuffer(bytes));

async function typeOf(read: () => Promise<{ mime: string } | undefined>): Promise<string | null> {
  try {
    return (await read())?.mime ?? null;
  } catch {
    // A file that only pretends to have a signature breaks its reader; it is then a file of no known kind.
    return null;
  }
}
