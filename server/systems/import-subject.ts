import "server-only";
import type { Tx } from "@/db/client";
import { findImportMapping } from "@/db/import-mappings";
import { lockMatching } from "@/db/matches";
import { listSites } from "@/db/people";
import { lockSystemsOfSites, type SystemRecord } from "@/db/systems";
import { type Actor, may, sitesWhere } from "@/domain/access/permissions";
import type { SiteId } from "@/domain/ids";
import { headerRow, suggestMapping } from "@/domain/systems/headers";
import { siteIdsOf } from "@/domain/systems/import-places";
import { importPlanner, planOf } from "@/domain/systems/import-plan";
import { type MappedBy, unmappable } from "@/domain/systems/import-preview";
import type {
  ColumnMapping,
  ImportChoice,
  ImportPlan,
  KnownSite,
  PlannedRow,
} from "@/domain/systems/import-rows";
import { sha256 } from "@/lib/hash";
import type { Result } from "@/lib/result";
import type { Placed } from "../doors";
import { report } from "./progress";
import { readTable } from "./read-table";
import type { FileRefusal, TableFile } from "./table-file";

/** What a person chose for a file; without a mapping the remembered or guessed one is taken. */
export type Asked = Readonly<{
  content: string;
  sheet: string | null;
  mapping: ColumnMapping | null;
  /** The headers the mapping was chosen for; it goes along with no other file. */
  mappedFor: string | null;
  siteId: SiteId | null;
  clearEmpty: boolean;
}>;

/** A file that could be read, compared with the inventory as it stands now. */
export type Compared = Readonly<{
  table: TableFile;
  headersHash: string;
  choice: ImportChoice;
  mappedBy: MappedBy;
  /** Whether the choice is remembered as it is already. */
  isRemembered: boolean;
  /** Why the rows cannot be compared; null: they were. */
  unmappable: string | null;
  plan: ImportPlan;
  systems: readonly SystemRecord[];
}>;

export type ImportSubject = Placed & Readonly<{ sha256: string; file: Result<Compared, FileRefusal> }>;

/** Reads the file and compares it; null when the caller sees no systems anywhere. */
export async function loadImport(tx: Tx, asked: Asked, actor: Actor): Promise<ImportSubject | null> {
  const [first, ...others] = whereAsked(actor);
  if (first === undefined) return null;
  const bytes = Buffer.from(asked.content, "base64");
  await report({ stage: "read", done: 0, of: 0 });
  const table = await readTable(bytes, asked.sheet);
  const about = { places: [first, ...others], sha256: sha256(bytes) } as const;
  if (!table.ok) return { ...about, file: table };
  await lockMatching(tx, "shared");
  return { ...about, file: { ok: true, value: await compare(tx, table.value, asked, actor) } };
}

/** A file is imported where the caller may register systems; whoever may nowhere is asked where they may see any. */
function whereAsked(actor: Actor): readonly (SiteId | null)[] {
  const register = sitesWhere(actor, "system:register");
  const places = register.length > 0 ? register : sitesWhere(actor, "system:read");
  return places === "all" ? [null] : places;
}

async function compare(tx: Tx, table: TableFile, asked: Asked, actor: Actor): Promise<Compared> {
  const sites = (await listSites(tx)).filter((site) => may(actor, "system:register", site.id));
  const taken = await choose(tx, table, asked, sites);
  const why = unmappable(taken.choice);
  if (why !== null) {
    return {
      ...taken,
      table,
      unmappable: why,
      plan: planOf([], table.headers, taken.choice.mapping),
      systems: [],
    };
  }
  const systems = await lockSystemsOfSites(tx, siteIdsOf(table.rows, taken.choice, sites));
  const plan = await planned(table, taken.choice, systems, sites);
  return { ...taken, table, unmappable: null, plan, systems };
}

/** The mapping the person chose, else the one remembered for these headers, else what the headers look like. */
async function choose(tx: Tx, table: TableFile, asked: Asked, sites: readonly KnownSite[]) {
  const headersHash = sha256(headerRow(table.headers));
  const known = await findImportMapping(tx, headersHash);
  const remembered = known ? mappingOf(known.columns, table.headers) : null;
  const own = asked.mapping !== null && asked.mappedFor === headersHash ? asked.mapping : null;
  const mapping = only(own ?? remembered ?? suggestMapping(table.headers), table.headers);
  const wanted = own ? asked.siteId : (asked.siteId ?? known?.siteId ?? null);
  const named = Object.values(mapping).includes("site");
  const siteId = named ? null : (sites.find((site) => site.id === wanted)?.id ?? null);
  const same = remembered !== null && sameMapping(mapping, remembered) && siteId === known?.siteId;
  return {
    headersHash,
    choice: { mapping, siteId, clearEmpty: asked.clearEmpty },
    mappedBy: mappedBy(known, own !== null, same),
    isRemembered: same,
  };
}

function mappedBy(
  known: Readonly<{ by: string; at: Date }> | null,
  isChosen: boolean,
  same: boolean,
): MappedBy {
  if (known && (same || !isChosen)) return { how: "remembered", by: known.by, at: known.at.toISOString() };
  return { how: isChosen ? "chosen" : "guessed" };
}

/** A remembered mapping by place: headers are remembered whatever their case. */
function mappingOf(
  columns: readonly Readonly<{ target: ColumnMapping[string] | null }>[],
  headers: readonly string[],
): ColumnMapping {
  return Object.fromEntries(
    headers.flatMap((header, i) => {
      const target = columns[i]?.target ?? null;
      return target === null ? [] : [[header, target]];
    }),
  );
}

/** The mapping without headers the file does not have, in the order of the file. */
const only = (mapping: ColumnMapping, headers: readonly string[]): ColumnMapping =>
  Object.fromEntries(
    headers.flatMap((header) => {
      const target = Object.hasOwn(mapping, header) ? mapping[header] : undefined;
      return target === undefined ? [] : [[header, target]];
    }),
  );

const sameMapping = (one: ColumnMapping, other: ColumnMapping): boolean =>
  JSON.stringify(Object.entries(one)) === JSON.stringify(Object.entries(other));

const inOneGo = 1000;

async function planned(
  table: TableFile,
  choice: ImportChoice,
  systems: readonly SystemRecord[],
  sites: readonly KnownSite[],
): Promise<ImportPlan> {
  const known = systems.map(({ id, siteId, state, fields }) => ({
    id,
    siteId,
    retired: state === "retired",
    fields,
  }));
  const planRow = importPlanner(table, known, choice, sites);
  const rows: PlannedRow[] = [];
  for (let from = 0; from < table.rows.length; from += inOneGo) {
    await report({ stage: "compared", done: from, of: table.rows.length });
    for (const row of table.rows.slice(from, from + inOneGo)) rows.push(planRow(row));
  }
  await report({ stage: "compared", done: rows.length, of: rows.length });
  return planOf(rows, table.headers, choice.mapping);
}
