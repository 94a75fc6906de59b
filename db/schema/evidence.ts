import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Inspection } from "@/domain/evidence/inspection";
import {
  type QuarantineActKind,
  type QuarantineWhy,
  quarantineActKinds,
  quarantineWhys,
} from "@/domain/evidence/quarantine";
import { type ScanState, scanStates } from "@/domain/evidence/scan";
import { type BytesFault, bytesFaults } from "@/domain/evidence/verification";
import type { AttemptId, EvidenceId, IncidentId, PersonId, RecordId, SiteId } from "@/domain/ids";
import type { PortReading } from "@/domain/proof/reading";
import { id, instant, oneOf } from "./columns";
import { incidents } from "./incidents";
import { inItsSite, ofIncident } from "./of-incident";
import { people } from "./organisation";

/** A file's bytes, known by their SHA-256; the row exists only once the bytes are durable. */
export const blobs = pgTable(
  "blobs",
  {
    sha256: text("sha256").primaryKey(),
    size: bigint("size", { mode: "number" }).notNull(),
    /** Destroyed: no row gives the bytes out any more, and the store removes them. Sent again, they are stored again. */
    state: text("state").notNull().default("stored").$type<"stored" | "destroyed">(),
    storedAt: instant("stored_at").notNull(),
    /** When the bytes were last read back and hashed; null: not since they were stored. */
    verifiedAt: instant("verified_at"),
    /** What that found to be wrong; while it is set, nobody is given these bytes and they prove nothing. */
    fault: text("fault").$type<BytesFault>(),
    faultSince: instant("fault_since"),
  },
  (t) => [
    oneOf("blobs_state", t.state, ["stored", "destroyed"]),
    oneOf("blobs_fault", t.fault, bytesFaults),
    check("blobs_fault_since", sql`(${t.fault} is null) = (${t.faultSince} is null)`),
    // Which bytes are to be read back next?
    index("blobs_to_verify").on(t.verifiedAt.asc().nullsFirst()).where(sql`state = 'stored'`),
    // Are any bytes damaged? Asked with every page.
    index("blobs_with_fault").on(t.sha256).where(sql`fault is not null`),
  ],
);

/** How the store as a whole was last found; one row. */
export const storeState = pgTable(
  "store_state",
  {
    id: integer("id").primaryKey().default(1),
    lookedAt: instant("looked_at").notNull(),
    /** Since when it cannot be read, and why. */
    failingSince: instant("failing_since"),
    failure: text("failure"),
  },
  (t) => [check("store_state_alone", sql`${t.id} = 1`)],
);

/** A file that belongs to an incident and usually a step. Captured, received and uploaded are three different facts. */
export const evidence = pgTable(
  "evidence",
  {
    id: id().$type<EvidenceId>(),
    /** In which order files came that were received in one millisecond. */
    seq: bigint("seq", { mode: "number" }).generatedAlwaysAsIdentity(),
    sha256: text("sha256")
      .notNull()
      .references(() => blobs.sha256),
    incidentId: uuid("incident_id").notNull().$type<IncidentId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    stepKey: text("step_key"),
    attemptId: uuid("attempt_id").$type<AttemptId>(),
    requirement: text("requirement"),
    name: text("name").notNull(),
    size: bigint("size", { mode: "number" }).notNull(),
    mediaType: text("media_type").notNull(),
    /** What was read of a scan or a firewall extract when it was received. */
    portReading: jsonb("port_reading").$type<PortReading>(),
    /** What the portal found the file to be when it was received. */
    inspection: jsonb("inspection").$type<Inspection>(),
    capturedAt: instant("captured_at"),
    /** Whether the camera wrote its zone beside the time, or its clock was read as the site's. */
    capturedZone: text("captured_zone").$type<"written" | "unknown">(),
    receivedAt: instant("received_at").notNull(),
    uploadedBy: uuid("uploaded_by")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    quarantine: text("quarantine")
      .notNull()
      .default("none")
      .$type<"none" | "held" | "released" | "rejected">(),
    quarantineWhy: text("quarantine_why").$type<QuarantineWhy>(),
    /** What the malware scanner said; pending until it was reached. */
    scan: text("scan").notNull().default("not-configured").$type<ScanState>(),
    /** What the scanner calls what it found, or why it has not scanned. */
    scanTold: text("scan_told"),
    supersedes: uuid("supersedes")
      .references((): AnyPgColumn => evidence.id)
      .$type<EvidenceId>(),
  },
  (t) => [
    unique("evidence_id_site").on(t.id, t.siteId),
    foreignKey({ columns: [t.incidentId, t.siteId], foreignColumns: [incidents.id, incidents.siteId] }),
    oneOf("evidence_quarantine", t.quarantine, ["none", "held", "released", "rejected"]),
    oneOf("evidence_quarantine_why", t.quarantineWhy, quarantineWhys),
    check("evidence_quarantine_reason", sql`(${t.quarantine} = 'none') = (${t.quarantineWhy} is null)`),
    oneOf("evidence_captured_zone", t.capturedZone, ["written", "unknown"]),
    oneOf("evidence_scan", t.scan, scanStates),
    // Which files does this incident hold?
    index("evidence_of_incident").on(t.incidentId, t.receivedAt, t.seq),
    // Which rows hold these bytes?
    index("evidence_by_hash").on(t.sha256),
    // Which file replaced this one?
    index("evidence_by_superseded").on(t.supersedes).where(sql`supersedes is not null`),
    // Which files wait for the scanner?
    index("evidence_to_scan").on(t.seq).where(sql`scan = 'pending'`),
    // Which files are in quarantine?
    index("evidence_in_quarantine").on(t.siteId, t.seq).where(sql`quarantine <> 'none'`),
  ],
);

/** What people decided of a file in quarantine. To destroy its bytes takes the one who rejected it and another. */
export const quarantineActs = pgTable(
  "quarantine_acts",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    evidenceId: uuid("evidence_id").notNull().$type<EvidenceId>(),
    kind: text("kind").notNull().$type<QuarantineActKind>(),
    reason: text("reason").notNull(),
  },
  (t) => [
    inItsSite(t),
    foreignKey({ columns: [t.evidenceId, t.siteId], foreignColumns: [evidence.id, evidence.siteId] }),
    oneOf("quarantine_acts_kind", t.kind, quarantineActKinds),
    // What was decided of this file, and by whom? Each is decided once.
    uniqueIndex("quarantine_acts_once").on(t.evidenceId, t.kind),
  ],
);
