import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { NetworkFact, NetworkState } from "@/domain/checklist/facts";
import type { IncidentId, PersonId, RecordId, SiteId, SystemId } from "@/domain/ids";
import { type IdentitySource, identitySources } from "@/domain/systems/identity";
import { type ServiceChangeKind, serviceChangeKinds } from "@/domain/systems/service-changes";
import { type RuhCapable, ruhAnswers, type ServiceState, serviceStates } from "@/domain/systems/system";
import { id, instant, oneOf } from "./columns";
import { people, sites } from "./organisation";

/** A scanner or workplace of the inventory. It never changes site: it is retired there and taken up here. */
export const imagingSystems = pgTable(
  "imaging_systems",
  {
    id: id().$type<SystemId>(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => sites.id)
      .$type<SiteId>(),
    assetTag: text("asset_tag").notNull(),
    manufacturer: text("manufacturer").notNull().default(""),
    model: text("model").notNull().default(""),
    deviceClass: text("device_class").notNull().default(""),
    modality: text("modality").notNull().default(""),
    serial: text("serial").notNull().default(""),
    softwareVersion: text("software_version").notNull().default(""),
    operatingSystem: text("operating_system").notNull().default(""),
    stationName: text("station_name").notNull().default(""),
    aeTitles: text("ae_titles").notNull().default(""),
    ipAddress: text("ip_address").notNull().default(""),
    vlan: text("vlan").notNull().default(""),
    switchPort: text("switch_port").notNull().default(""),
    location: text("location").notNull().default(""),
    clinicalOwner: text("clinical_owner").notNull().default(""),
    ruhCapable: text("ruh_capable").notNull().default("unknown").$type<RuhCapable>(),
    /** Null is unknown, and is shown as unknown. */
    examsPerDay: integer("exams_per_day"),
    alternative: text("alternative").notNull().default(""),
    state: text("state").notNull().default("in-service").$type<ServiceState>(),
    rowVersion: integer("row_version").notNull().default(1),
    succeeds: uuid("succeeds")
      .references((): AnyPgColumn => imagingSystems.id)
      .$type<SystemId>(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    unique("imaging_systems_id_site").on(t.id, t.siteId),
    // A retired row keeps its tag and does not hold it: a system that comes back may carry it again.
    uniqueIndex("imaging_systems_tag").on(t.siteId, sql`lower(${t.assetTag})`).where(sql`state <> 'retired'`),
    // Where did this system go?
    index("imaging_systems_succeeding").on(t.succeeds),
    oneOf("imaging_systems_ruh", t.ruhCapable, ruhAnswers),
    oneOf("imaging_systems_state", t.state, serviceStates),
    // The inventory list, by label.
    index("imaging_systems_by_tag").on(t.assetTag, t.id),
  ],
);

/** Why a system left the inventory, or came back; the last line of a system is how it stands. Lines are added, never changed. */
export const serviceChanges = pgTable(
  "service_changes",
  {
    id: id().$type<RecordId>(),
    seq: bigint("seq", { mode: "number" }).generatedAlwaysAsIdentity(),
    systemId: uuid("system_id").notNull().$type<SystemId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    kind: text("kind").notNull().$type<ServiceChangeKind>(),
    reason: text("reason").notNull(),
    /** The day it happened, on the site's calendar. */
    since: date("since").notNull(),
    /** The row that stands in its place: where it moved to, or what it was merged into. */
    otherSystemId: uuid("other_system_id")
      .references((): AnyPgColumn => imagingSystems.id)
      .$type<SystemId>(),
    incidentId: uuid("incident_id").$type<IncidentId>(),
    byPerson: uuid("by_person")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    at: instant("at").notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.systemId, t.siteId],
      foreignColumns: [imagingSystems.id, imagingSystems.siteId],
    }),
    oneOf("service_changes_kind", t.kind, serviceChangeKinds),
    // How did this system leave, and come back?
    index("service_changes_of_system").on(t.systemId, t.seq),
  ],
);

