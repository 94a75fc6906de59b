import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Course } from "@/domain/after-action/measure";
import { type RanOutKind, ranOutKinds } from "@/domain/after-action/words";
import type { AdvisoryId, IncidentId } from "@/domain/ids";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";

/** The incident a row of the report is about. */
type OfIncident = Readonly<{
  key: string;
  assetTag: string;
  systemName: string;
  siteCode: string;
  siteName: string;
  zone: string;
}>;

/** An incident with when it came where. */
export type CourseRow = Course & OfIncident & Readonly<{ id: IncidentId }>;

const named = sql`i.key, s.asset_tag as "assetTag", coalesce(nullif(trim(s.model), ''), s.device_class) as "systemName",
  site.code as "siteCode", site.name as "siteName", site.zone`;

const ofAdvisory = (reach: Reach, id: AdvisoryId): SQL => sql`
  join imaging_systems s on s.id = i.system_id
  join sites site on site.id = i.site_id
  where i.advisory_id = ${id} and i.drill_id is null and ${withinText(reach, "i.site_id")}`;

/** When a step of these kinds was first done in an answer that another person verified and that nobody has taken back since. */
const firstDone = (...kinds: readonly string[]): SQL => sql`
  (select min(a.done_at) from step_attempts a join lateral (
      select r.kind from step_reviews r where r.attempt_id = a.id and r.kind in ('verified', 'rejected', 'reopened')
      order by r.seq desc limit 1) last on last.kind = 'verified'
    where a.incident_id = i.id and a.outcome = 'done' and a.kind in (${sql.join(
      kinds.map((kind) => sql`${kind}`),
      sql`, `,
    )}))`;

/** The incidents of an advisory within reach with their courses, oldest first; drills are left out. */
export async function listCourses(tx: Tx, reach: Reach, id: AdvisoryId): Promise<CourseRow[]> {
  type Times = Readonly<
    Record<"openedAt" | "closedAt" | "contain" | "remediate" | "reconnect", string | null>
  >;
  type Row = Omit<CourseRow, "openedAt" | "closedAt" | "reached"> & Times;
  const rows = await tx.execute<Row>(sql`
    select i.id, ${named}, i.opened_at as "openedAt", i.closed_at as "closedAt", i.end_kind as end,
      ${firstDone("prove-segment", "disconnect")} as contain, ${firstDone("verify-remediation")} as remediate,
      ${firstDone("reconnect")} as reconnect
    from incidents i ${ofAdvisory(reach, id)}
    order by i.opened_at, i.id`);
  return rows.map(({ contain, remediate, reconnect, openedAt, closedAt, ...row }) => ({
    ...row,
    openedAt: new Date(openedAt ?? 0),
    closedAt: dateOf(closedAt),
    reached: { contain: dateOf(contain), remediate: dateOf(remediate), reconnect: dateOf(reconnect) },
  }));
}

/** An answer that was returned. */
export type RejectedRow = OfIncident &
  Readonly<{
    step: string;
    title: string;
    doneBy: string;
    doneAt: Date;
    by: string;
    at: Date;
    reason: string;
  }>;

/** The answers to steps that were returned, the latest first. */
export async function listRejected(tx: Tx, reach: Reach, id: AdvisoryId): Promise<RejectedRow[]> {
  const rows = await tx.execute<Omit<RejectedRow, "at" | "doneAt"> & { at: string; doneAt: string }>(sql`
    select ${named}, a.step_key as step, coalesce(n.title, (select each ->> 'title' from templates t,
        jsonb_array_elements(t.content -> 'steps') each where t.id = i.template_id and each ->> 'key' = a.step_key), a.step_key) as title,
      doer.name as "doneBy", a.done_at as "doneAt", p.name as by, r.at, coalesce(r.reason, '') as reason
    from step_reviews r
    join step_attempts a on a.id = r.attempt_id
    join people p on p.id = r.by_person
    join people doer on doer.id = a.by_person
    join incidents i on i.id = r.incident_id and i.end_kind is distinct from 'cancelled'
    left join step_now n on n.incident_id = i.id and n.step_key = a.step_key
    ${ofAdvisory(reach, id)} and r.kind = 'rejected'
    order by r.at desc, r.seq desc`);
  return rows.map((row) => ({ ...row, at: new Date(row.at), doneAt: new Date(row.doneAt) }));
}

/** Something that ran out while it held. */
export type RanOutRow = OfIncident & Readonly<{ kind: RanOutKind; endedAt: Date }>;

/** What ran out, the latest first. */
export async function listRanOut(tx: Tx, reach: Reach, id: AdvisoryId): Promise<RanOutRow[]> {
  const kinds = sql.join(
    ranOutKinds.map((kind) => sql`${kind}`),
    sql`, `,
  );
  const rows = await tx.execute<Omit<RanOutRow, "endedAt"> & { endedAt: string }>(sql`
    select ${named}, e.kind, e.ends_at as "endedAt"
    from expiries e
    join incidents i on i.id = e.incident_id and i.end_kind is distinct from 'cancelled'
    ${ofAdvisory(reach, id)} and e.stage = 'passed' and e.kind in (${kinds})
    order by e.ends_at desc, i.key, e.kind, e.record`);
  return rows.map((row) => ({ ...row, endedAt: new Date(row.endedAt) }));
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
