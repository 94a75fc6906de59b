import { z } from "zod";
import type { Json } from "@/lib/canonical";

const withRequestId = z.object({ requestId: z.uuid() });

/** The id that makes a repeated request the same request, where the caller sent one. */
export function requestIdOf(rawInput: unknown): string | null {
  const read = withRequestId.safeParse(rawInput);
  return read.success ? read.data.requestId : null;
}

/** Messages by field, the field named by its path. */
export function fieldErrors(error: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const key = issue.path.join(".") || "form";
    fields[key] = [...(fields[key] ?? []), issue.message];
  }
  return fields;
}

/** What was sent, as plain JSON, for its hash. */
export function plainJson(value: unknown): Json {
  const text = JSON.stringify(value ?? null);
  // Safe because it was just written by JSON.stringify.
  return JSON.parse(text) as Json;
}

const uniqueViolation = z.object({ code: z.literal("23505"), constraint_name: z.string() });

/** The unique index a database error names, or null when it is another error. */
export function constraintOf(error: unknown): string | null {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const read = uniqueViolation.safeParse(cause);
  return read.success ? read.data.constraint_name : null;
}
