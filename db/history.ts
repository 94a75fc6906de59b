import "server-only";
import { and, asc, eq, gte, isNull, lte, min, type SQL, sql } from "drizzle-orm";
import type { SiteDay } from "@/domain/history/burn-down";
import type { StatusChange } from "@/domain/history/change";
import { type DaySnapshot, fromStored, toStored } from "@/domain/history/snapshot";
import { type DaySum, type FirstDay, toldNames } from "@/domain/history/told";
import type { AdvisoryId, SiteId } from "@/domain/ids";
import type { Tx } from "./client";
import { type Reach, within, withinText } from "./reach";
import { statusSnapshots } from "./schema";

type ChangeRow = { at: string | Date } & Record<string, unknown>;

/** What status rests on at a site, each change in its order, up to an instant (with it). */
export async function listStatusChanges(tx: Tx, siteId: SiteId, until: Date): Promise<StatusChange[]> {
  const rows = await tx.execute<ChangeRow>(sql`
    select at, site_id as "siteId", system_id as "systemId", advisory_id as "advisoryId", incident_id as "incidentId", kind, facts
    from status_changes where site_id = ${siteId} and at <= ${until.toISOString()}::timestamptz order by at, seq`);
  // Safe because the triggers write exactly these shapes; history.db.test.ts compares what comes of them with the rows themselves.
  return rows.map((row) => ({ ...row, at: new Date(row.at) }) as StatusChange);
}

/** Since when something is known of each site. */
export async function listSitesToSnapshot(tx: Tx): Promise<{ siteId: SiteId; zone: string; first: Date }[]> {
  const rows = await tx.execute<{ siteId: SiteId; zone: string; first: string }>(sql`
    select s.id as "siteId", s.zone, first.at as first from sites s
    cross join lateral (select c.at from status_changes c where c.site_id = s.id order by c.at limit 1) first
    order by s.id`);
  return rows.map((row) => ({ ...row, first: new Date(row.first) }));
}

/** The days of a site that are written. */
export async function listWrittenDays(tx: Tx, siteId: SiteId): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ day: statusSnapshots.day })
    .from(statusSnapshots)
    .where(eq(statusSnapshots.siteId, siteId));
  return new Set(rows.map(({ day }) => day));
}

/** Every advisory, and since when there is one. */
export async function listAdvisoriesSince(tx: Tx): Promise<{ id: AdvisoryId; since: Date }[]> {
  const rows = await tx.execute<{ id: AdvisoryId; since: string }>(sql`
    select id, created_at as since from advisories where shown_revision_id is not null order by id`);
  return rows.map((row) => ({ ...row, since: new Date(row.since) }));
}

/** Writes the numbers of days of a site; one that another process wrote meanwhile stays. */
export async function insertSnapshots(
  tx: Tx,
  siteId: SiteId,
  snapshots: readonly (DaySnapshot & Readonly<{ writtenAt: Date }>)[],
): Promise<void> {
  for (let from = 0; from < snapshots.length; from += 500) {
    const rows = snapshots
      .slice(from, from + 500)
      .map(({ numbers, ...day }) => ({ ...day, siteId, numbers: toStored(numbers) }));
    await tx.insert(statusSnapshots).values(rows).onConflictDoNothing();
  }
}

/** The numbers of sites in reach on days, for an advisory or for all together. */
export async function listSnapshots(
  tx: Tx,
  reach: Reach,
  of: Readonly<{ advisoryId: AdvisoryId | null; from: string; to: string }>,
): Promise<SiteDay[]> {
  const { siteId, day, late, numbers } = statusSnapshots;
  const rows = await tx
    .select({ siteId, day, late, numbers })
    .from(statusSnapshots)
    .where(and(within(reach, siteId), gte(day, of.from), lte(day, of.to), ofAdvisory(of.advisoryId)))
    .orderBy(asc(day), asc(siteId));
  return rows.map((row) => ({ ...row, numbers: fromStored(row.numbers) }));
}

const ofAdvisory = (id: AdvisoryId | null) =>
  id === null ? isNull(statusSnapshots.advisoryId) : eq(statusSnapshots.advisoryId, id);

