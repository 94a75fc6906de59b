import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { PersonId } from "@/domain/ids";
import {
  type Blocking,
  type Counted,
  type Ending,
  endingDays,
  type Slice,
  type ToApprove,
  type TodaySectionName,
  type UndecidedAdvisory,
  type YourStep,
} from "@/domain/today/today";
import { lastAskJson } from "./asks";
import type { Tx } from "./client";
import { decisionToRecheck, standingText } from "./match-list";
import { priorityRank } from "./priority-columns";
import { type Reach, withinText } from "./reach";
import { instant, openIncidents, rowColumns, rowsOf, type Stored, withTimes } from "./today-rows";
import { yours } from "./today-yours";
import { waitsForWord } from "./verify-queue";

/** What waits at the sites of a coordinator, as the caches and the records tell it now. */
export type StoredToday = Readonly<{
  undecided: readonly UndecidedAdvisory[];
  recheck: readonly UndecidedAdvisory[];
  /** Answers of others that wait for a word. */
  toVerify: number;
  yours: Counted<YourStep>;
  toApprove: Counted<ToApprove>;
  endings: Counted<Ending>;
  blocked: Counted<Blocking>;
}>;

/** The advisories with matches of one kind, by how many there are. */
const advisoriesWhere = (reach: Reach, kind: SQL): SQL => sql`
  (select coalesce(json_agg(r), '[]') from (
    select a.id as "advisoryId", a.tracking_id as "trackingId", coalesce(rev.title, '') as title, count(*)::int as systems,
      count(distinct m.site_id)::int as sites
    from matches m
    join imaging_systems s on s.id = m.system_id and s.state <> 'retired'
    join advisories a on a.id = m.advisory_id
    left join advisory_revisions rev on rev.id = a.shown_revision_id
    left join match_decisions d on d.match_id = m.id and d.current
    where ${withinText(reach, "m.site_id")} and ${kind}
    group by 1, 2, 3 order by 4 desc, 2) r)`;

/** Answers that wait for a word of somebody who neither did nor confirmed them. */
const toVerify = (reach: Reach, me: PersonId): SQL => sql`
  (select count(*)::int ${openIncidents(reach)} join step_now step on step.incident_id = i.id and ${waitsForWord}
    where not exists (select 1 from step_attempts a where a.incident_id = i.id and a.step_key = step.step_key and a.current
      and (a.by_person = ${me} or exists (select 1 from step_reviews r
        where r.attempt_id = a.id and r.kind = 'confirmed' and r.by_person = ${me}))))`;

const purpose = sql`coalesce((select each->>'purpose' from templates t, jsonb_array_elements(t.content->'steps') each
  where t.id = i.template_id and each->>'key' = step.step_key), 'cancel')`;

/** Approvals that lack the coordinator's half. */
const toApprove = (reach: Reach, now: Date, slice: Slice): SQL =>
  rowsOf(
    sql`${rowColumns(now, sql`step.due_at`)}, step.step_key as step, step.title, ${purpose} as purpose`,
    sql`${openIncidents(reach)} join step_now step on step.incident_id = i.id and step.kind = 'approvals' and step.state = 'available'
      where not exists (select 1 from approvals half where half.incident_id = i.id and half.side = 'coordinator'
        and half.purpose = ${purpose} and half.voided_at is null)`,
    sql`step.due_at nulls last, i.opened_at, i.id`,
    slice,
  );

const latest = (table: SQL) =>
  sql`select distinct on (incident_id) * from ${table} order by incident_id, seq desc`;

/** What ends within days by itself, and what has ended and asks for a decision; that first. */
function endings(reach: Reach, now: Date, slice: Slice): SQL {
  const soon = instant(new Date(now.getTime() + endingDays * 86_400_000));
  const within = (at: SQL) => sql`${at} > ${instant(now)} and ${at} <= ${soon}`;
  const ends = sql`
    select incident_id, 'clearance' as kind, until as at, 1 as rank from (${latest(sql`clearances`)}) c
      where ${within(sql`until`)} and exists (select 1 from incident_now own where own.incident_id = c.incident_id
        and own.exposure = 'contained-standalone')
    union all select incident_id, 'acceptance', until, 1 from (${latest(sql`acceptances`)}) c where ${within(sql`until`)}
    union all select incident_id, 'permit', (mark->>'until')::timestamptz, 1 from incident_now, jsonb_array_elements(marks) mark
      where mark->>'mark' = 'permit-running' and ${within(sql`(mark->>'until')::timestamptz`)}
    union all select incident_id, 'containment', holds_until, 1 from incident_now
      where exposure in ('contained-segment', 'contained-standalone') and ${within(sql`holds_until`)}
    union all select incident_id, 'override', override_until, 1 from incident_now
      where priority_override is not null and ${within(sql`override_until`)}
    union all select incident_id, mark->>'mark', min((mark->>'from')::timestamptz), 0
      from incident_now, jsonb_array_elements(marks) mark
      where mark->>'mark' in ('clinical-decision-needed', 'acceptance-expired', 'replacement-plan-missing', 'permit-end-unproved', 'report-unresolved')
      group by 1, 2
    union all select incident_id, 'permit-end-unproved', (mark->>'until')::timestamptz, 0
      from incident_now, jsonb_array_elements(marks) mark
      where mark->>'mark' = 'permit-running' and (mark->>'until')::timestamptz <= ${instant(now)}`;
  const kinds = sql`case ends.kind when 'clearance' then 'clearance' when 'clinical-decision-needed' then 'clearance'
    when 'permit' then 'end-permit' when 'acceptance' then 'acceptance'
    when 'acceptance-expired' then 'acceptance' when 'replacement-plan-missing' then 'acceptance'
    when 'permit-end-unproved' then 'end-permit' end`;
  return rowsOf(
    sql`${rowColumns(now, sql`null::timestamptz`)}, ends.kind, ends.at, (select step.step_key from step_now step where step.incident_id = i.id
      and step.kind = ${kinds} limit 1) as step`,
    sql`${openIncidents(reach)} join (${ends}) ends on ends.incident_id = i.id`,
    sql`ends.rank, ends.kind <> 'clinical-decision-needed', ends.at, i.id, ends.kind`,
    slice,
  );
}

