import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { AdvisoryId, SiteId, SystemId } from "@/domain/ids";
import type { SpreadGroup } from "@/domain/status/counting";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";
import { bareFacts, factsNow, readFacts, uncounted } from "./status-facts";

/** What status is asked about: one advisory or all together, one site or all in reach. */
export type StatusScope = Readonly<{
  advisoryId: AdvisoryId | null;
  siteCode: string | null;
  /** Left out or null: of every region. */
  region?: string | null;
  now: Date;
}>;

/** Whether a row of a site, in the column named, lies in reach and in what is asked. */
const asked = (reach: Reach, { siteCode, region = null }: StatusScope, column: string): SQL => sql`
  ${withinText(reach, column)}
  ${siteCode === null ? sql`` : sql`and ${sql.raw(column)} in (select id from sites where code = ${siteCode})`}
  ${region === null ? sql`` : sql`and ${sql.raw(column)} in (select id from sites where region = ${region})`}`;

/** The rows by which systems that may be counted otherwise by now are counted, to take them away again. */
const outdated = sql`
  uncounted cross join lateral (select * from system_status_now where system_id = uncounted.system_id offset 0) r`;

/** Of each site, how many of its systems are counted by which facts. */
function countsOf(reach: Reach, scope: StatusScope): SQL {
  const { advisoryId } = scope;
  if (advisoryId === null) {
    return sql`
      select site_id, facts_id, count from status_counts where advisory_id is null and ${asked(reach, scope, "site_id")}
      union all select r.site_id, r.facts_id, -1 from ${outdated} where ${asked(reach, scope, "r.site_id")}`;
  }
  return sql`
    select site_id, facts_id, count from status_counts where advisory_id = ${advisoryId} and ${asked(reach, scope, "site_id")}
    union all select r.site_id, (r.of_advisory ->> ${advisoryId})::bigint, -1 from ${outdated}
      where r.of_advisory ? ${advisoryId} and ${asked(reach, scope, "r.site_id")}`;
}

/** Of each site, how many of its systems in service an advisory was not compared with: those of all that are not among its own. */
const barely = (reach: Reach, scope: StatusScope): SQL => sql`
  select c.site_id, sum(case when c.advisory_id is null then c.count else -c.count end)::int as count
  from (
    select site_id, advisory_id, facts_id, count from status_counts
    where (advisory_id is null or advisory_id = ${scope.advisoryId}) and ${asked(reach, scope, "site_id")}
    union all select r.site_id, null, r.facts_id, -1 from ${outdated}
      where not r.of_advisory ? ${scope.advisoryId} and ${asked(reach, scope, "r.site_id")}) c
  join status_facts f on f.id = c.facts_id and not f.retired
  group by 1`;

type GroupRow = { factsId: string | null; facts: string; sites: string };
/** Alike systems, and by which facts they are counted; null: nobody has counted them yet. */
export type StatusGroup = SpreadGroup<SiteId> & Readonly<{ factsId: number | null; facts: string }>;

/**
 * The systems of every site in groups of alike ones, in one statement: as they were counted, with what changed since in its place.
 * It reads as many rows as there are sites and kinds of facts, whatever the number of systems and of incidents that have ended.
 */
export async function statusGroups(tx: Tx, reach: Reach, scope: StatusScope): Promise<StatusGroup[]> {
  const { advisoryId, now } = scope;
  const rows = await tx.execute<GroupRow>(sql`
    with uncounted as materialized (${uncounted(now)})
    select counted.facts_id as "factsId", f.facts, counted.sites from (
      select facts_id, string_agg(site_id || ' ' || count, ',') as sites
      from (select facts_id, site_id, sum(count)::int as count from (${countsOf(reach, scope)}) c group by 1, 2 having sum(count) <> 0) c
      group by 1) counted
    join status_facts f on f.id = counted.facts_id
    union all
    select null, facts, string_agg(site_id || ' 1', ',') from (${factsNow(sql`uncounted`, now, advisoryId)}) own
    where ${asked(reach, scope, "site_id")} group by facts
    ${
      advisoryId === null
        ? sql``
        : sql`
    union all
    select null, ${bareFacts}, string_agg(site_id || ' ' || count, ',') from (${barely(reach, scope)}) bare where count <> 0 having count(*) > 0`
    }`);
  return rows.map(({ factsId, facts, sites }) => ({
    ...readFacts(facts),
    factsId: factsId === null ? null : Number(factsId),
    facts,
    at: sites.split(",").map((each) => {
      const [siteId = "", count] = each.split(" ");
      // Safe because the statement writes the id of a site and a number.
      return [siteId as SiteId, Number(count)] as const;
    }),
  }));
}

type Place = Readonly<{ after: SystemId | null; size: number }>;

/** The systems that stand by some facts, in the order of the list: by site and label; so many after one of them. */
export async function listSystemsBy(
  tx: Tx,
  reach: Reach,
  scope: StatusScope,
  facts: readonly Pick<StatusGroup, "factsId" | "facts">[],
  { after, size }: Place,
): Promise<SystemId[]> {
  const { advisoryId, now } = scope;
  const counted = JSON.stringify(facts.flatMap(({ factsId }) => factsId ?? []));
  const texts = JSON.stringify([...new Set(facts.map((each) => each.facts))]);
  const isBare = advisoryId !== null && facts.some((each) => each.facts === bareFacts);
  const held = advisoryId === null ? sql`r.facts_id` : sql`(r.of_advisory ->> ${advisoryId})::bigint`;
  const standing = sql`
    from system_status_now r where ${asked(reach, scope, "r.site_id")} and r.system_id not in (select system_id from uncounted)`;
  const rows = await tx.execute<{ systemId: SystemId }>(sql`
    with uncounted as materialized (${uncounted(now)}),
    start as (
      select site.name, s.asset_tag, s.id from imaging_systems s join sites site on site.id = s.site_id
      where s.id = ${after}::uuid and ${withinText(reach, "s.site_id")}),
    picked as (
      select r.system_id, r.site_id, false as bare ${standing}
        and ${held} in (select value::bigint from jsonb_array_elements_text(${counted}::jsonb))
      ${isBare ? sql`union all select r.system_id, r.site_id, true ${standing} and not r.of_advisory ? ${advisoryId}` : sql``}
      union all
      select system_id, site_id, false from (${factsNow(sql`uncounted`, now, advisoryId)}) own
      where facts in (select jsonb_array_elements_text(${texts}::jsonb)) and ${asked(reach, scope, "site_id")})
    select s.id as "systemId"
    from picked join imaging_systems s on s.id = picked.system_id join sites site on site.id = picked.site_id
    where (not picked.bare or s.state <> 'retired')
      and (not exists (select from start) or (site.name, s.asset_tag, s.id) > (select name, asset_tag, id from start))
    order by site.name, s.asset_tag, s.id limit ${size}`);
  return rows.map(({ systemId }) => systemId);
}
