import type { SiteId } from "../ids";
import { fieldLengths, readExams, readRuh } from "./cells";
import { changesBetween } from "./correction";
import type {
  ColumnMapping,
  ImportPlan,
  ImportRow,
  KnownSite,
  KnownSystem,
  PlannedRow,
  RowRefusal,
  RowRefusalCode,
} from "./import-rows";
import { type SystemField, type SystemFields, systemFieldNames } from "./system";

type Cell = Readonly<{ header: string; target: SystemField | "site"; text: string }>;

const nobodySaid: SystemFields = {
  assetTag: "",
  manufacturer: "",
  model: "",
  deviceClass: "",
  modality: "",
  serial: "",
  softwareVersion: "",
  operatingSystem: "",
  stationName: "",
  aeTitles: "",
  ipAddress: "",
  vlan: "",
  switchPort: "",
  location: "",
  clinicalOwner: "",
  ruhCapable: "unknown",
  examsPerDay: null,
  alternative: "",
};

const key = (text: string): string => text.trim().toUpperCase();

const refusal = (code: RowRefusalCode, column: string, sentence: string): RowRefusal => ({
  code,
  column,
  sentence,
});

function cellsOf(row: ImportRow, mapping: ColumnMapping): readonly Cell[] {
  return Object.entries(mapping).map(([header, target]) => ({
    header,
    target,
    text: row.cells[header] ?? "",
  }));
}

const textOf = (cells: readonly Cell[], target: Cell["target"]): string =>
  cells.find((cell) => cell.target === target)?.text ?? "";

type Read = Readonly<{ given: Partial<SystemFields>; refusals: readonly RowRefusal[] }>;

const nothing: Read = { given: {}, refusals: [] };

const taken = (given: Partial<SystemFields>): Read => ({ given, refusals: [] });

const turnedDown = (code: RowRefusalCode, header: string, sentence: string): Read => ({
  given: {},
  refusals: [refusal(code, header, sentence)],
});

function readText(field: keyof typeof fieldLengths, { header, text }: Cell): Read {
  const most = fieldLengths[field];
  if (text.length > most) {
    return turnedDown("value-too-long", header, `The text is longer than ${most} letters. Shorten it.`);
  }
  return taken({ [field]: field === "assetTag" ? text.trim() : text });
}

/** A cell as the field takes it. Blanks at the ends go only from the asset tag: any other text stays as written. */
function readCell(cell: Cell): Read {
  const { header, target, text } = cell;
  if (target === "site" || text.trim() === "") return nothing;
  if (target !== "ruhCapable" && target !== "examsPerDay") return readText(target, cell);
  const read = target === "ruhCapable" ? readRuh(text) : readExams(text);
  return read.ok ? taken({ [target]: read.value }) : turnedDown("value-invalid", header, read.refusal);
}

/** Fields the file has a column for and leaves empty although the inventory knows them: an empty cell erases nothing. */
function keptOf(before: SystemFields, cells: readonly Cell[]): readonly SystemField[] {
  const empty = cells.flatMap(({ target, text }) =>
    target !== "site" && text.trim() === "" ? [target] : [],
  );
  return empty.filter((field) => before[field] !== nobodySaid[field]);
}

type Known = Readonly<{
  mapping: ColumnMapping;
  sites: ReadonlyMap<string, SiteId>;
  systems: ReadonlyMap<string, KnownSystem>;
  /** The lines on which a tag stands, by site and tag. */
  lines: ReadonlyMap<string, readonly number[]>;
}>;

const columnOf = (mapping: ColumnMapping, target: Cell["target"]): string =>
  Object.entries(mapping).find(([, each]) => each === target)?.[0] ??
  (target === "site" ? "site" : systemFieldNames[target]);

function placeRefusals(
  row: ImportRow,
  siteCode: string,
  assetTag: string,
  known: Known,
): readonly RowRefusal[] {
  const site = columnOf(known.mapping, "site");
  const tag = columnOf(known.mapping, "assetTag");
  const other = (known.lines.get(`${key(siteCode)} ${key(assetTag)}`) ?? []).filter(
    (line) => line !== row.line,
  );
  const found: (RowRefusal | null)[] = [
    siteCode === "" ? refusal("site-missing", site, "The row names no site.") : null,
    siteCode !== "" && !known.sites.has(key(siteCode))
      ? refusal("site-unknown", site, `No site has the code “${siteCode}”. An administrator can add it.`)
      : null,
    assetTag === "" ? refusal("tag-missing", tag, "The row has no asset tag.") : null,
    assetTag !== "" && other.length > 0
      ? refusal("tag-repeated", tag, `“${assetTag}” stands for this site on line ${other.join(", ")} too.`)
      : null,
  ];
  return found.filter((each) => each !== null);
}

