import "server-only";
import { sql } from "drizzle-orm";
import type { ExpiryKind } from "@/domain/checklist/expiries";
import type { IncidentId, SiteId } from "@/domain/ids";
import type { Tx } from "./client";

/** What is told of one incident: which thing, and whether it is near or has passed. */
export type ExpiryRow = Readonly<{
  incidentId: IncidentId;
  siteId: SiteId;
  stage: "near" | "passed";
  kind: ExpiryKind;
  record: string;
  endsAt: Date;
}>;

const keyOf = (
  row: Readonly<{ incidentId: string; stage: string; kind: string; record: string }>,
  endsAt: Date,
) => [row.incidentId, row.stage, row.kind, row.record, endsAt.toISOString()].join(" ");

/** Notes what is told now; returns of the given rows those that nobody has told before. */
export async function insertExpiries<Row extends ExpiryRow>(
  tx: Tx,
  rows: readonly Row[],
  now: Date,
): Promise<readonly Row[]> {
  if (rows.length === 0) return [];
  const given = rows.map(({ incidentId, siteId, stage, kind, record, endsAt }) => ({
    incidentId,
    siteId,
    stage,
    kind,
    record,
    endsAt,
  }));
  const inserted = await tx.execute<Omit<ExpiryRow, "endsAt" | "siteId"> & { endsAt: string }>(sql`
    insert into expiries (incident_id, site_id, stage, kind, record, ends_at, told_at)
    select e."incidentId", e."siteId", e.stage, e.kind, e.record, e."endsAt", ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as e("incidentId" uuid, "siteId" uuid, stage text, kind text,
      record text, "endsAt" timestamptz)
    on conflict do nothing
    returning incident_id as "incidentId", stage, kind, record, ends_at as "endsAt"`);
  const told = new Set(inserted.map((row) => keyOf(row, new Date(row.endsAt))));
  return rows.filter((row) => told.has(keyOf(row, row.endsAt)));
}

export type StepDue = Readonly<{
  incidentId: IncidentId;
  siteId: SiteId;
  step: string;
  title: string;
  dueAt: Date;
}>;

/** A step that can be done or waits for another one, and whose time has come; what was done is in time or late, and not due. */
const overdue = (now: Date) =>
  sql`s.due_at <= ${now.toISOString()}::timestamptz and s.state in ('available', 'blocked') and not s.counts`;

/** Whether an incident i is one, or of a drill that still runs: an ended drill stays as it ended. */
const goesOn = sql`(i.drill_id is null or exists (select 1 from drills d where d.id = i.drill_id and d.ended_at is null))`;

/** Steps of these open incidents whose due time has passed. */
export async function listStepsDue(tx: Tx, ids: readonly IncidentId[], now: Date): Promise<StepDue[]> {
  if (ids.length === 0) return [];
  const rows = await tx.execute<Omit<StepDue, "dueAt"> & { dueAt: string }>(sql`
    select s.incident_id as "incidentId", s.site_id as "siteId", s.step_key as step, s.title, s.due_at as "dueAt"
    from step_now s join incidents i on i.id = s.incident_id and i.closed_at is null and ${goesOn}
    where s.incident_id in (${sql.join(
      ids.map((id) => sql`${id}::uuid`),
      sql`, `,
    )}) and ${overdue(now)}
    order by s.incident_id, s.position`);
  return rows.map((row) => ({ ...row, dueAt: new Date(row.dueAt) }));
}

/**
 * The keys of open incidents of which the clock has something to write or to tell, the longest waiting first; those given are
 * left out.
 */
export async function keysChangedByTime(
  tx: Tx,
  now: Date,
  page: Readonly<{ size: number; without: readonly string[] }>,
): Promise<string[]> {
  const left = JSON.stringify(page.without);
  const rows = await tx.execute<{ key: string }>(sql`
    select i.key from incidents i join (
      select n.incident_id, n.changes_at as since from incident_now n where n.changes_at <= ${now.toISOString()}::timestamptz
      union all
      select s.incident_id, s.due_at from step_now s where ${overdue(now)} and not exists (
        select 1 from expiries e where e.incident_id = s.incident_id and e.kind = 'due' and e.record = s.step_key
          and e.ends_at = s.due_at and e.stage = 'passed')
    ) due on due.incident_id = i.id
    where i.closed_at is null and ${goesOn} and not ${left}::jsonb ? i.key
    group by i.key order by min(due.since), i.key limit ${page.size}`);
  return rows.map(({ key }) => key);
}

/** When the clock next has something to write or to tell; null: nothing is known to run out. */
export async function nextChangeByTime(tx: Tx, now: Date): Promise<Date | null> {
  const [row] = await tx.execute<{ at: string | null }>(sql`
    select least(
      (select min(changes_at) from incident_now where changes_at > ${now.toISOString()}::timestamptz),
      (select min(due_at) from step_now where due_at > ${now.toISOString()}::timestamptz
        and state in ('available', 'blocked') and not counts)
    ) as at`);
  return row?.at ? new Date(row.at) : null;
}
