import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { ExposureValue } from "@/domain/checklist/evaluation";
import type { IncidentId, SiteId } from "@/domain/ids";
import type { Priority } from "@/domain/priority/values";
import type { Tx } from "./client";
import { effectiveExposure } from "./exposure-now";
import { dueOrNever, priorityColumns, priorityRank } from "./priority-columns";
import { type Reach, withinText } from "./reach";

/** An open incident in which something waits for a coordinator's word. */
export type WaitingIncident = Readonly<{
  id: IncidentId;
  siteId: SiteId;
  key: string;
  siteName: string;
  zone: string;
  assetTag: string;
  systemName: string;
  location: string;
  exposure: ExposureValue;
  stateSince: Date;
  priority: Priority | null;
  priorityInstead: Priority | null;
  vendorUntil: Date | null;
  /** When each step that waits is due. */
  due: Readonly<Record<string, string>>;
}>;

/** Whether a step_now `step` waits for a coordinator's word. */
export const waitsForWord: SQL = sql`step.waits_for in ('verification', 'not-applicable', 'late-time')`;

/** The open incidents within reach in which something waits, the most urgent first, and how many there are. */
export async function waitingIncidents(
  tx: Tx,
  reach: Reach,
  { size, from, now }: Readonly<{ size: number; from: number; now: Date }>,
): Promise<{ incidents: WaitingIncident[]; total: number }> {
  type Row = Omit<WaitingIncident, "stateSince" | "vendorUntil"> & {
    stateSince: string;
    vendorUntil: string | null;
    total: number;
  };
  const rows = await tx.execute<Row>(sql`
    select i.id, i.site_id as "siteId", i.key, site.name as "siteName", site.zone, s.asset_tag as "assetTag",
      coalesce(nullif(trim(s.model), ''), s.device_class) as "systemName", s.location, ${effectiveExposure(now)} as exposure,
      n.state_since as "stateSince", ${priorityColumns(now)}, waiting.due, count(*) over ()::int as total
    from (
      select step.incident_id, coalesce(jsonb_object_agg(step.step_key, step.due_at) filter (where step.due_at is not null), '{}') as due,
        min(step.due_at) as first
      from step_now step where ${waitsForWord} and ${withinText(reach, "step.site_id")} group by 1) waiting
    join incident_now n on n.incident_id = waiting.incident_id and n.running_since is not null
    join incidents i on i.id = n.incident_id
    join imaging_systems s on s.id = i.system_id
    join sites site on site.id = i.site_id
    where ${withinText(reach, "i.site_id")}
    order by ${priorityRank(now)}, waiting.first nulls last, ${dueOrNever}, i.opened_at, i.id
    limit ${size} offset ${from}`);
  return {
    incidents: rows.map(({ total: _total, stateSince, vendorUntil, ...row }) => ({
      ...row,
      stateSince: new Date(stateSince),
      vendorUntil: vendorUntil === null ? null : new Date(vendorUntil),
    })),
    total: rows[0]?.total ?? 0,
  };
}