function planKnown(
  row: ImportRow,
  cells: readonly Cell[],
  given: Partial<SystemFields>,
  system: KnownSystem,
): PlannedRow {
  const { siteId, id: systemId, fields: before } = system;
  // The tag is the key of the row: written otherwise it is still the same system, under the tag it has.
  const fields = { ...before, ...given, assetTag: before.assetTag };
  const changes = changesBetween(before, fields);
  const kept = keptOf(before, cells);
  const place = { line: row.line, siteCode: textOf(cells, "site").trim(), assetTag: before.assetTag };
  return changes.length === 0
    ? { ...place, outcome: "unchanged", siteId, systemId, kept }
    : { ...place, outcome: "changed", siteId, systemId, fields, changes, kept };
}

function planRow(row: ImportRow, known: Known): PlannedRow {
  const cells = cellsOf(row, known.mapping);
  const siteCode = textOf(cells, "site").trim();
  const assetTag = textOf(cells, "assetTag").trim();
  const place = { line: row.line, siteCode, assetTag };
  const reads = cells.map(readCell);
  const given: Partial<SystemFields> = Object.assign({}, ...reads.map((read) => read.given));
  const system = known.systems.get(`${key(siteCode)} ${key(assetTag)}`);
  const retired = system?.retired
    ? [
        refusal(
          "system-retired",
          columnOf(known.mapping, "assetTag"),
          `“${assetTag}” is retired. Register it anew under its next tag.`,
        ),
      ]
    : [];
  const refusals = [
    ...placeRefusals(row, siteCode, assetTag, known),
    ...retired,
    ...reads.flatMap((read) => read.refusals),
  ];
  const siteId = known.sites.get(key(siteCode));
  if (refusals.length > 0 || siteId === undefined) return { ...place, outcome: "refused", refusals };
  if (system !== undefined) return planKnown(row, cells, given, system);
  return { ...place, outcome: "new", siteId, fields: { ...nobodySaid, ...given } };
}

function linesByTag(
  rows: readonly ImportRow[],
  mapping: ColumnMapping,
): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, number[]>();
  for (const row of rows) {
    const cells = cellsOf(row, mapping);
    const place = `${key(textOf(cells, "site"))} ${key(textOf(cells, "assetTag"))}`;
    lines.set(place, [...(lines.get(place) ?? []), row.line]);
  }
  return lines;
}

/**
 * What an import would do with each row: new, changed field by field, unchanged, or refused with the column and the reason.
 * A system is known by site and asset tag. An empty cell never erases what the inventory knows.
 */
export function planImport(
  file: Readonly<{ headers: readonly string[]; rows: readonly ImportRow[] }>,
  existing: readonly KnownSystem[],
  mapping: ColumnMapping,
  sites: readonly KnownSite[],
): ImportPlan {
  const codes = new Map(sites.map((site) => [site.id, key(site.code)]));
  const known: Known = {
    mapping,
    sites: new Map(sites.map((site) => [key(site.code), site.id])),
    systems: new Map(
      // A tag may stand on a retired row and on one in service: the row in service is meant.
      existing
        .toSorted((a, b) => Number(b.retired) - Number(a.retired))
        .map((each) => [`${codes.get(each.siteId) ?? ""} ${key(each.fields.assetTag)}`, each]),
    ),
    lines: linesByTag(file.rows, mapping),
  };
  const rows = file.rows.map((row) => planRow(row, known));
  const counted = (outcome: PlannedRow["outcome"]): number =>
    rows.filter((row) => row.outcome === outcome).length;
  return {
    rows,
    counts: {
      new: counted("new"),
      changed: counted("changed"),
      unchanged: counted("unchanged"),
      refused: counted("refused"),
    },
    ignoredColumns: file.headers.filter((header) => !Object.hasOwn(mapping, header)),
  };
}
