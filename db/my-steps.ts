import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Grant, Role } from "@/domain/access/permissions";
import type { IncidentId, SiteId } from "@/domain/ids";
import { steppingRoles } from "@/domain/my-steps/my-work";
import type { Priority } from "@/domain/priority/values";
import type { Tx } from "./client";
import { effectiveExposure } from "./exposure-now";
import { dueOrNever, priorityColumns } from "./priority-columns";
import { type Reach, withinText } from "./reach";
import { running } from "./today-rows";

/** An incident that holds something for a person, and where its system stands. */
export type MyIncident = Readonly<{
  id: IncidentId;
  siteId: SiteId;
  key: string;
  siteName: string;
  zone: string;
  assetTag: string;
  systemName: string;
  location: string;
  openedAt: Date;
  stateSince: Date;
  priority: Priority | null;
  priorityInstead: Priority | null;
  vendorUntil: Date | null;
  /** When each step that is left is due. */
  due: Readonly<Record<string, string>>;
  /** The other open incidents of the same system, which its rules look at. */
  neighbours: readonly IncidentId[];
}>;

/** The condition that a step lies where the person holds a role. */
function whereHeld(grants: readonly Grant[], role: Role): SQL {
  const own = grants.filter((grant) => grant.role === role);
  if (own.some((grant) => grant.siteId === null)) return sql`true`;
  if (own.length === 0) return sql`false`;
  const sites = own.map((grant) => sql`${grant.siteId}::uuid`);
  return sql`step.site_id in (${sql.join(sites, sql`, `)})`;
}

/** Whether a step concerns the person at its own site; an approval is half a clinical lead's, whatever its role. */
function isMine(grants: readonly Grant[]): SQL {
  const held = steppingRoles.map((role) => sql`(step.role = ${role} and ${whereHeld(grants, role)})`);
  const signed = sql`(step.kind = 'approvals' and ${whereHeld(grants, "clinical-lead")})`;
  return sql.join([...held, signed], sql` or `);
}

// A clearance that ran out since is stored as done.
const clearance = sql`(step.kind = 'clearance' and step.state = 'done')`;
const canAct = sql`(step.state = 'available' or step.waits_for = 'confirmation')`;

type Row = Omit<MyIncident, "openedAt" | "stateSince" | "vendorUntil"> & {
  vendorUntil: string | null;
  openedAt: string;
  stateSince: string;
  total: number;
};

/**
 * The incidents that hold a step for the person: where a clinical decision is needed first, then those with something to do, the
 * exposed before the others, and how many there are. What each holds exactly is decided from its facts.
 */
export async function myIncidents(
  tx: Tx,
  reach: Reach,
  grants: readonly Grant[],
  page: Readonly<{ size: number; from: number; now: Date }>,
): Promise<{ incidents: MyIncident[]; total: number }> {
  // Not "exists", which the planner likes to answer by going through the steps of every incident there ever was.
  const hasStep = (condition: SQL) => sql`(select true from step_now step
    where step.incident_id = n.incident_id and ${condition} and (${isMine(grants)}) limit 1) is not null`;
  const order = sql`n.asked desc, n.acts desc, n.exposed desc, n.due, n.running_since, n.incident_id`;
  const rows = await tx.execute<Row>(sql`
    with n as materialized (
      select n.incident_id, n.running_since, n.marks @> '[{"mark": "clinical-decision-needed"}]' as asked,
        ${effectiveExposure(page.now)} = 'exposed' as exposed, ${dueOrNever} as due,
        (n.incident_id in (select step.incident_id from step_now step where ${canAct} and ${withinText(reach, "step.site_id")}
          and (${isMine(grants)})) or ${hasStep(clearance)}) as acts
      from incident_now n where ${running(reach)}),
    mine as materialized (
      select n.*, count(*) over ()::int as total from n
      where n.acts or ${hasStep(sql`(step.state = 'blocked' or step.waits_for is not null)`)}
      order by ${order} limit ${page.size} offset ${page.from})
    select i.id, i.site_id as "siteId", i.key, site.name as "siteName", site.zone, s.asset_tag as "assetTag",
      coalesce(nullif(trim(s.model), ''), s.device_class) as "systemName", s.location, i.opened_at as "openedAt",
      n.state_since as "stateSince", ${priorityColumns(page.now)},
      (select coalesce(jsonb_object_agg(step.step_key, step.due_at), '{}') from step_now step
        where step.incident_id = i.id and step.due_at is not null) as due, mine.total,
      array(select other.id from incidents other where other.system_id = i.system_id and other.id <> i.id
        and other.closed_at is null and other.drill_id is null) as neighbours
    from mine
    join incidents i on i.id = mine.incident_id
    join incident_now n on n.incident_id = i.id
    join imaging_systems s on s.id = i.system_id
    join sites site on site.id = i.site_id
    order by mine.asked desc, mine.acts desc, mine.exposed desc, mine.due, mine.running_since, mine.incident_id`);
  return {
    incidents: rows.map(({ total: _total, ...row }) => ({
      ...row,
      openedAt: new Date(row.openedAt),
      stateSince: new Date(row.stateSince),
      vendorUntil: row.vendorUntil === null ? null : new Date(row.vendorUntil),
    })),
    total: rows[0]?.total ?? 0,
  };
}
