import "server-only";
import { listAliasHistory } from "@/db/aliases";
import type { Tx } from "@/db/client";
import type { AliasHistory } from "@/domain/matching/alias-rows";
import { type Alias, type AliasTable, aliasTable } from "@/domain/matching/aliases";
import { standardAliases } from "@/domain/matching/standard-aliases";
import { canonical } from "@/lib/canonical";
import { sha256 } from "@/lib/hash";

/** The lines of the table as they are shown: the organisation's own, or those every organisation starts with. */
export async function aliasLines(tx: Tx): Promise<readonly AliasHistory[]> {
  const own = await listAliasHistory(tx);
  if (own.length > 0) return own;
  const plain = { by: null, addedAt: null, reason: "", endedBy: null, endedAt: null, endReason: "" };
  return standardAliases.map((alias) => ({ ...alias, id: standardId(alias), ...plain }));
}

/** A name for a line that is not stored yet, the same each time. */
const standardId = (alias: Alias): string =>
  `standard-${sha256(canonical([alias.kind, alias.text])).slice(0, 12)}`;

/** Whether an id names a line: its own, or the one it had before the organisation changed its first alias. */
export const isNamed = (line: Alias & Readonly<{ id: string }>, id: string): boolean =>
  line.id === id || standardId(line) === id;

/** The lines that hold on a day. */
export function holding<Line extends Alias>(lines: readonly Line[], on: Date): readonly Line[] {
  const today = on.toISOString().slice(0, 10);
  return lines.filter(
    ({ validFrom, validTo }) =>
      (validFrom === null || validFrom <= today) && (validTo === null || today < validTo),
  );
}

/** The alias table as it holds now. */
export async function aliasesNow(tx: Tx, now: Date): Promise<AliasTable> {
  return aliasTable(await aliasLines(tx), now);
}
