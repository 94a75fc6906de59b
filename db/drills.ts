import "server-only";
import { eq, inArray, sql } from "drizzle-orm";
import type { ExposureValue } from "@/domain/checklist/evaluation";
import type { Phase } from "@/domain/checklist/template";
import type { DrillSystem, Inject } from "@/domain/drills/drill";
import type { AdvisoryId, DrillId, IncidentId, PersonId, SiteId, SystemId, TemplateId } from "@/domain/ids";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";
import { drillInjects, drills, imagingSystems, incidents } from "./schema";

const described = sql`
  select s.id as "systemId", s.site_id as "siteId", site.name as "siteName", s.asset_tag as "assetTag",
    coalesce(nullif(trim(s.model), ''), s.device_class) as "systemName", s.state = 'retired' as retired,
    coalesce(n.state, 'business') as network
  from imaging_systems s
  join sites site on site.id = s.site_id
  left join network_states n on n.system_id = s.id and n.superseded_by is null and not n.drill`;

/** The systems named, locked in the order of their ids, each with where it stands on the network. */
export async function lockDrillSystems(tx: Tx, ids: readonly SystemId[]): Promise<DrillSystem[]> {
  const list = [...ids];
  await tx
    .select({ id: imagingSystems.id })
    .from(imagingSystems)
    .where(inArray(imagingSystems.id, list))
    .orderBy(imagingSystems.id)
    .for("update");
  return tx.execute<DrillSystem>(
    sql`${described} where ${inArray(sql`s.id`, list)} order by site.name, s.asset_tag, s.id`,
  );
}

/** The systems within reach that an advisory may concern, for choosing. */
export async function listDrillSystems(tx: Tx, reach: Reach, advisoryId: AdvisoryId): Promise<DrillSystem[]> {
  return tx.execute<DrillSystem>(sql`${described}
    join matches m on m.system_id = s.id and m.advisory_id = ${advisoryId} and m.level <> 'excluded'
    where s.state <> 'retired' and ${withinText(reach, "s.site_id")} order by site.name, s.asset_tag, s.id limit 200`);
}

export type NewDrill = Readonly<{ id: DrillId; key: string; name: string; advisoryId: AdvisoryId }>;
export type NewDrillIncident = Readonly<{ id: IncidentId; key: string; system: DrillSystem }>;

/** Adds a drill with its messages and its incidents. */
export async function insertDrill(
  tx: Tx,
  drill: NewDrill,
  parts: Readonly<{
    injects: readonly Omit<Inject, "id">[];
    incidents: readonly NewDrillIncident[];
    templateId: TemplateId;
  }>,
  by: PersonId,
  at: Date,
): Promise<void> {
  await tx.insert(drills).values({ ...drill, startedAt: at, startedBy: by });
  if (parts.injects.length > 0)
    await tx.insert(drillInjects).values(parts.injects.map((inject) => ({ ...inject, drillId: drill.id })));
  await tx.insert(incidents).values(
    parts.incidents.map(({ id, key, system }) => ({
      id,
      key,
      systemId: system.systemId,
      advisoryId: drill.advisoryId,
      siteId: system.siteId,
      templateId: parts.templateId,
      drillId: drill.id,
      openedAt: at,
      openedBy: by,
      coordinatorId: by,
      networkWhenOpened: system.network,
    })),
  );
}

type Instants = "startedAt" | "endedAt";
export type DrillRow = Readonly<{
  id: DrillId;
  key: string;
  name: string;
  trackingId: string;
  startedAt: Date;
  startedBy: string;
  endedAt: Date | null;
  systems: number;
  sites: string;
}>;

/** The drills of which an incident lies within reach, those that run first, then the newest; what lies elsewhere is not counted. */
export async function listDrills(tx: Tx, reach: Reach, key: string | null = null): Promise<DrillRow[]> {
  type Row = Omit<DrillRow, Instants> & { startedAt: string; endedAt: string | null };
  const rows = await tx.execute<Row>(sql`
    select d.id, d.key, d.name, a.tracking_id as "trackingId", d.started_at as "startedAt", p.name as "startedBy",
      d.ended_at as "endedAt", count(i.id)::int as systems, string_agg(distinct site.name, ', ') as sites
    from drills d
    join advisories a on a.id = d.advisory_id
    join people p on p.id = d.started_by
    join incidents i on i.drill_id = d.id and ${withinText(reach, "i.site_id")}
    join sites site on site.id = i.site_id
    where ${key === null ? sql`true` : sql`d.key = ${key}`}
    group by d.id, a.id, p.id
    order by d.ended_at is not null, d.started_at desc limit 200`);
  return rows.map((row) => ({
    ...row,
    startedAt: new Date(row.startedAt),
    endedAt: row.endedAt === null ? null : new Date(row.endedAt),
  }));
}

export type DrillIncidentRow = Readonly<{
  id: IncidentId;
  key: string;
  siteId: SiteId;
  siteName: string;
  zone: string;
  assetTag: string;
  systemName: string;
  exposure: ExposureValue;
  phase: Phase;
  stepsDone: number;
  stepsTotal: number;
}>;

/** The incidents of a drill within reach. */
export async function listDrillIncidents(tx: Tx, reach: Reach, id: DrillId): Promise<DrillIncidentRow[]> {
  return tx.execute<DrillIncidentRow>(sql`
    select i.id, i.key, i.site_id as "siteId", site.name as "siteName", site.zone, s.asset_tag as "assetTag",
      coalesce(nullif(trim(s.model), ''), s.device_class) as "systemName", n.exposure, n.phase,
      n.steps_done as "stepsDone", n.steps_total as "stepsTotal"
    from incidents i
    join incident_now n on n.incident_id = i.id
    join imaging_systems s on s.id = i.system_id
    join sites site on site.id = i.site_id
    where i.drill_id = ${id} and ${withinText(reach, "i.site_id")} order by i.key`);
}

/** The messages of a drill in their order, those to come too: who reads decides by the clock. */
export async function listInjects(tx: Tx, id: DrillId): Promise<Inject[]> {
  return tx
    .select({
      id: drillInjects.id,
      position: drillInjects.position,
      text: drillInjects.text,
      dueAt: drillInjects.dueAt,
      answerBy: drillInjects.answerBy,
    })
    .from(drillInjects)
    .where(eq(drillInjects.drillId, id))
    .orderBy(drillInjects.dueAt, drillInjects.position);
}

export type LockedDrill = Readonly<{
  id: DrillId;
  key: string;
  endedAt: Date | null;
  sites: readonly SiteId[];
}>;

/** A drill with its row locked, and the sites it takes part in. */
export async function lockDrill(tx: Tx, key: string): Promise<LockedDrill | null> {
  const [row] = await tx
    .select({ id: drills.id, key: drills.key, endedAt: drills.endedAt })
    .from(drills)
    .where(eq(drills.key, key))
    .for("update");
  if (!row) return null;
  const own = await tx
    .selectDistinct({ siteId: incidents.siteId })
    .from(incidents)
    .where(eq(incidents.drillId, row.id));
  return { ...row, sites: own.map(({ siteId }) => siteId) };
}

export async function endDrill(tx: Tx, id: DrillId, by: PersonId, at: Date): Promise<void> {
  await tx.update(drills).set({ endedAt: at, endedBy: by }).where(eq(drills.id, id));
}
