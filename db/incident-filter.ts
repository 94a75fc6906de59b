import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { PersonId } from "@/domain/ids";
import type { IncidentFilter } from "@/domain/incidents/list-filter";
import { effectiveExposure } from "./exposure-now";
import { dueCondition, effectivePriority } from "./priority-columns";
import { type Reach, withinText } from "./reach";
import { incidentAsksAgain } from "./rechecks";
import { assignedTo, assignedToNobody } from "./teamwork";

/** Of what a list speaks: the present, and whose "mine" it is. */
export type Asking = Readonly<{ now: Date; me: PersonId }>;

/** What a filter lets through; drills are left out everywhere. */
export function conditions(reach: Reach, filter: IncidentFilter, asking: Asking): SQL {
  const { now } = asking;
  const parts = [withinText(reach, "i.site_id"), sql`i.drill_id is null`, ...lookedAfter(filter, asking)];
  if (filter.standing === "open") parts.push(sql`i.closed_at is null`);
  if (filter.standing === "closed") parts.push(sql`i.closed_at is not null`);
  if (filter.site) parts.push(sql`i.site_id = (select id from sites where code = ${filter.site})`);
  if (filter.advisory) parts.push(sql`i.advisory_id = ${filter.advisory}`);
  if (filter.state === "contained") {
    parts.push(sql`${effectiveExposure(now)} in ('contained-standalone', 'contained-segment')`);
  } else if (filter.state) parts.push(sql`${effectiveExposure(now)} = ${filter.state}`);
  if (filter.recheck) parts.push(incidentAsksAgain);
  if (filter.phase) parts.push(sql`n.phase = ${filter.phase}`);
  if (filter.text) parts.push(called(filter.text));
  return sql.join([...parts, ...urgent(filter, now)], sql` and `);
}

function urgent({ priority, due }: IncidentFilter, now: Date): readonly SQL[] {
  return [
    ...(priority ? [sql`${effectivePriority(now)} = ${priority}`] : []),
    ...(due ? [dueCondition(due, now)] : []),
  ];
}

/** Whether an incident is called like this: its key, its system, its place, its advisory. */
function called(text: string): SQL {
  const like = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return sql`(i.key ilike ${like} or s.asset_tag ilike ${like} or s.model ilike ${like} or s.serial ilike ${like} or s.location ilike ${like} or site.name ilike ${like} or site.code ilike ${like} or a.tracking_id ilike ${like})`;
}

/** Whose they are, and what they wait for. */
function lookedAfter({ assigned, waiting }: IncidentFilter, { now, me }: Asking): SQL[] {
  const parts: SQL[] = [];
  if (assigned === "me") parts.push(assignedTo(me));
  if (assigned === "nobody") parts.push(assignedToNobody);
  if (waiting) parts.push(sql`i.closed_at is null and n.vendor_until > ${now.toISOString()}::timestamptz`);
  return parts;
}

const stated = sql`from incidents i join incident_now n on n.incident_id = i.id`;
/** With what it is called. */
export const described = sql`${stated}
  join imaging_systems s on s.id = i.system_id
  join sites site on site.id = i.site_id
  join advisories a on a.id = i.advisory_id`;

/** Only a search looks at what an incident is called; sorting and counting need its state alone. */
export const counted = (filter: IncidentFilter): SQL => (filter.text ? described : stated);
