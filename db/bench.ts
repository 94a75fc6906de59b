import "server-only";
import { sql } from "drizzle-orm";
import type { AdvisoryId, AttemptId, IncidentId, MatchId } from "@/domain/ids";
import type { Tx } from "./client";

/** How much a database holds. */
export type Extent = Readonly<{
  sites: number;
  systems: number;
  incidents: number;
  files: number;
  events: number;
}>;

export async function extentOf(tx: Tx): Promise<Extent> {
  const [row] = await tx.execute<Extent>(sql`
    select (select count(*)::int from sites) as sites, (select count(*)::int from imaging_systems) as systems,
      (select count(*)::int from incidents) as incidents, (select count(*)::int from evidence) as files,
      (select count(*)::int from events) as events`);
  if (!row) throw new Error("Counting returned nothing");
  return row;
}

/**
 * The pages with the most to show: the open incident with the longest history, the advisory with the most systems to decide, and the one
 * with the most open incidents.
 */
export async function fullestPages(
  tx: Tx,
): Promise<{ incident: string; advisory: AdvisoryId; grid: AdvisoryId }> {
  const [row] = await tx.execute<{ incident: string; advisory: AdvisoryId; grid: AdvisoryId }>(sql`
    select (select i.key from incidents i join chains c on c.id = i.id::text where i.closed_at is null
        order by c.seq desc, i.key limit 1) as incident,
      (select m.advisory_id from matches m where m.level <> 'excluded' group by 1 order by count(*) desc, 1 limit 1) as advisory,
      (select i.advisory_id from incidents i where i.closed_at is null and i.drill_id is null
        group by 1 order by count(*) desc, 1 limit 1) as grid`);
  if (!row) throw new Error("There is no incident and no match");
  return row;
}

export type StepToRepeat = Readonly<{ key: string; seen: AttemptId }>;

/** The open incidents whose step of this key is done, each with the attempt that counts; one for each system. */
export async function stepsToRepeat(tx: Tx, stepKey: string): Promise<StepToRepeat[]> {
  return tx.execute<StepToRepeat>(sql`
    select distinct on (i.system_id) i.key, a.id as seen
    from incidents i
    join step_now step on step.incident_id = i.id and step.step_key = ${stepKey} and step.counts
    join step_attempts a on a.incident_id = i.id and a.step_key = ${stepKey} and a.current
    where i.closed_at is null
    order by i.system_id, i.key`);
}

/** The open incident of each template with the longest history. */
export async function fullestIncidents(tx: Tx): Promise<IncidentId[]> {
  const rows = await tx.execute<{ id: IncidentId }>(sql`
    select distinct on (i.template_id) i.id from incidents i join chains c on c.id = i.id::text
    where i.closed_at is null order by i.template_id, c.seq desc, i.key`);
  return rows.map(({ id }) => id);
}

/** So many matches of an advisory whose systems are in service. */
export async function someMatches(tx: Tx, advisoryId: AdvisoryId, count: number): Promise<MatchId[]> {
  const rows = await tx.execute<{ id: MatchId }>(sql`
    select m.id from matches m join imaging_systems s on s.id = m.system_id and s.state <> 'retired'
    where m.advisory_id = ${advisoryId} order by m.id limit ${count}`);
  return rows.map(({ id }) => id);
}