export type History = Readonly<{
  /** The zones of the sites in reach. */
  zones: readonly string[];
  firstDays: readonly FirstDay[];
  /** The days of all sites in reach together. */
  days: readonly DaySum[];
  /** The sites that were asked for, by name. */
  sites: readonly Readonly<{
    code: string;
    name: string;
    /** Its first written day. */
    first: string | null;
    days: readonly DaySum[];
  }>[];
}>;

const columnOf = (name: string): SQL => sql.identifier(name.replaceAll("-", "_")).getSQL();
const columns = sql.join(toldNames.map(columnOf), sql`, `);
/** The numbers of a day as they are, or (sum) those of several. */
const numbers = (sum: SQL): SQL =>
  sql`json_build_object(${sql.join(
    toldNames.map((name) => sql`${sql.raw(`'${name}'`)}, ${sum}(${columnOf(name)})`),
    sql`, `,
  )})`;

/** The written days from one on, of the sites in reach together and of some of them each, in one statement that reads an index alone. */
export async function readDays(
  tx: Tx,
  reach: Reach,
  of: Readonly<{ advisoryId: AdvisoryId | null; from: string; codes: readonly string[] }>,
): Promise<History> {
  const ofIt = of.advisoryId === null ? sql`d.advisory_id is null` : sql`d.advisory_id = ${of.advisoryId}`;
  const [row] = await tx.execute<History>(sql`
    with site as materialized (
      select s.id, s.code, s.name, s.zone,
        (select min(d.day) from status_snapshots d where d.site_id = s.id and ${ofIt}) as first
      from sites s where ${withinText(reach, "s.id")}),
    d as materialized (
      select site.code, own.* from site cross join lateral (
        select day, late, ${columns} from status_snapshots d where d.site_id = site.id and ${ofIt} and d.day >= ${of.from}::date offset 0) own),
    own as (
      select code, json_agg(json_build_object('day', day, 'sites', 1, 'late', late, 'numbers', ${numbers(sql``)})) as days
      from d where code in (select jsonb_array_elements_text(${JSON.stringify(of.codes)}::jsonb)) group by code)
    select (select coalesce(json_agg(distinct zone), '[]') from site) as zones,
      (select coalesce(json_agg(f), '[]') from (
        select first as day, count(*) as sites from site where first is not null group by 1) f) as "firstDays",
      (select coalesce(json_agg(all_of), '[]') from (
        select day, count(*) as sites, bool_or(late) as late, ${numbers(sql`sum`)} as numbers from d group by day) all_of) as days,
      (select coalesce(json_agg(one order by name, code), '[]') from (
        select site.code, site.name, site.first, coalesce(own.days, '[]') as days from site left join own on own.code = site.code
        where site.code in (select jsonb_array_elements_text(${JSON.stringify(of.codes)}::jsonb))) one) as sites`);
  return row ?? { zones: [], firstDays: [], days: [], sites: [] };
}

/** The first day that is written of each site in reach, for an advisory or for all together. */
export async function listFirstDays(
  tx: Tx,
  reach: Reach,
  advisoryId: AdvisoryId | null,
): Promise<ReadonlyMap<SiteId, string>> {
  const { siteId, day } = statusSnapshots;
  const rows = await tx
    .select({ siteId, first: min(day) })
    .from(statusSnapshots)
    .where(and(within(reach, siteId), ofAdvisory(advisoryId)))
    .groupBy(siteId);
  return new Map(rows.flatMap(({ siteId: id, first }) => (first === null ? [] : [[id, first]])));
}

/** Every written day of a site, for all advisories and for each. */
export async function listWrittenOf(
  tx: Tx,
  siteId: SiteId,
): Promise<
  Pick<typeof statusSnapshots.$inferSelect, "day" | "endedAt" | "late" | "advisoryId" | "numbers">[]
> {
  const { day, endedAt, late, advisoryId, numbers } = statusSnapshots;
  return tx
    .select({ day, endedAt, late, advisoryId, numbers })
    .from(statusSnapshots)
    .where(eq(statusSnapshots.siteId, siteId))
    .orderBy(asc(endedAt));
}
