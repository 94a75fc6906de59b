import "server-only";
import { insertAliases } from "@/db/aliases";
import type { Tx } from "@/db/client";
import type { AliasHistory } from "@/domain/matching/alias-rows";

/** The id under which a line of the table every organisation starts with is stored; others keep theirs. */
export type StoredIds = ReadonlyMap<string, string>;

/** Stores the table every organisation starts with, before the first change makes the stored one the one that counts. */
export async function storeStandard(
  tx: Tx,
  lines: readonly AliasHistory[],
  { now, newId }: Readonly<{ now: Date; newId: () => string }>,
): Promise<StoredIds> {
  const standard = lines.filter((line) => line.id.startsWith("standard-"));
  const stored = standard.map((line) => ({ ...line, id: newId() }));
  if (stored.length > 0) await insertAliases(tx, stored, null, now);
  return new Map(standard.map((line, at) => [line.id, stored[at]?.id ?? line.id]));
}
