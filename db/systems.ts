import "server-only";
import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { NetworkState } from "@/domain/checklist/facts";
import type { PersonId, RecordId, SiteId, SystemId } from "@/domain/ids";
import type { MatchableSystem } from "@/domain/matching/matchable";
import type { ServiceState, SystemField, SystemFields } from "@/domain/systems/system";
import type { Tx } from "./client";
import { deviceIdentities, imagingSystems, networkStates } from "./schema";

/** The columns of what the inventory says of a system, by field. */
export const fieldColumns = {
  assetTag: imagingSystems.assetTag,
  manufacturer: imagingSystems.manufacturer,
  model: imagingSystems.model,
  deviceClass: imagingSystems.deviceClass,
  modality: imagingSystems.modality,
  serial: imagingSystems.serial,
  softwareVersion: imagingSystems.softwareVersion,
  operatingSystem: imagingSystems.operatingSystem,
  stationName: imagingSystems.stationName,
  aeTitles: imagingSystems.aeTitles,
  ipAddress: imagingSystems.ipAddress,
  vlan: imagingSystems.vlan,
  switchPort: imagingSystems.switchPort,
  location: imagingSystems.location,
  clinicalOwner: imagingSystems.clinicalOwner,
  ruhCapable: imagingSystems.ruhCapable,
  examsPerDay: imagingSystems.examsPerDay,
  alternative: imagingSystems.alternative,
} as const satisfies Record<SystemField, unknown>;

export type SystemRecord = Readonly<{
  id: SystemId;
  siteId: SiteId;
  state: ServiceState;
  rowVersion: number;
  fields: SystemFields;
}>;

const recordColumns = {
  id: imagingSystems.id,
  siteId: imagingSystems.siteId,
  state: imagingSystems.state,
  rowVersion: imagingSystems.rowVersion,
  fields: fieldColumns,
};

/** One system, locked until the transaction ends; a lock on a system comes before those on its matches and incidents. */
export async function lockSystem(tx: Tx, id: SystemId): Promise<SystemRecord | null> {
  const [row] = await tx
    .select(recordColumns)
    .from(imagingSystems)
    .where(eq(imagingSystems.id, id))
    .for("update");
  return row ?? null;
}

const idsIn = (ids: readonly SystemId[]) =>
  // As one text: thousands of parameters cost more than the rows.
  sql`${imagingSystems.id} in (select value::uuid from json_array_elements_text(${JSON.stringify(ids)}::json))`;

/** Several systems, locked in one order; those that are not there are left out. */
export async function lockSystems(tx: Tx, ids: readonly SystemId[]): Promise<SystemRecord[]> {
  return tx
    .select(recordColumns)
    .from(imagingSystems)
    .where(idsIn(ids))
    .orderBy(asc(imagingSystems.id))
    .for("update");
}

/** Every system of the sites given, locked in one order: what an inventory import compares its rows with. */
export async function lockSystemsOfSites(tx: Tx, sites: readonly SiteId[]): Promise<SystemRecord[]> {
  if (sites.length === 0) return [];
  return tx
    .select(recordColumns)
    .from(imagingSystems)
    .where(inArray(imagingSystems.siteId, [...sites]))
    .orderBy(asc(imagingSystems.id))
    .for("update");
}

export type NewSystem = Readonly<{ id: SystemId; networkId: RecordId; siteId: SiteId; fields: SystemFields }>;

/** The fields of many systems as columns of one JSON text, by the names the fields have here. */
const fieldRecord =
  sql.raw(`"assetTag" text, manufacturer text, model text, "deviceClass" text, modality text, serial text,
  "softwareVersion" text, "operatingSystem" text, "stationName" text, "aeTitles" text, "ipAddress" text, vlan text,
  "switchPort" text, location text, "clinicalOwner" text, "ruhCapable" text, "examsPerDay" integer, alternative text`);

