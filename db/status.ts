import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { AdvisoryId, IncidentId, SiteId, SystemId } from "@/domain/ids";
import type { Priority } from "@/domain/priority/values";
import type { SiteAskRow } from "@/domain/site-asks/rows";
import type { SpreadGroup } from "@/domain/status/counting";
import type { Pair } from "@/domain/status/system";
import type { Tx } from "./client";
import { dueCondition, priorityColumns } from "./priority-columns";
import { type Reach, withinText } from "./reach";
import { heldAsks, lastAnswers, type StoredAskRow, shownAsk } from "./site-asks";
import {
  bareFacts,
  byRule,
  factsNow,
  incidentFacts,
  lastIncident,
  readFacts,
  uncounted,
} from "./status-facts";

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
  const isBare = facts.some((each) => each.facts === bareFacts);
  const held = advisoryId === null ? sql`r.facts_id` : sql`(r.of_advisory ->> ${advisoryId})::bigint`;
  const bare =
    advisoryId !== null && isBare
      ? sql`or (not r.of_advisory ? ${advisoryId} and s.state <> 'retired')`
      : sql``;
  const rows = await tx.execute<{ systemId: SystemId }>(sql`
    with uncounted as materialized (${uncounted(now)}),
    changed as materialized (
      select system_id from (${factsNow(sql`uncounted`, now, advisoryId)}) own
      where facts in (select jsonb_array_elements_text(${texts}::jsonb)) and ${asked(reach, scope, "site_id")}),
    start as (
      select site.name, s.asset_tag, s.id from imaging_systems s join sites site on site.id = s.site_id
      where s.id = ${after}::uuid and ${withinText(reach, "s.site_id")})
    select s.id as "systemId"
    from sites site
    join imaging_systems s on s.site_id = site.id
    left join system_status_now r on r.system_id = s.id
    where ${asked(reach, scope, "site.id")}
      and (s.id in (select system_id from changed)
        or (s.id not in (select system_id from uncounted)
          and (${held} in (select value::bigint from jsonb_array_elements_text(${counted}::jsonb)) ${bare})))
      and (not exists (select from start) or (site.name, s.asset_tag, s.id) > (select name, asset_tag, id from start))
    order by site.name, s.asset_tag, s.id limit ${size}`);
  return rows.map(({ systemId }) => systemId);
}

type StoredUrgency = Readonly<{
  priority: Priority | null;
  priorityInstead: Priority | null;
  dueAt: string | null;
  vendorUntil: string | null;
}>;

/** One advisory of a system in the list behind a number. */
export type NamedPair = Pair &
  Readonly<{
    advisoryId: AdvisoryId;
    trackingId: string;
    incidentId: IncidentId | null;
    key: string | null;
    holdsUntil: string | null;
    /** How urgent its open incident is, with times as text; null where there is none. */
    urgency: StoredUrgency | null;
  }>;

export type StatusRow = Readonly<{
  systemId: SystemId;
  assetTag: string;
  name: string;
  siteName: string;
  siteCode: string;
  zone: string;
  location: string;
  retired: boolean;
  excluded: number;
  pairs: readonly NamedPair[];
}>;

/** What the list behind a number shows of the systems of one page. */
export async function describeSystems(
  tx: Tx,
  reach: Reach,
  ids: readonly SystemId[],
  { advisoryId, now }: StatusScope,
): Promise<StatusRow[]> {
  if (ids.length === 0) return [];
  const list = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  return tx.execute<StatusRow>(sql`
    select s.id as "systemId", s.asset_tag as "assetTag", coalesce(nullif(trim(s.model), ''), s.device_class) as name,
      site.name as "siteName", site.code as "siteCode", site.zone, s.location, s.state = 'retired' as retired,
      count(m.id) filter (where ${byRule})::int as excluded,
      coalesce(json_agg(json_build_object('level', m.level, 'recheck', m.recheck, 'decision', d.decision,
        'advisoryId', m.advisory_id, 'trackingId', a.tracking_id, 'incidentId', i.id, 'key', i.key,
        'holdsUntil', n.holds_until, 'urgency', case when i.id is not null and i.closed_at is null then (
          select json_build_object('priority', u.priority, 'priorityInstead', u."priorityInstead", 'dueAt', u."dueAt",
            'vendorUntil', u."vendorUntil") from (select ${priorityColumns(now)}) u) end, 'incident', ${incidentFacts(now)}) order by a.tracking_id)
        filter (where m.id is not null and not (${byRule})), '[]') as pairs
    from imaging_systems s
    join sites site on site.id = s.site_id
    left join matches m on m.system_id = s.id ${advisoryId ? sql`and m.advisory_id = ${advisoryId}` : sql``}
    left join advisories a on a.id = m.advisory_id
    left join match_decisions d on d.match_id = m.id and d.current
    left join ${lastIncident} i on true
    left join incident_now n on n.incident_id = i.id
    where s.id in (${list}) and ${withinText(reach, "s.site_id")}
    group by s.id, site.id
    order by site.name, s.asset_tag, s.id`);
}

