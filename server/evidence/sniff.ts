import "server-only";
import { fileTypeFromFile } from "file-type";

/** The media type that a file's signature shows, read from its bytes; null when it has none that is known. */
export async function sniff(path: string): Promise<string | null> {
  try {
    return (await fileTypeFromFile(path))?.mime ?? null;
  } catch {
    // A file that only pretends to have a signature breaks its reader; it is then a file of no known kind.
    return null;
  }
}