/** Adds systems, each standing in the business network until an act moves it; two statements, however many there are. */
export async function insertSystems(
  tx: Tx,
  added: readonly NewSystem[],
  by: PersonId,
  at: Date,
): Promise<void> {
  if (added.length === 0) return;
  const now = sql`${at.toISOString()}::timestamptz`;
  const rows = added.map(({ fields, id, siteId }) => ({ id, siteId, ...fields }));
  const places = added.map(({ id, networkId, siteId }) => ({ id, networkId, siteId }));
  await tx.execute(sql`
    insert into imaging_systems (id, site_id, asset_tag, manufacturer, model, device_class, modality, serial, software_version,
      operating_system, station_name, ae_titles, ip_address, vlan, switch_port, location, clinical_owner, ruh_capable,
      exams_per_day, alternative, created_at, updated_at)
    select c.*, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(id uuid, "siteId" uuid, ${fieldRecord})`);
  await tx.execute(sql`
    insert into network_states (id, system_id, site_id, state, since, recorded_at, act, by_person)
    select c."networkId", c.id, c."siteId", 'business', ${now}, ${now}, 'register', ${by}::uuid
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as c("networkId" uuid, id uuid, "siteId" uuid)`);
}

type Correction = Readonly<{ id: SystemId; fields: SystemFields; state: ServiceState }>;

/** Writes what the inventory says now, in one statement; the version of each row grows. */
export async function setSystems(tx: Tx, corrected: readonly Correction[], at: Date): Promise<void> {
  if (corrected.length === 0) return;
  const rows = corrected.map(({ id, fields, state }) => ({ id, state, ...fields }));
  await tx.execute(sql`
    update imaging_systems s set state = c.state, asset_tag = c."assetTag", manufacturer = c.manufacturer, model = c.model,
      device_class = c."deviceClass", modality = c.modality, serial = c.serial, software_version = c."softwareVersion",
      operating_system = c."operatingSystem", station_name = c."stationName", ae_titles = c."aeTitles",
      ip_address = c."ipAddress", vlan = c.vlan, switch_port = c."switchPort", location = c.location,
      clinical_owner = c."clinicalOwner", ruh_capable = c."ruhCapable", exams_per_day = c."examsPerDay",
      alternative = c.alternative, updated_at = ${at.toISOString()}::timestamptz, row_version = s.row_version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(id uuid, state text, ${fieldRecord})
    where s.id = c.id`);
}

/** The fields matching reads, with the DICOM identities that hold. */
export type SystemToMatch = Readonly<{ id: SystemId; siteId: SiteId; matchable: MatchableSystem }>;

/** The systems to compare with advisories: those given, or all. A retired one keeps what was found of it, and nothing new is. */
export async function systemsToMatch(tx: Tx, ids: readonly SystemId[] | "all"): Promise<SystemToMatch[]> {
  const identities = sql<MatchableSystem["identities"]>`coalesce((
    select json_agg(json_build_object('manufacturer', d.manufacturer, 'model', d.model, 'modality', d.modality,
      'softwareVersion', d.software_version) order by d.recorded_at, d.id)
    from ${deviceIdentities} d where d.system_id = imaging_systems.id and d.superseded_by is null), '[]'::json)`;
  return tx
    .select({
      id: imagingSystems.id,
      siteId: imagingSystems.siteId,
      matchable: {
        manufacturer: imagingSystems.manufacturer,
        model: imagingSystems.model,
        deviceClass: imagingSystems.deviceClass,
        modality: imagingSystems.modality,
        serial: imagingSystems.serial,
        softwareVersion: imagingSystems.softwareVersion,
        operatingSystem: imagingSystems.operatingSystem,
        identities,
      },
    })
    .from(imagingSystems)
    .where(and(ne(imagingSystems.state, "retired"), ids === "all" ? undefined : idsIn(ids)))
    .orderBy(asc(imagingSystems.id));
}

/** Where each system stands on the network now; one without a line stands in the business network. */
export async function networkOf(
  tx: Tx,
  ids: readonly SystemId[],
): Promise<ReadonlyMap<SystemId, NetworkState>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ systemId: networkStates.systemId, state: networkStates.state })
    .from(networkStates)
    .where(
      and(
        inArray(networkStates.systemId, [...ids]),
        isNull(networkStates.supersededBy),
        eq(networkStates.drill, false),
      ),
    );
  return new Map(rows.map((row) => [row.systemId, row.state]));
}
