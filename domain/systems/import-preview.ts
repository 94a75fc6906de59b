import type { ColumnMapping, ImportPlan, PlannedRow } from "./import-rows";

/** What an import would do, as it is shown before it is done; long lists are cut, the counts are whole. */
export type ImportPreview = Readonly<{
  /** Names exactly what was shown; what is done is this, or nothing. */
  planHash: string;
  headers: readonly string[];
  mapping: ColumnMapping;
  counts: ImportPlan["counts"];
  rows: readonly PlannedRow[];
  ignoredColumns: readonly string[];
}>;

export type ImportInventoryRefusal =
  | Readonly<{
      code: "to-confirm" | "plan-changed" | "nothing-to-import" | "columns-missing";
      sentence: string;
      preview: ImportPreview;
    }>
  | Readonly<{ code: string; sentence: string; lines: readonly number[] }>;

const most: Readonly<Record<PlannedRow["outcome"], number>> = {
  refused: 200,
  changed: 100,
  new: 50,
  unchanged: 20,
};
const order: readonly PlannedRow["outcome"][] = ["refused", "changed", "new", "unchanged"];

/** The rows to show: refused ones first, then what changes, and of each kind only so many. */
export function previewRows(plan: ImportPlan): readonly PlannedRow[] {
  return order.flatMap((outcome) =>
    plan.rows.filter((row) => row.outcome === outcome).slice(0, most[outcome]),
  );
}

/** Whether the file can name systems at all: a column feeds the site, another one the asset tag. */
export function namesSystems(mapping: ColumnMapping): boolean {
  const targets = Object.values(mapping);
  return targets.includes("site") && targets.includes("assetTag");
}
