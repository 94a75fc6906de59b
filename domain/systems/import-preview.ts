import type { SiteId } from "../ids";
import type {
  ColumnMapping,
  ColumnTarget,
  FieldChange,
  ImportChoice,
  ImportPlan,
  PlannedRow,
  RowRefusal,
} from "./import-rows";
import { type SystemField, systemFieldNames } from "./system";

/** How the columns came to be taken as they are. */
export type MappedBy =
  | Readonly<{ how: "guessed" | "chosen" }>
  /** Somebody imported a file with these very headers before; `at` is an instant in ISO form. */
  | Readonly<{ how: "remembered"; by: string; at: string }>;

/** One column of the file with a few of its values, and what it is taken as; null: nothing. */
export type ColumnPreview = Readonly<{
  header: string;
  samples: readonly string[];
  target: ColumnTarget | null;
}>;

/** What would become of one row, as far as it is shown. */
export type ShownRow = Readonly<{ line: number; siteCode: string; assetTag: string }> &
  (
    | Readonly<{ outcome: "new"; what: string }>
    | Readonly<{ outcome: "changed"; changes: readonly FieldChange[]; kept: readonly SystemField[] }>
    | Readonly<{ outcome: "unchanged"; kept: readonly SystemField[] }>
    | Readonly<{ outcome: "refused"; refusals: readonly RowRefusal[] }>
  );

/** What an import would do, as it is shown before it is done. */
export type ImportPreview = Readonly<{
  /** Names exactly what was shown; what is done is this, or nothing. */
  planHash: string;
  /** Names the header row; a mapping goes along with files of these headers only. */
  headersHash: string;
  kind: "csv" | "xlsx";
  sheets: readonly string[];
  sheet: string | null;
  /** The line or row the headers stand on. */
  headerLine: number;
  columns: readonly ColumnPreview[];
  mappedBy: MappedBy;
  siteId: SiteId | null;
  clearEmpty: boolean;
  counts: ImportPlan["counts"];
  rows: readonly ShownRow[];
  ignoredColumns: readonly string[];
}>;

export type ImportInventoryRefusal =
  | Readonly<{
      code: "to-confirm" | "plan-changed" | "nothing-to-import" | "columns-missing";
      sentence: string;
      preview: ImportPreview;
    }>
  | Readonly<{ code: string; sentence: string; lines: readonly number[] }>;

/** The order in which rows are shown: what needs a look first. */
export const outcomes = [
  "refused",
  "changed",
  "new",
  "unchanged",
] as const satisfies readonly PlannedRow["outcome"][];

/** The rows as they are shown, the refused ones first. */
export function shownRows(plan: ImportPlan): readonly ShownRow[] {
  return outcomes.flatMap((outcome) => plan.rows.filter((row) => row.outcome === outcome).map(shownRow));
}

function shownRow(row: PlannedRow): ShownRow {
  const { line, siteCode, assetTag } = row;
  const place = { line, siteCode, assetTag };
  switch (row.outcome) {
    case "refused":
      return { ...place, outcome: "refused", refusals: row.refusals };
    case "changed":
      return { ...place, outcome: "changed", changes: row.changes, kept: row.kept };
    case "unchanged":
      return { ...place, outcome: "unchanged", kept: row.kept };
    case "new": {
      const { manufacturer, model, deviceClass, operatingSystem } = row.fields;
      const what = [manufacturer, model, deviceClass, operatingSystem].filter(Boolean).join(", ");
      return { ...place, outcome: "new", what };
    }
  }
}

const sampleCount = 3;
const sampleLength = 40;

const sample = (text: string): string =>
  text.length > sampleLength ? `${text.slice(0, sampleLength - 1)}…` : text;

/** The first few different values of a column, so that a person can see what it holds. */
export function samplesOf(
  rows: readonly Readonly<{ cells: Readonly<Record<string, string>> }>[],
  header: string,
): readonly string[] {
  const found = new Set<string>();
  for (const row of rows) {
    const text = (row.cells[header] ?? "").trim();
    if (text !== "") found.add(sample(text));
    if (found.size === sampleCount) break;
  }
  return [...found];
}

const targetName = (target: ColumnTarget): string => (target === "site" ? "Site" : systemFieldNames[target]);

/** What keeps a file from being compared at all: a column that must be named, or two for one field. Null: nothing. */
export function unmappable({ mapping, siteId }: Pick<ImportChoice, "mapping" | "siteId">): string | null {
  const byTarget = headersByTarget(mapping);
  const twice = [...byTarget].find(([, headers]) => headers.length > 1);
  if (twice) {
    const [target, headers] = twice;
    return `${headers.length} columns are taken as ${targetName(target)}: ${headers.join(", ")}. Leave it to one of them.`;
  }
  const missing = [
    byTarget.has("assetTag") ? null : `No column is taken as ${targetName("assetTag")}.`,
    byTarget.has("site") || siteId !== null
      ? null
      : "No column is taken as Site, and no site is chosen for the whole file.",
  ].filter((each) => each !== null);
  return missing.length === 0 ? null : `${missing.join(" ")} By site and asset tag a system is known.`;
}

function headersByTarget(mapping: ColumnMapping): ReadonlyMap<ColumnTarget, readonly string[]> {
  const found = new Map<ColumnTarget, readonly string[]>();
  for (const [header, target] of Object.entries(mapping)) {
    found.set(target, [...(found.get(target) ?? []), header]);
  }
  return found;
}