export type ListedAdvisory = Readonly<{ id: AdvisoryId; trackingId: string; title: string }>;

/** Every advisory by name, for choosing one; none for whoever reaches no site. */
export async function listAdvisoryNames(tx: Tx, reach: Reach): Promise<ListedAdvisory[]> {
  if (reach.sites !== "all" && reach.sites.length === 0) return [];
  return tx.execute<ListedAdvisory>(sql`
    select a.id, a.tracking_id as "trackingId", coalesce(r.title, '') as title
    from advisories a left join advisory_revisions r on r.id = a.shown_revision_id
    where a.shown_revision_id is not null
    order by a.tracking_id, a.id`);
}

export type StatusSiteRow = ListedSite &
  Readonly<{
    /** When somebody last decided or answered for it. */
    lastAnswer: Date | null;
    /** How many of its open incidents are overdue, and how many are due soon. */
    overdue: number;
    dueSoon: number;
    /** The asks it holds. */
    asks: readonly SiteAskRow[];
  }>;

/** The sites in reach by name, with what they are asked, when they last answered and what of them is due, in one statement. */
export async function listStatusSites(
  tx: Tx,
  reach: Reach,
  { advisoryId, now }: Omit<StatusScope, "siteCode">,
): Promise<StatusSiteRow[]> {
  type Row = Omit<StatusSiteRow, "lastAnswer" | "asks"> & { lastAnswer: string | null; asks: StoredAskRow[] };
  const rows = await tx.execute<Row>(sql`
    select site.id, site.code, site.name, site.zone, site.region, answer.at as "lastAnswer", coalesce(due.overdue, 0) as overdue,
      coalesce(due.soon, 0) as "dueSoon", coalesce(asked.asks, '[]'::json) as asks
    from sites site
    left join (${lastAnswers(reach, advisoryId)}) answer on answer.site_id = site.id
    left join (select "siteId", json_agg(held) as asks from (${heldAsks(reach, advisoryId)}) held group by 1) asked
      on asked."siteId" = site.id
    left join (
      select i.site_id, count(*) filter (where ${dueCondition("overdue", now)})::int as overdue,
        count(*) filter (where ${dueCondition("due-soon", now)})::int as soon
      from incident_now n join incidents i on i.id = n.incident_id
      where n.due_at is not null and i.closed_at is null and i.drill_id is null and ${withinText(reach, "i.site_id")}
        and ${advisoryId === null ? sql`true` : sql`i.advisory_id = ${advisoryId}`}
      group by 1) due on due.site_id = site.id
    where ${withinText(reach, "site.id")} order by site.name, site.id`);
  return rows.map((row) => ({
    ...row,
    asks: row.asks.map(shownAsk),
    lastAnswer: row.lastAnswer === null ? null : new Date(row.lastAnswer),
  }));
}

export type ListedSite = Readonly<{ id: SiteId; code: string; name: string; zone: string; region: string }>;

/** The sites in reach by name, for choosing one and for those that have no system. */
export async function listSitesWithin(tx: Tx, reach: Reach): Promise<ListedSite[]> {
  return tx.execute<ListedSite>(sql`
    select site.id, site.code, site.name, site.zone, site.region from sites site
    where ${withinText(reach, "site.id")} order by site.name, site.id`);
}