/** A DICOM identity of a system, one for each modality it sends: a PET/CT has two. Superseded, never overwritten. */
export const deviceIdentities = pgTable(
  "device_identities",
  {
    id: id(),
    systemId: uuid("system_id").notNull().$type<SystemId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    manufacturer: text("manufacturer").notNull().default(""),
    model: text("model").notNull().default(""),
    modality: text("modality").notNull().default(""),
    softwareVersion: text("software_version").notNull().default(""),
    stationName: text("station_name").notNull().default(""),
    serial: text("serial").notNull().default(""),
    institution: text("institution").notNull().default(""),
    department: text("department").notNull().default(""),
    gantryId: text("gantry_id").notNull().default(""),
    deviceUid: text("device_uid").notNull().default(""),
    udi: text("udi").notNull().default(""),
    aeTitle: text("ae_title").notNull().default(""),
    /** As the device wrote it: a day, or whatever stands there instead. */
    calibratedOn: text("calibrated_on").notNull().default(""),
    source: text("source").notNull().default("typed").$type<IdentitySource>(),
    recordedAt: instant("recorded_at").notNull(),
    recordedBy: uuid("recorded_by")
      .references(() => people.id)
      .$type<PersonId>(),
    supersededBy: uuid("superseded_by"),
  },
  (t) => [
    foreignKey({
      columns: [t.systemId, t.siteId],
      foreignColumns: [imagingSystems.id, imagingSystems.siteId],
    }),
    oneOf("device_identities_source", t.source, identitySources),
    // One part of a system says one thing at a time.
    uniqueIndex("device_identities_one_holds").on(t.systemId, t.modality).where(sql`superseded_by is null`),
    // Which identities does this system have?
    index("device_identities_of_system").on(t.systemId),
  ],
);

/** Other names a vendor, model, class or operating system goes by; dated, never overwritten. */
export const aliases = pgTable(
  "aliases",
  {
    id: id(),
    kind: text("kind").notNull().$type<"vendor" | "model" | "class" | "operating-system">(),
    name: text("name").notNull(),
    canonical: text("canonical").notNull(),
    validFrom: instant("valid_from").notNull(),
    validTo: instant("valid_to"),
    /** Null: it stood in the table an organisation starts with. */
    by: uuid("by")
      .references(() => people.id)
      .$type<PersonId>(),
    addedAt: instant("added_at"),
    reason: text("reason").notNull().default(""),
    endedBy: uuid("ended_by")
      .references(() => people.id)
      .$type<PersonId>(),
    endedAt: instant("ended_at"),
    endReason: text("end_reason").notNull().default(""),
  },
  (t) => [oneOf("aliases_kind", t.kind, ["vendor", "model", "class", "operating-system"])],
);

/** Where a system stands on the network: a fact of the system, one for all its incidents, changed only by acts. */
export const networkStates = pgTable(
  "network_states",
  {
    id: id().$type<RecordId>(),
    seq: bigint("seq", { mode: "number" }).generatedAlwaysAsIdentity(),
    systemId: uuid("system_id").notNull().$type<SystemId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    state: text("state").notNull().$type<NetworkState>(),
    since: instant("since").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    act: text("act").notNull().$type<NetworkFact["act"]>(),
    incidentId: uuid("incident_id").$type<IncidentId>(),
    byPerson: uuid("by_person")
      .references(() => people.id)
      .$type<PersonId>(),
    /** A drill moves only its own picture of the system. */
    drill: boolean("drill").notNull().default(false),
    supersededBy: uuid("superseded_by").$type<RecordId>(),
  },
  (t) => [
    foreignKey({
      columns: [t.systemId, t.siteId],
      foreignColumns: [imagingSystems.id, imagingSystems.siteId],
    }),
    oneOf("network_states_state", t.state, ["business", "segment", "disconnected", "under-permit"]),
    uniqueIndex("network_states_one_holds").on(t.systemId).where(sql`superseded_by is null and not drill`),
    // How did this system move?
    index("network_states_of_system").on(t.systemId, t.seq),
  ],
);
