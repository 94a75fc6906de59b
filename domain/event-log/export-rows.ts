import { canonical, type Json } from "@/lib/canonical";
import type { StoredEntry } from "./chain-check";

type Exported = Readonly<{
  at: Date;
  actorName: string;
  type: string;
  drill: boolean;
  whole: Readonly<{ incidentKey: string | null; siteCode: string | null; entry: StoredEntry }> | null;
}>;

export const exportHead: readonly string[] = [
  "at",
  "actor",
  "type",
  "site",
  "incident",
  "drill",
  "address",
  "chain",
  "seq",
  "payload",
  "hash",
  "previous_hash",
];

/** An entry as a row of a table; what the reader may not know is empty. */
export function exportRow({ at, actorName, type, drill, whole }: Exported): readonly string[] {
  const { entry, siteCode, incidentKey } = whole ?? {};
  return [
    ...[at.toISOString(), actorName, type, siteCode ?? "", incidentKey ?? "", drill ? "drill" : ""],
    entry?.address ?? "",
    ...[entry?.chain ?? "", entry ? String(entry.seq) : "", entry?.payload ?? "", entry?.hash ?? ""],
    entry?.prevHash ?? "",
  ];
}

/** An entry as a line of JSON: with all of it, so that its hash can be computed again from the line alone. */
export function exportLine({ at, actorName, type, drill, whole }: Exported): string {
  const known: Json = whole
    ? { ...whole.entry, incidentKey: whole.incidentKey, siteCode: whole.siteCode, drill }
    : { at: at.toISOString(), actorName, type, drill };
  return `${canonical(known)}\n`;
}
