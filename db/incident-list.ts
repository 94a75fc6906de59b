import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Phase } from "@/domain/checklist/template";
import type { AdvisoryId, IncidentId, SiteId } from "@/domain/ids";
import { type ExposureName, exposures } from "@/domain/incidents/exposure-names";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";

export type IncidentFilter = Readonly<{
  /** open: not closed. all: closed ones too. */
  standing: "open" | "closed" | "all";
  siteId: SiteId | null;
  advisoryId: AdvisoryId | null;
  exposure: ExposureName | "contained" | null;
  phase: Phase | null;
  text: string;
  sort: "worst" | "newest" | "oldest";
}>;

export type IncidentRow = Readonly<{
  id: IncidentId;
  key: string;
  siteId: SiteId;
  siteName: string;
  siteZone: string;
  assetTag: string;
  systemName: string;
  location: string;
  trackingId: string;
  exposure: ExposureName;
  holdsUntil: Date | null;
  /** The state lapsed at holdsUntil and nobody has recorded anything since. */
  lapsed: boolean;
  phase: Phase;
  endKind: "remediated" | "cancelled" | "withdrawn" | null;
  closedAt: Date | null;
  openedAt: Date;
  stepsDone: number;
  stepsTotal: number;
  marks: readonly Readonly<{ mark: string; from: string | null; until: string | null }>[];
  nextTitle: string | null;
  nextRole: string | null;
  coordinator: string | null;
}>;

/** A state that ran out is exposed, whether or not a job has written so. */
export const effectiveExposure = (now: Date): SQL =>
  sql`case when n.holds_until is not null and n.holds_until <= ${now.toISOString()}::timestamptz then 'exposed' else n.exposure end`;

const rankList = sql.raw(exposures.map((name) => `'${name}'`).join(", "));
const rank = (now: Date) => sql`array_position(array[${rankList}], ${effectiveExposure(now)})`;

/** What a list of incidents shows; drills are left out everywhere. */
function conditions(reach: Reach, filter: IncidentFilter, now: Date): SQL {
  const parts: SQL[] = [withinText(reach, "i.site_id"), sql`i.drill_id is null`];
  if (filter.standing === "open") parts.push(sql`i.closed_at is null`);
  if (filter.standing === "closed") parts.push(sql`i.closed_at is not null`);
  if (filter.siteId) parts.push(sql`i.site_id = ${filter.siteId}`);
  if (filter.advisoryId) parts.push(sql`i.advisory_id = ${filter.advisoryId}`);
  if (filter.exposure === "contained") {
    parts.push(sql`${effectiveExposure(now)} in ('contained-standalone', 'contained-segment')`);
  } else if (filter.exposure) parts.push(sql`${effectiveExposure(now)} = ${filter.exposure}`);
  if (filter.phase) parts.push(sql`n.phase = ${filter.phase}`);
  if (filter.text) {
    const like = `%${filter.text.replaceAll(/[\\%_]/g, "\\$&")}%`;
    parts.push(
      sql`(i.key ilike ${like} or s.asset_tag ilike ${like} or s.model ilike ${like} or s.serial ilike ${like} or site.name ilike ${like} or site.code ilike ${like})`,
    );
  }
  return sql.join(parts, sql` and `);
}

const joined = sql`
  from incidents i
  join incident_now n on n.incident_id = i.id
  join imaging_systems s on s.id = i.system_id
  join sites site on site.id = i.site_id
  join advisories a on a.id = i.advisory_id`;

/** Where a page of the list ended: the sort key of its last row. */
export type IncidentCursor = Readonly<{ rank: number; openedAt: string; id: string }>;

/** One page of incidents in reach, and the cursor of the next one. */
export async function listIncidents(
  tx: Tx,
  reach: Reach,
  filter: IncidentFilter,
  page: Readonly<{ size: number; after: IncidentCursor | null; now: Date }>,
): Promise<{ rows: IncidentRow[]; next: IncidentCursor | null }> {
  const rows = await tx.execute<Omit<IncidentRow, "openedAt" | "closedAt" | "holdsUntil"> & Texts>(sql`
    select i.id, i.key, i.site_id as "siteId", site.name as "siteName", site.zone as "siteZone", s.asset_tag as "assetTag",
      coalesce(nullif(trim(s.model), ''), s.device_class) as "systemName", s.location, a.tracking_id as "trackingId",
      ${effectiveExposure(page.now)} as exposure, n.holds_until as "holdsUntil",
      coalesce(n.holds_until <= ${page.now.toISOString()}::timestamptz, false) as lapsed, n.phase, i.end_kind as "endKind",
      i.closed_at as "closedAt", to_char(i.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "openedAt",
      n.steps_done as "stepsDone", n.steps_total as "stepsTotal", n.marks, step.title as "nextTitle", step.role as "nextRole",
      p.name as coordinator, ${rank(page.now)} as rank
    ${joined}
    left join people p on p.id = i.coordinator_id
    left join lateral (select title, role from step_now where incident_id = i.id and state = 'available'
      order by position limit 1) step on true
    where ${conditions(reach, filter, page.now)} ${afterCursor(filter, page)}
    order by ${order(filter, page.now)}
    limit ${page.size + 1}`);
  const shown = rows.slice(0, page.size);
  const last = rows.length > page.size ? shown.at(-1) : undefined;
  return {
    rows: shown.map(({ rank: _rank, ...row }) => ({
      ...row,
      openedAt: new Date(row.openedAt),
      closedAt: row.closedAt ? new Date(row.closedAt) : null,
      holdsUntil: row.holdsUntil ? new Date(row.holdsUntil) : null,
    })),
    next: last ? { rank: last.rank, openedAt: last.openedAt, id: last.id } : null,
  };
}

type Texts = { openedAt: string; closedAt: string | null; holdsUntil: string | null; rank: number };

function order(filter: IncidentFilter, now: Date): SQL {
  if (filter.sort === "newest") return sql`i.opened_at desc, i.id desc`;
  if (filter.sort === "oldest") return sql`i.opened_at, i.id`;
  return sql`${rank(now)}, i.opened_at, i.id`;
}

function afterCursor(filter: IncidentFilter, page: { after: IncidentCursor | null; now: Date }): SQL {
  if (!page.after) return sql``;
  const { rank: place, openedAt, id } = page.after;
  if (filter.sort === "newest") return sql`and (i.opened_at, i.id) < (${openedAt}::timestamptz, ${id}::uuid)`;
  if (filter.sort === "oldest") return sql`and (i.opened_at, i.id) > (${openedAt}::timestamptz, ${id}::uuid)`;
  return sql`and (${rank(page.now)}, i.opened_at, i.id) > (${place}::int, ${openedAt}::timestamptz, ${id}::uuid)`;
}

/** How many incidents a filter lets through, by state; one statement for the line above the list. */
export async function countIncidents(
  tx: Tx,
  reach: Reach,
  filter: IncidentFilter,
  now: Date,
): Promise<Readonly<Record<ExposureName, number>>> {
  const rows = await tx.execute<{ exposure: ExposureName; count: number }>(sql`
    select ${effectiveExposure(now)} as exposure, count(*)::int as count ${joined}
    where ${conditions(reach, filter, now)} group by 1`);
  const counts: Record<ExposureName, number> = {
    exposed: 0,
    "risk-accepted": 0,
    "contained-standalone": 0,
    "contained-segment": 0,
    remediated: 0,
    "back-in-service": 0,
  };
  for (const row of rows) counts[row.exposure] = row.count;
  return counts;
}