/** The people who hold a step's role at the site of incident i. */
const whoHolds = sql`(select coalesce(json_agg(distinct p.name), '[]') from grants g join people p on p.id = g.person_id
  where g.role = step.role and g.ended_at is null and p.disabled_at is null and (g.site_id is null or g.site_id = i.site_id))`;

/** A step of others that holds further ones: a clinical lead's, or a technician's that is overdue. */
const isBlocking = (now: Date): SQL => sql`(step.state = 'available' or step.waits_for = 'confirmation')
  and (step.role = 'clinical-lead' or (step.role = 'technician' and step.due_at <= ${instant(now)}))
  and exists (select 1 from step_now held where held.incident_id = step.incident_id and held.state = 'blocked'
    and jsonb_exists(held.blocked_by, step.step_key))`;

function blocked(reach: Reach, now: Date, slice: Slice): SQL {
  const holds = sql`(select count(*)::int from step_now held where held.incident_id = i.id and held.state = 'blocked'
    and jsonb_exists(held.blocked_by, step.step_key))`;
  return rowsOf(
    sql`${rowColumns(now, sql`step.due_at`)}, step.step_key as step, step.title, step.role, ${whoHolds} as who, ${holds} as holds,
      ${lastAskJson(sql`step.step_key`)} as asked`,
    sql`${openIncidents(reach)} join step_now step on step.incident_id = i.id and ${isBlocking(now)}`,
    sql`${priorityRank(now)}, ${holds} desc, step.due_at nulls last, i.opened_at, i.id, step.position`,
    slice,
  );
}

type Asked = { by: string; at: string; who: string[] } | null;
type Raw = Omit<StoredToday, "yours" | "toApprove" | "endings" | "blocked"> & {
  yours: Counted<Stored<YourStep, never>>;
  toApprove: Counted<Stored<ToApprove, never>>;
  endings: Counted<Stored<Omit<Ending, "at">, never> & { at: string | null }>;
  blocked: Counted<Stored<Omit<Blocking, "asked">, never> & { asked: Asked }>;
};

export type TodayAsking = Readonly<{
  reach: Reach;
  /** Where the reader decides matches. */
  deciding: Reach;
  me: PersonId;
  now: Date;
  /** Which rows of each section are wanted. */
  slice: (section: TodaySectionName) => Slice;
}>;

/** Everything that waits within reach, in one statement. */
export async function readStoredToday(tx: Tx, asking: TodayAsking): Promise<StoredToday> {
  const { reach, deciding, me, now, slice } = asking;
  const [row] = await tx.execute<Raw>(sql`
    select ${advisoriesWhere(deciding, sql`${standingText} = 'unknown'`)} as undecided,
      ${advisoriesWhere(deciding, sql`${decisionToRecheck}`)} as recheck, ${toVerify(reach, me)} as "toVerify",
      ${yours(reach, me, now, slice("yours"))} as yours, ${toApprove(reach, now, slice("approve"))} as "toApprove",
      ${endings(reach, now, slice("endings"))} as endings, ${blocked(reach, now, slice("blocked"))} as blocked`);
  if (!row) throw new Error("Today returned nothing");
  const ending = withTimes(row.endings);
  const blocking = withTimes(row.blocked);
  return {
    ...row,
    yours: withTimes(row.yours),
    toApprove: withTimes(row.toApprove),
    endings: {
      ...ending,
      rows: ending.rows.map(({ at, ...each }) => ({ ...each, at: at ? new Date(at) : now })),
    },
    blocked: {
      ...blocking,
      rows: blocking.rows.map(({ asked, ...each }) => ({
        ...each,
        asked: asked && { ...asked, at: new Date(asked.at) },
      })),
    },
  };
}
