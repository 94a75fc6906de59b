import "server-only";
import { eq, type SQL, sql } from "drizzle-orm";
import type { EpssFile, EpssRelease } from "@/domain/catalogues/epss";
import type { Exploitation } from "@/domain/catalogues/exploitation";
import type { KevFile, KevRelease } from "@/domain/catalogues/kev";
import type { AdvisoryId, PersonId } from "@/domain/ids";
import type { Tx } from "./client";
import { epssLists, kevCatalogues, people } from "./schema";

/** Taken before a catalogue or a list is loaded: one after the other, so that which is in force is never told from an old view. */
export async function lockCatalogues(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(716)`);
}

/** Who brought a catalogue or a list with these bytes; null: nobody. */
export async function findLoaded(
  tx: Tx,
  which: "kev" | "epss",
  sha256: string,
): Promise<Readonly<{ receivedBy: string }> | null> {
  const table = which === "kev" ? kevCatalogues : epssLists;
  const [row] = await tx
    .select({ receivedBy: people.name })
    .from(table)
    .innerJoin(people, eq(people.id, table.receivedBy))
    .where(eq(table.sha256, sha256));
  return row ?? null;
}

/** The order of domain/catalogues/kev.ts, countsBefore(). */
const kevInForce = sql`select id, version, released_at, count, sha256 from kev_catalogues
  order by released_at desc, count desc, sha256 limit 1`;

/** The catalogue in force, with its CVEs; null: none was loaded. */
export async function currentKev(tx: Tx): Promise<(KevRelease & { cves: ReadonlySet<string> }) | null> {
  type Row = { version: string; releasedAt: string; count: number; sha256: string; cves: string[] };
  const [row] = await tx.execute<Row>(sql`
    select c.version, c.released_at as "releasedAt", c.count, c.sha256,
      (select coalesce(json_agg(e.cve), '[]') from kev_entries e where e.catalogue_id = c.id) as cves
    from (${kevInForce}) c`);
  return row ? { ...row, releasedAt: new Date(row.releasedAt), cves: new Set(row.cves) } : null;
}

type Loaded = Readonly<{ id: string; by: PersonId; at: Date }>;

export async function insertKev(tx: Tx, file: KevFile, { id, by, at }: Loaded): Promise<void> {
  const { version, releasedAt, sha256, count, entries } = file;
  await tx
    .insert(kevCatalogues)
    .values({ id, version, releasedAt, sha256, count, receivedAt: at, receivedBy: by });
  await tx.execute(sql`
    insert into kev_entries (catalogue_id, cve, added_on, due_on, ransomware)
    select ${id}::uuid, e."cve", e."addedOn", e."dueOn", e."ransomware"
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as e("cve" text, "addedOn" date, "dueOn" date, "ransomware" text)`);
}

/** The list in force; null: none was loaded. */
export async function currentEpss(tx: Tx): Promise<EpssRelease | null> {
  const [row] = await tx.execute<EpssRelease>(sql`
    select model_version as "modelVersion", scored_on::text as "scoredOn", count, sha256 from (${epssInForce}) l`);
  return row ?? null;
}

/** The order of domain/catalogues/epss.ts, listCountsBefore(). */
const epssInForce = sql`select id, model_version, scored_on, count, sha256 from epss_lists
  order by scored_on desc, count desc, sha256 limit 1`;

export async function insertEpss(tx: Tx, file: EpssFile, { id, by, at }: Loaded): Promise<void> {
  const { modelVersion, scoredOn, sha256, count } = file;
  await tx
    .insert(epssLists)
    .values({ id, modelVersion, scoredOn, sha256, count, receivedAt: at, receivedBy: by });
}

const batch = 50_000;

/** Puts the scores of the list in force in the place of those before. */
export async function replaceScores(tx: Tx, { scores }: EpssFile): Promise<void> {
  await tx.execute(sql`delete from epss_scores`);
  for (let from = 0; from < scores.length; from += batch) {
    const rows = scores.slice(from, from + batch);
    const column = (values: readonly (string | number)[]) => `{${values.join(",")}}`;
    await tx.execute(sql`
      insert into epss_scores (cve, score, percentile)
      select * from unnest(${column(rows.map((row) => row.cve))}::text[], ${column(rows.map((row) => row.score))}::float8[],
        ${column(rows.map((row) => row.percentile))}::float8[])`);
  }
}

/** What the catalogues say as it is stored. */
export type StoredExploitation = Readonly<{
  kev: { version: string; releasedAt: string; entries: NonNullable<Exploitation["kev"]>["entries"] } | null;
  epss: Exploitation["epss"];
}>;

/** Two columns, kev and epss: what the catalogues in force say of some CVEs. */
export function exploitationColumns(cves: readonly string[]): SQL {
  const asked = sql`(select upper(value) from jsonb_array_elements_text(${JSON.stringify(cves)}::jsonb))`;
  return sql`
      (select json_build_object('version', c.version, 'releasedAt', c.released_at, 'entries',
        (select coalesce(json_agg(json_build_object('cve', e.cve, 'addedOn', e.added_on, 'dueOn', e.due_on,
          'ransomware', e.ransomware)), '[]') from kev_entries e where e.catalogue_id = c.id and e.cve in ${asked}))
        from (${kevInForce}) c) as kev,
      (select json_build_object('scoredOn', l.scored_on, 'modelVersion', l.model_version, 'scores',
        (select coalesce(json_agg(json_build_object('cve', s.cve, 'score', s.score, 'percentile', s.percentile)), '[]')
          from epss_scores s where s.cve in ${asked}))
        from (${epssInForce}) l) as epss`;
}

/** The two columns as the rules take them. */
export const exploitationOf = ({ kev, epss }: StoredExploitation): Exploitation => ({
  kev: kev && { ...kev, releasedAt: new Date(kev.releasedAt) },
  epss,
});

/** What the catalogues in force say of some CVEs; one statement. */
export async function findExploitation(tx: Tx, cves: readonly string[]): Promise<Exploitation> {
  const [row] = await tx.execute<StoredExploitation>(sql`select ${exploitationColumns(cves)}`);
  return exploitationOf(row ?? { kev: null, epss: null });
}

/** A catalogue or a list as its history shows it. */
export type LoadedRow = Readonly<{
  id: string;
  version: string;
  released: string;
  count: number;
  sha256: string;
  receivedAt: Date;
  receivedBy: string;
}>;

type Raw = Omit<LoadedRow, "receivedAt"> & { receivedAt: string };
const most = 50;
const dated = (rows: readonly Raw[]): LoadedRow[] =>
  rows.map((row) => ({ ...row, receivedAt: new Date(row.receivedAt) }));

/** The catalogues, the one in force first. */
export async function listKev(tx: Tx): Promise<LoadedRow[]> {
  return dated(
    await tx.execute<Raw>(sql`
      select c.id, c.version, c.released_at as released, c.count, c.sha256, c.received_at as "receivedAt",
        p.name as "receivedBy"
      from kev_catalogues c join people p on p.id = c.received_by
      order by c.released_at desc, c.count desc, c.sha256 limit ${most}`),
  );
}

/** The EPSS lists, the one in force first. */
export async function listEpss(tx: Tx): Promise<LoadedRow[]> {
  return dated(
    await tx.execute<Raw>(sql`
      select l.id, l.model_version as version, l.scored_on::text as released, l.count, l.sha256,
        l.received_at as "receivedAt", p.name as "receivedBy"
      from epss_lists l join people p on p.id = l.received_by
      order by l.scored_on desc, l.count desc, l.sha256 limit ${most}`),
  );
}

/** The CVEs each advisory names as it is shown, in capitals. */
export async function listNamedCves(
  tx: Tx,
): Promise<{ advisoryId: AdvisoryId; trackingId: string; cves: readonly string[] }[]> {
  return tx.execute<{ advisoryId: AdvisoryId; trackingId: string; cves: readonly string[] }>(sql`
    select a.id as "advisoryId", a.tracking_id as "trackingId", json_agg(distinct upper(v->>'cve')) as cves
    from advisories a join advisory_revisions r on r.id = a.shown_revision_id,
      jsonb_array_elements(r.reading->'vulnerabilities') v
    where v->>'cve' is not null
    group by a.id, a.tracking_id order by a.id`);
}
