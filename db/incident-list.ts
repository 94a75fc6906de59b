import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { ExposureValue, MarkKind, WaitsFor } from "@/domain/checklist/evaluation";
import { type Phase, phases, type StepRole } from "@/domain/checklist/template";
import type { AdvisoryId, IncidentId, PersonId } from "@/domain/ids";
import type { IncidentFilter } from "@/domain/incidents/list-filter";
import type { RecheckCause } from "@/domain/matching/rechecks";
import type { Priority } from "@/domain/priority/values";
import type { Tx } from "./client";
import { effectiveExposure } from "./exposure-now";
import { type Asking, conditions, counted, described } from "./incident-filter";
import { beyond, type IncidentCursor, ordering, rankOf } from "./incident-order";
import { priorityColumns } from "./priority-columns";
import type { Reach } from "./reach";
import { incidentRecheckCauses } from "./rechecks";
import { assigneeJson } from "./teamwork";

/** What is told beside the state, as the door last computed it; ends are compared with now where it is shown. */
export type StoredMark = Readonly<{ mark: MarkKind; from: string; until: string | null }>;

/** The first thing that can be done or waits, and whose it is. */
export type NextStep = Readonly<{
  key: string;
  title: string;
  role: StepRole;
  waitsFor: WaitsFor | null;
  /** Whoever holds the role at the site: the step's own, or a coordinator's where it waits for a word. */
  who: readonly string[];
}>;

export type IncidentRow = Readonly<{
  id: IncidentId;
  key: string;
  siteName: string;
  siteZone: string;
  assetTag: string;
  systemName: string;
  location: string;
  advisoryId: AdvisoryId;
  trackingId: string;
  /** The state now: one that ran out is exposed. */
  exposure: ExposureValue;
  /** The state that ran out; null while the state holds. */
  lapsedFrom: ExposureValue | null;
  holdsUntil: Date | null;
  stateSince: Date;
  phase: Phase;
  /** The priority now; null once the incident has ended. */
  priority: Priority | null;
  /** What the table gives, where a coordinator's own priority stands before it. */
  priorityInstead: Priority | null;
  /** The earliest due time of what is left to do. */
  dueAt: Date | null;
  /** Until when it waits for the vendor. */
  vendorUntil: Date | null;
  closedAt: Date | null;
  openedAt: Date;
  stepsDone: number;
  stepsTotal: number;
  marks: readonly StoredMark[];
  /** What asks for another look, each cause once; closed incidents too. */
  rechecks: readonly RecheckCause[];
  /** The clearance under which a standalone system runs ended at this time, whatever the marks say. */
  clearanceEndedAt: Date | null;
  next: NextStep | null;
  /** Who looks after it; `works` is false for somebody who works at its site no more. */
  assignee: Readonly<{ id: PersonId; name: string; works: boolean }> | null;
  /** For a vendor it waits until the end of a day, under a case number. */
  wait: Readonly<{ until: string; vendorCase: string }> | null;
}>;

const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;

type Page = Asking & Readonly<{ size: number; after: IncidentCursor | null }>;
type Raw = Omit<IncidentRow, InstantName> &
  Readonly<Record<InstantName, string | null>> & { openedText: string; dueText: string; rank: number };
type InstantName =
  | "openedAt"
  | "closedAt"
  | "holdsUntil"
  | "stateSince"
  | "clearanceEndedAt"
  | "dueAt"
  | "vendorUntil";

