import { type AliasKind, meansInWords } from "./alias-words";
import type { Alias } from "./aliases";

/** A line of the alias table with its history; without an author it stood in the table every organisation starts with. */
export type AliasHistory = Alias &
  Readonly<{
    id: string;
    by: string | null;
    addedAt: Date | null;
    reason: string;
    endedBy: string | null;
    endedAt: Date | null;
    endReason: string;
  }>;

/** The lines that hold a text, in either of their names or in a reason. */
export function aliasesWith(
  rows: readonly AliasHistory[],
  kind: AliasKind | null,
  text: string,
): readonly AliasHistory[] {
  const wanted = text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (kind === null || row.kind === kind) &&
      [row.text, meansInWords(row), row.reason].some((each) => each.toLowerCase().includes(wanted)),
  );
}
