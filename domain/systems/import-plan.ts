import { changesBetween } from "./correction";
import { readCell } from "./import-cells";
import { type Cell, cellsOf, type Places, placesOf, refusal } from "./import-places";
import type {
  ColumnMapping,
  ImportChoice,
  ImportPlan,
  ImportRow,
  KnownSite,
  KnownSystem,
  PlannedRow,
} from "./import-rows";
import { nobodySaid, type SystemField, type SystemFields } from "./system";

type Table = Readonly<{ headers: readonly string[]; rows: readonly ImportRow[] }>;

/** Fields the file has a column for and leaves empty although the inventory knows them. */
function keptOf(before: SystemFields, cells: readonly Cell[]): readonly SystemField[] {
  const empty = cells.flatMap(({ target, text }) =>
    target !== "site" && text.trim() === "" ? [target] : [],
  );
  return empty.filter((field) => before[field] !== nobodySaid[field]);
}

function planKnown(
  row: ImportRow,
  cells: readonly Cell[],
  given: Partial<SystemFields>,
  system: KnownSystem,
  siteCode: string,
  clearEmpty: boolean,
): PlannedRow {
  const { siteId, id: systemId, fields: before } = system;
  // The tag is the key of the row: written otherwise it is still the same system, under the tag it has.
  const fields = { ...before, ...given, assetTag: before.assetTag };
  const changes = changesBetween(before, fields);
  const kept = clearEmpty ? [] : keptOf(before, cells);
  const place = { line: row.line, siteCode, assetTag: before.assetTag };
  return changes.length === 0
    ? { ...place, outcome: "unchanged", siteId, systemId, kept }
    : { ...place, outcome: "changed", siteId, systemId, fields, changes, kept };
}

function planRow(row: ImportRow, choice: ImportChoice, places: Places): PlannedRow {
  const cells = cellsOf(row, choice.mapping);
  const { siteCode, assetTag, site, system, refusals: atPlace } = places.of(row, cells);
  const place = { line: row.line, siteCode, assetTag };
  if (row.misfit) {
    const { cells: given, headers } = row.misfit;
    const sentence = `The row has ${given} cells, the headers are ${headers}. A cell with the delimiter or a line break in it needs quotation marks.`;
    return { ...place, outcome: "refused", refusals: [refusal("row-misfit", "the whole row", sentence)] };
  }
  const reads = cells.map((cell) => readCell(cell, choice.clearEmpty));
  const refusals = [...atPlace, ...reads.flatMap((read) => read.refusals)];
  if (refusals.length > 0 || site === null) return { ...place, outcome: "refused", refusals };
  const given: Partial<SystemFields> = Object.assign({}, ...reads.map((read) => read.given));
  if (system) return planKnown(row, cells, given, system, siteCode, choice.clearEmpty);
  return { ...place, outcome: "new", siteId: site.id, fields: { ...nobodySaid, ...given } };
}

/** Plans the rows of one file one by one, so that whoever waits can be told how far it is. */
export function importPlanner(
  file: Table,
  existing: readonly KnownSystem[],
  choice: ImportChoice,
  sites: readonly KnownSite[],
): (row: ImportRow) => PlannedRow {
  const places = placesOf(file.rows, existing, choice, sites);
  return (row) => planRow(row, choice, places);
}

/** The rows as one plan, counted. */
export function planOf(
  rows: readonly PlannedRow[],
  headers: readonly string[],
  mapping: ColumnMapping,
): ImportPlan {
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const row of rows) counts[row.outcome] += 1;
  return { rows, counts, ignoredColumns: headers.filter((header) => !Object.hasOwn(mapping, header)) };
}

/**
 * What an import would do with each row: new, changed field by field, unchanged, or refused with the column and the reason.
 * A system is known by site and asset tag. An empty cell erases what the inventory knows only where that was chosen.
 */
export function planImport(
  file: Table,
  existing: readonly KnownSystem[],
  choice: ImportChoice,
  sites: readonly KnownSite[],
): ImportPlan {
  const plan = importPlanner(file, existing, choice, sites);
  return planOf(file.rows.map(plan), file.headers, choice.mapping);
}
