import type { z } from "zod";
import type { Json } from "@/lib/canonical";

/** Where a page of a list ended, as it stands in the address of the next one. */
export function writeCursor(after: Json): string {
  return Buffer.from(JSON.stringify(after)).toString("base64url");
}

/** A cursor from an address; one that cannot be read opens the first page. */
export function readCursor<Cursor>(text: string | null, shape: z.ZodType<Cursor>): Cursor | null {
  if (text === null) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}
