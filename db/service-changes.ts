import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { AdvisoryId, IncidentId, PersonId, RecordId, SiteId, SystemId } from "@/domain/ids";
import type { ServiceChangeKind } from "@/domain/systems/service-changes";
import type { ServiceState } from "@/domain/systems/system";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";
import { imagingSystems, serviceChanges } from "./schema";

export type NewServiceChange = Readonly<{
  id: RecordId;
  systemId: SystemId;
  siteId: SiteId;
  kind: ServiceChangeKind;
  reason: string;
  since: string;
  otherSystemId: SystemId | null;
}>;

/** Records that a system left or came back, and sets what the inventory says of it. */
export async function insertServiceChange(
  tx: Tx,
  change: NewServiceChange,
  state: ServiceState,
  by: PersonId,
  at: Date,
): Promise<void> {
  await tx.insert(serviceChanges).values({ ...change, byPerson: by, at });
  await tx
    .update(imagingSystems)
    .set({ state, updatedAt: at, rowVersion: sql`${imagingSystems.rowVersion} + 1` })
    .where(sql`${imagingSystems.id} = ${change.systemId}`);
}

/** Records that an incident took its system from service; by whoever acts in this transaction. */
export async function insertWithdrawal(
  tx: Tx,
  systemId: SystemId,
  incidentId: IncidentId,
  at: Date,
): Promise<void> {
  await tx.execute(sql`
    insert into service_changes (id, system_id, site_id, kind, reason, since, incident_id, by_person, at)
    select gen_random_uuid(), s.id, s.site_id, 'withdrawn', 'Withdrawn from service', (${at.toISOString()}::timestamptz at time zone site.zone)::date,
      ${incidentId}, current_setting('isocenter.actor')::uuid, ${at.toISOString()}::timestamptz
    from imaging_systems s join sites site on site.id = s.site_id where s.id = ${systemId}`);
}

/** Says which row a system was before it stood at this site. */
export async function setSucceeds(tx: Tx, id: SystemId, succeeds: SystemId): Promise<void> {
  await tx.update(imagingSystems).set({ succeeds }).where(sql`${imagingSystems.id} = ${id}`);
}

type NamedIncident = Readonly<{ id: IncidentId; key: string; advisoryId: AdvisoryId }>;

/** The open incidents of a system, drills left out. */
export async function openIncidentsOf(tx: Tx, id: SystemId): Promise<NamedIncident[]> {
  return namedIncidents(tx, id, sql`true`);
}

/** The open incidents that say that their system is withdrawn from service. */
export async function openWithdrawalsOf(tx: Tx, id: SystemId): Promise<NamedIncident[]> {
  return namedIncidents(
    tx,
    id,
    sql`exists (
      select 1 from step_now n join templates t on t.id = i.template_id
      cross join lateral jsonb_array_elements(t.content -> 'steps') step
      where n.incident_id = i.id and n.counts and step ->> 'key' = n.step_key and step ->> 'kind' = 'withdraw')`,
  );
}

async function namedIncidents(tx: Tx, id: SystemId, condition: SQL): Promise<NamedIncident[]> {
  return tx.execute<NamedIncident>(sql`
    select i.id, i.key, i.advisory_id as "advisoryId" from incidents i
    where i.system_id = ${id} and i.closed_at is null and i.drill_id is null and ${condition}
    order by i.opened_at, i.id`);
}

export type Successor = Readonly<{
  siteId: SiteId;
  siteName: string;
  assetTag: string;
  isInService: boolean;
}>;

/** The row that a system stands as now, following every move since. */
export async function lastSuccessorOf(tx: Tx, id: SystemId): Promise<Successor | null> {
  const [row] = await tx.execute<Successor>(sql`
    with recursive later as (
      select s.id, 1 as step from imaging_systems s where s.succeeds = ${id}
      union all
      select s.id, later.step + 1 from imaging_systems s join later on s.succeeds = later.id where later.step < 100)
    select s.site_id as "siteId", site.name as "siteName", s.asset_tag as "assetTag", s.state <> 'retired' as "isInService"
    from later join imaging_systems s on s.id = later.id join sites site on site.id = s.site_id
    order by s.state = 'retired', later.step desc limit 1`);
  return row ?? null;
}

/** Another row of the same system, as far as the reader may see it. */
export type OtherRow = Readonly<{
  id: SystemId;
  assetTag: string;
  siteName: string;
  relation: "before" | "after" | "merged-into" | "merged-from";
}>;

/** The rows a system was before, is now, or was merged with, within reach. */
export async function otherRowsOf(tx: Tx, reach: Reach, id: SystemId): Promise<OtherRow[]> {
  return tx.execute<OtherRow>(sql`
    select s.id, s.asset_tag as "assetTag", site.name as "siteName", other.relation from (
      select succeeds as id, 'before' as relation from imaging_systems where id = ${id} and succeeds is not null
      union all
      select id, 'after' from imaging_systems where succeeds = ${id}
      union all
      select c.other_system_id, 'merged-into' from ${lastChange(sql`c.system_id = ${id}`)} c where c.kind = 'merged'
      union all
      select c.system_id, 'merged-from' from ${lastChange(sql`true`)} c where c.kind = 'merged' and c.other_system_id = ${id}
    ) other
    join imaging_systems s on s.id = other.id
    join sites site on site.id = s.site_id
    where ${withinText(reach, "s.site_id")}
    order by other.relation, s.asset_tag, s.id`);
}

const lastChange = (condition: SQL) => sql`(
  select distinct on (c.system_id) c.* from service_changes c where ${condition} order by c.system_id, c.seq desc)`;

export type ServiceChangeLine = Readonly<{
  kind: ServiceChangeKind;
  reason: string;
  since: string;
  by: string;
  at: Date;
  incidentKey: string | null;
}>;

/** How a system last left or came back; the incident is named only within reach. Null: it never left. */
export async function lastServiceChange(
  tx: Tx,
  incidents: Reach,
  id: SystemId,
): Promise<ServiceChangeLine | null> {
  const [row] = await tx.execute<Omit<ServiceChangeLine, "at"> & { at: string }>(sql`
    select c.kind, c.reason, c.since::text as since, p.name as by, c.at, i.key as "incidentKey"
    from service_changes c
    join people p on p.id = c.by_person
    left join incidents i on i.id = c.incident_id and ${withinText(incidents, "i.site_id")}
    where c.system_id = ${id} order by c.seq desc limit 1`);
  return row ? { ...row, at: new Date(row.at) } : null;
}