/** One page of incidents in reach, and the cursor of the next one; one statement. */
export async function listIncidents(
  tx: Tx,
  reach: Reach,
  filter: IncidentFilter,
  page: Page,
): Promise<{ rows: IncidentRow[]; next: IncidentCursor | null }> {
  const asOf = page.after ? new Date(page.after.asOf) : page.now;
  // The page is cut first; what only its rows need is fetched for them alone.
  const rows = await tx.execute<Raw>(sql`
    with page as materialized (
      select i.id, ${rankOf(filter, asOf)} as rank ${counted(filter)}
      where ${conditions(reach, filter, page)} ${beyond(filter, page.after, asOf)}
      order by ${ordering(filter, asOf)} limit ${page.size + 1})
    select i.id, i.key, site.name as "siteName", site.zone as "siteZone", s.asset_tag as "assetTag",
      coalesce(nullif(trim(s.model), ''), s.device_class) as "systemName", s.location, a.id as "advisoryId",
      a.tracking_id as "trackingId", ${effectiveExposure(page.now)} as exposure,
      case when n.holds_until <= ${instant(page.now)} then n.exposure end as "lapsedFrom", n.holds_until as "holdsUntil",
      n.state_since as "stateSince", n.phase, i.closed_at as "closedAt", i.opened_at as "openedAt",
      to_char(i.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "openedText",
      coalesce(to_char(n.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'infinity') as "dueText",
      ${priorityColumns(page.now)}, n.steps_done as "stepsDone", n.steps_total as "stepsTotal", n.marks, ${incidentRecheckCauses} as rechecks, ${clearanceEnded(page.now)} as "clearanceEndedAt",
      ${nextStep} as next, ${assigneeJson} as assignee, page.rank
    ${described}
    join page on page.id = i.id
    order by ${ordering(filter, asOf)}`);
  const shown = rows.slice(0, page.size);
  const last = rows.length > page.size ? shown.at(-1) : undefined;
  return {
    rows: shown.map(withDates),
    next: last
      ? {
          rank: last.rank,
          due: last.dueText,
          openedAt: last.openedText,
          id: last.id,
          asOf: asOf.toISOString(),
        }
      : null,
  };
}

/** A clearance may run out while nobody records anything; standalone then waits for a clinical decision. */
const clearanceEnded = (now: Date): SQL => sql`
  case when i.closed_at is null and n.exposure = 'contained-standalone' then (
    select case when c.until <= ${instant(now)} then c.until end
    from clearances c where c.incident_id = i.id order by c.seq desc limit 1) end`;

const phaseNames = sql.raw(phases.map((name) => `'${name}'`).join(", "));
const nextStep = sql`
  case when i.closed_at is null then (
    select json_build_object('key', step.step_key, 'title', step.title, 'role', step.role, 'waitsFor', step.waits_for, 'who', (
      select coalesce(json_agg(distinct p.name), '[]') from grants g join people p on p.id = g.person_id
      where g.role = case when step.waits_for in ('verification', 'not-applicable', 'late-time') then 'coordinator' else step.role end
        and g.ended_at is null and p.disabled_at is null and (g.site_id is null or g.site_id = i.site_id)))
    from step_now step
    where step.incident_id = i.id and (step.state = 'available' or step.waits_for is not null)
    order by array_position(array[${phaseNames}], step.phase), step.position limit 1) end`;

function withDates({ rank: _rank, openedText: _openedText, dueText: _dueText, ...row }: Raw): IncidentRow {
  const date = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...row,
    openedAt: new Date(row.openedAt ?? 0),
    stateSince: new Date(row.stateSince ?? 0),
    closedAt: date(row.closedAt),
    holdsUntil: date(row.holdsUntil),
    clearanceEndedAt: date(row.clearanceEndedAt),
    dueAt: date(row.dueAt),
    vendorUntil: date(row.vendorUntil),
  };
}

/** How many incidents a filter lets through, by state; one statement for the line above the list. */
export async function countIncidents(
  tx: Tx,
  reach: Reach,
  filter: IncidentFilter,
  asking: Asking,
): Promise<ReadonlyMap<ExposureValue, number>> {
  const rows = await tx.execute<{ exposure: ExposureValue; count: number }>(sql`
    select ${effectiveExposure(asking.now)} as exposure, count(*)::int as count ${counted(filter)}
    where ${conditions(reach, filter, asking)} group by 1`);
  return new Map(rows.map((row) => [row.exposure, row.count]));
}
