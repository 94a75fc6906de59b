import "server-only";
import { sql } from "drizzle-orm";
import type { AdvisoryId, IncidentId, SiteId, SystemId } from "@/domain/ids";
import type { Priority } from "@/domain/priority/values";
import type { SiteAskRow } from "@/domain/site-asks/rows";
import type { Pair } from "@/domain/status/system";
import type { Tx } from "./client";
import { dueCondition, priorityColumns } from "./priority-columns";
import { type Reach, withinText } from "./reach";
import { heldAsks, lastAnswers, type StoredAskRow, shownAsk } from "./site-asks";
import { byRule, incidentFacts, lastIncident } from "./status-facts";
import type { StatusScope } from "./status-groups";

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
