import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { GridFilter } from "@/domain/advisory-grid/filter";
import { type GridRow, mostRead } from "@/domain/advisory-grid/rows";
import type { AdvisoryId, IncidentId, SiteId, TemplateId } from "@/domain/ids";
import { everyOpenIncident } from "@/domain/incidents/list-filter";
import type { Tx } from "./client";
import { effectiveExposure } from "./exposure-now";
import { type Asking, conditions, described } from "./incident-filter";
import { dueOrNever, priorityColumns, priorityRank } from "./priority-columns";
import type { Reach } from "./reach";
import { lastBranch, lastRecorded, listedBlockers, listedCells } from "./step-cells";

/** An incident of the grid as it is stored: its letters in the order of its own checklist. */
export type StoredGridRow = GridRow &
  Readonly<{ id: IncidentId; siteId: SiteId; templateId: TemplateId; stepKeys: string }>;

const times = [
  "holdsUntil",
  "stateSince",
  "dueAt",
  "vendorUntil",
  "closedAt",
  "since",
] as const satisfies readonly (keyof GridRow)[];
type Raw = Omit<StoredGridRow, (typeof times)[number] | "stepKeys"> &
  Record<(typeof times)[number], string | null> &
  // The keys of an order stand in the first row that has it, so that thousands of rows do not repeat them.
  Readonly<{ shape: string | null; stepKeys: string | null }>;

/**
 * The incidents of an advisory within reach that a filter lets through, save for what blocks them, in its order, each with its steps as
 * the caches hold them; at most one more than the grid shows. One statement.
 */
export async function listGridRows(
  tx: Tx,
  reach: Reach,
  { advisoryId, filter }: Readonly<{ advisoryId: AdvisoryId; filter: GridFilter }>,
  asking: Asking,
): Promise<StoredGridRow[]> {
  const { now } = asking;
  const instant = sql`${now.toISOString()}::timestamptz`;
  const { standing, site, phase, overdue } = filter;
  const asked = { ...everyOpenIncident, advisory: advisoryId, standing, site, phase };
  const narrowed = conditions(reach, { ...asked, due: overdue ? "overdue" : null }, asking);
  const rows = await tx.execute<Raw>(sql`
    with listed as materialized (
      select i.id, i.key, i.site_id as "siteId", site.code as "siteCode", i.template_id as "templateId", s.asset_tag as "assetTag",
        coalesce(nullif(trim(s.model), ''), s.device_class) as "systemName", s.location, n.phase,
        ${effectiveExposure(now)} as exposure, case when n.holds_until <= ${instant} then n.exposure end as "lapsedFrom",
        n.holds_until as "holdsUntil", n.state_since as "stateSince", ${priorityColumns(now)}, i.closed_at as "closedAt",
        ${lastBranch} as branch, ${lastRecorded} as since, n.changes_at <= ${instant} as late,
        row_number() over (order by ${ordering(filter, now)}) as place
      ${described}
      where ${narrowed} ${branchCondition(filter)}
      order by ${ordering(filter, now)} limit ${mostRead + 1})
    select i.*, coalesce(cells.letters, '') as cells, coalesce(blocking.blockers, '[]') as blockers, md5(cells.keys) as shape,
      case when row_number() over (partition by cells.keys order by i.place) = 1 then cells.keys end as "stepKeys"
    from listed i
    left join (${listedCells(instant)}) cells on cells.incident_id = i.id
    left join (${listedBlockers}) blocking on blocking.incident_id = i.id
    order by i.place`);
  const orders = new Map(
    rows.flatMap(({ shape, stepKeys }) => (stepKeys ? [[shape, stepKeys] as const] : [])),
  );
  return rows.map((row) => withTimes(row, orders.get(row.shape) ?? ""));
}

/** Open ones first; then by how urgent, or by what waits longest. */
function ordering({ sort }: GridFilter, now: Date): SQL {
  const openFirst = sql`i.closed_at is not null`;
  if (sort === "waiting") return sql`${openFirst}, ${lastRecorded}, i.opened_at, i.id`;
  return sql`${openFirst}, ${priorityRank(now)}, ${dueOrNever}, i.opened_at, i.id`;
}

function branchCondition({ branch }: GridFilter): SQL {
  if (!branch) return sql``;
  return branch === "undecided" ? sql`and ${lastBranch} is null` : sql`and ${lastBranch} = ${branch}`;
}

function withTimes({ shape: _shape, ...row }: Raw, stepKeys: string): StoredGridRow {
  const date = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...row,
    stepKeys,
    holdsUntil: date(row.holdsUntil),
    stateSince: new Date(row.stateSince ?? 0),
    dueAt: date(row.dueAt),
    vendorUntil: date(row.vendorUntil),
    closedAt: date(row.closedAt),
    since: new Date(row.since ?? 0),
  };
}
