import { canonical, type Json } from "@/lib/canonical";
import { type Column, number, text } from "@/lib/table-columns";
import type { StoredEntry } from "./chain-check";

type Exported = Readonly<{
  at: Date;
  actorName: string;
  type: string;
  drill: boolean;
  whole: Readonly<{ incidentKey: string | null; siteCode: string | null; entry: StoredEntry }> | null;
}>;

/** An entry as a row of a table; what the reader may not know is empty. */
export const exportColumns: readonly Column<Exported>[] = [
  { name: "at", kind: "instant", of: ({ at }) => at },
  text("actor", ({ actorName }) => actorName),
  text("type", ({ type }) => type),
  text("site", ({ whole }) => whole?.siteCode ?? null),
  text("incident", ({ whole }) => whole?.incidentKey ?? null),
  text("drill", ({ drill }) => (drill ? "drill" : null)),
  text("address", ({ whole }) => whole?.entry.address ?? null),
  text("chain", ({ whole }) => whole?.entry.chain ?? null),
  number("seq", ({ whole }) => whole?.entry.seq ?? null),
  text("payload", ({ whole }) => whole?.entry.payload ?? null),
  text("hash", ({ whole }) => whole?.entry.hash ?? null),
  text("previous_hash", ({ whole }) => whole?.entry.prevHash ?? null),
];

/** An entry as a line of JSON: with all of it, so that its hash can be computed again from the line alone. */
export function exportLine({ at, actorName, type, drill, whole }: Exported): string {
  const known: Json = whole
    ? { ...whole.entry, incidentKey: whole.incidentKey, siteCode: whole.siteCode, drill }
    : { at: at.toISOString(), actorName, type, drill };
  return `${canonical(known)}\n`;
}
