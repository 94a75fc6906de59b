import { plain } from "@/lib/csv-text";
import type { SiteId } from "../ids";
import type {
  ColumnMapping,
  ColumnTarget,
  ImportChoice,
  ImportRow,
  KnownSite,
  KnownSystem,
  RowRefusal,
  RowRefusalCode,
} from "./import-rows";
import { systemFieldNames } from "./system";

/** A cell of a row with what its column is taken as. */
export type Cell = Readonly<{ header: string; target: ColumnTarget; text: string }>;

/** Asset tags and codes of sites are the same whatever their case and the blanks around them. */
const key = (text: string): string => text.trim().toUpperCase();

export const refusal = (code: RowRefusalCode, column: string, sentence: string): RowRefusal => ({
  code,
  column,
  sentence,
});

/** The cells that feed something; what an export did to keep a text from being a formula is undone. */
export function cellsOf(row: ImportRow, mapping: ColumnMapping): readonly Cell[] {
  return Object.entries(mapping).map(([header, target]) => ({
    header,
    target,
    text: plain(row.cells[header] ?? ""),
  }));
}

const textOf = (cells: readonly Cell[], target: ColumnTarget): string =>
  cells.find((cell) => cell.target === target)?.text ?? "";

const columnOf = (mapping: ColumnMapping, target: ColumnTarget): string =>
  Object.entries(mapping).find(([, each]) => each === target)?.[0] ??
  (target === "site" ? "site" : systemFieldNames[target]);

type Place = Readonly<{
  siteCode: string;
  assetTag: string;
  site: KnownSite | null;
  /** The system of the inventory the row speaks of. */
  system: KnownSystem | undefined;
  refusals: readonly RowRefusal[];
}>;

/** Says of each row which site and system it speaks of, and why it may not be taken there. */
export type Places = Readonly<{ of: (row: ImportRow, cells: readonly Cell[]) => Place }>;

/** Sites by code, and by name where only one has it; a code goes before another site's name. */
function sitesByWord(sites: readonly KnownSite[]): ReadonlyMap<string, KnownSite> {
  const found = new Map<string, KnownSite>();
  for (const site of sites) {
    const alike = sites.filter((other) => key(other.name) === key(site.name));
    if (alike.length === 1) found.set(key(site.name), site);
  }
  for (const site of sites) found.set(key(site.code), site);
  return found;
}

const mostLines = 5;

function otherLines(lines: readonly number[], own: number): string {
  const others = lines
    .slice(0, mostLines + 1)
    .filter((line) => line !== own)
    .slice(0, mostLines);
  const more = lines.length - 1 - others.length;
  return more > 0 ? `${others.join(", ")} and ${more} more` : others.join(", ");
}

/** The sites the rows of a file name; only their systems are compared. */
export function siteIdsOf(
  rows: readonly ImportRow[],
  { mapping, siteId }: Pick<ImportChoice, "mapping" | "siteId">,
  sites: readonly KnownSite[],
): readonly SiteId[] {
  const header = Object.entries(mapping).find(([, target]) => target === "site")?.[0];
  if (header === undefined) return siteId === null ? [] : [siteId];
  const byWord = sitesByWord(sites);
  const found = rows.map((row) => byWord.get(key(plain(row.cells[header] ?? "")))?.id);
  return [...new Set(found.filter((each) => each !== undefined))];
}

/** Finds out of all rows at once what each of them speaks of. */
export function placesOf(
  rows: readonly ImportRow[],
  existing: readonly KnownSystem[],
  { mapping, siteId }: Pick<ImportChoice, "mapping" | "siteId">,
  sites: readonly KnownSite[],
): Places {
  const byWord = sitesByWord(sites);
  const hasColumn = Object.values(mapping).includes("site");
  const whole = hasColumn ? null : (sites.find((site) => site.id === siteId) ?? null);
  // A tag may stand on a retired row and on one in service: the row in service is meant.
  const inServiceLast = existing.toSorted((a, b) => Number(b.retired) - Number(a.retired));
  const systems = new Map(inServiceLast.map((each) => [`${each.siteId} ${key(each.fields.assetTag)}`, each]));
  const columns = { site: columnOf(mapping, "site"), tag: columnOf(mapping, "assetTag") };

  function wordsOf(cells: readonly Cell[]) {
    const siteCode = whole ? whole.code : textOf(cells, "site").trim();
    const site = whole ?? byWord.get(key(siteCode)) ?? null;
    const assetTag = textOf(cells, "assetTag").trim();
    return { siteCode, site, assetTag, place: `${site?.id ?? key(siteCode)} ${key(assetTag)}` };
  }

  const lines = new Map<string, number[]>();
  for (const row of rows) {
    const { place } = wordsOf(cellsOf(row, mapping));
    const known = lines.get(place);
    if (known) known.push(row.line);
    else lines.set(place, [row.line]);
  }

  function repeated(row: ImportRow, assetTag: string, place: string): RowRefusal | null {
    const all = lines.get(place) ?? [];
    if (assetTag === "" || all.length < 2) return null;
    const where = otherLines(all, row.line);
    return refusal("tag-repeated", columns.tag, `“${assetTag}” stands for this site in row ${where} too.`);
  }

  function retired(system: KnownSystem | undefined, assetTag: string): RowRefusal | null {
    if (!system?.retired) return null;
    const sentence = `“${assetTag}” is retired here. Take it into service again, or register the system that carries the tag now.`;
    return refusal("system-retired", columns.tag, sentence);
  }

  return {
    of: (row, cells) => {
      const { siteCode, site, assetTag, place } = wordsOf(cells);
      const system = systems.get(place);
      const found = [
        siteRefusal(siteCode, site, columns.site),
        assetTag === "" ? refusal("tag-missing", columns.tag, "The row has no asset tag.") : null,
        repeated(row, assetTag, place),
        retired(system, assetTag),
      ];
      return { siteCode, assetTag, site, system, refusals: found.filter((each) => each !== null) };
    },
  };
}

function siteRefusal(siteCode: string, site: KnownSite | null, column: string): RowRefusal | null {
  if (siteCode === "") return refusal("site-missing", column, "The row names no site.");
  if (site) return null;
  return refusal("site-unknown", column, `No site has the code “${siteCode}”. An administrator can add it.`);
}
