import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { endingDays } from "@/domain/today/today";
import type { Reach } from "./reach";
import { instant, type Listed, rowColumns, running } from "./today-rows";

/** The marks that ask for a decision from when they stand. */
const asking = sql`('clinical-decision-needed', 'acceptance-expired', 'replacement-plan-missing', 'permit-end-unproved', 'report-unresolved')`;

/** The records of a table that end in a time, where no later one of their incident took their place. */
const lastOf = (table: SQL, soon: (at: SQL) => SQL): SQL => sql`
  (select c.incident_id, c.until from ${table} c where ${soon(sql`c.until`)} and not exists (
    select 1 from ${table} later where later.incident_id = c.incident_id and later.seq > c.seq))`;

/** What ends within days by itself, and what has ended and asks for a decision. */
export function ending(reach: Reach, now: Date): SQL {
  const within = (at: SQL) => sql`${at} > ${instant(now)} and ${at} <= ${end}`;
  const end = instant(new Date(now.getTime() + endingDays * 86_400_000));
  return sql`
    telling as materialized (select n.incident_id, n.exposure, n.holds_until, n.priority_override, n.override_until, n.marks
      from incident_now n where ${running(reach)} and (n.marks <> '[]' or n.holds_until <= ${end} or n.override_until <= ${end})),
    marked as materialized (select n.incident_id, mark->>'mark' as mark, (mark->>'from')::timestamptz as since,
      (mark->>'until')::timestamptz as until from telling n, jsonb_array_elements(n.marks) mark),
    ending as materialized (
      select c.incident_id, 'clearance' as kind, c.until as at, 1 as rank from ${lastOf(sql`clearances`, within)} c
        join incident_now n on n.incident_id = c.incident_id and n.exposure = 'contained-standalone' and ${running(reach)}
      union all select c.incident_id, 'acceptance', c.until, 1 from ${lastOf(sql`acceptances`, within)} c
        join incident_now n on n.incident_id = c.incident_id and ${running(reach)}
      union all select incident_id, 'permit', until, 1 from marked where mark = 'permit-running' and ${within(sql`until`)}
      union all select incident_id, 'containment', holds_until, 1 from telling
        where exposure in ('contained-segment', 'contained-standalone') and ${within(sql`holds_until`)}
      union all select incident_id, 'override', override_until, 1 from telling
        where priority_override is not null and ${within(sql`override_until`)}
      union all select incident_id, mark, min(since), 0 from marked where mark in ${asking} group by 1, 2
      union all select incident_id, 'permit-end-unproved', until, 0 from marked
        where mark = 'permit-running' and until <= ${instant(now)})`;
}

/** The kind of the step that answers an end. */
const answering = sql`case item.kind when 'clearance' then 'clearance' when 'clinical-decision-needed' then 'clearance'
  when 'permit' then 'end-permit' when 'acceptance' then 'acceptance'
  when 'acceptance-expired' then 'acceptance' when 'replacement-plan-missing' then 'acceptance'
  when 'permit-end-unproved' then 'end-permit' end`;

/** The rows of what is ending: what has ended first, of that the clinical decisions. */
export const endings = (now: Date): Listed => ({
  columns: sql`${rowColumns(now, sql`null::timestamptz`)}, item.kind, item.at, (select step.step_key from step_now step
    where step.incident_id = i.id and step.kind = ${answering} limit 1) as step`,
  items: sql`from ending item`,
  order: sql`item.rank, item.kind <> 'clinical-decision-needed', item.at, item.incident_id, item.kind`,
});
