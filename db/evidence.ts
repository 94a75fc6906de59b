import "server-only";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { EvidenceRecord } from "@/domain/evidence/record";
import type { EvidenceId, IncidentId, SiteId, TemplateId } from "@/domain/ids";
import type { Tx } from "./client";
import { type Reach, within } from "./reach";
import { blobs, evidence, incidents, people, sites } from "./schema";

/** An incident as far as its evidence is concerned. */
export type EvidenceIncident = Readonly<{
  id: IncidentId;
  siteId: SiteId;
  templateId: TemplateId;
  zone: string;
}>;

const incidentColumns = {
  id: incidents.id,
  siteId: incidents.siteId,
  templateId: incidents.templateId,
  zone: sites.zone,
};

export async function findEvidenceIncident(
  tx: Tx,
  reach: Reach,
  key: string,
): Promise<EvidenceIncident | null> {
  const [row] = await tx
    .select(incidentColumns)
    .from(incidents)
    .innerJoin(sites, eq(sites.id, incidents.siteId))
    .where(and(eq(incidents.key, key), within(reach, incidents.siteId)));
  return row ?? null;
}

/** The incident alone, locked, so that two files cannot take the same place at once. */
export async function lockEvidenceIncident(tx: Tx, key: string): Promise<EvidenceIncident | null> {
  const [row] = await tx
    .select(incidentColumns)
    .from(incidents)
    .innerJoin(sites, eq(sites.id, incidents.siteId))
    .where(eq(incidents.key, key))
    .for("update", { of: incidents });
  return row ?? null;
}

/** Holds the bytes of a hash until the transaction ends: whoever refers to them and whoever removes them waits for the other. */
export async function lockBytes(tx: Tx, sha256: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 7316524))`);
}

export async function insertEvidence(tx: Tx, row: typeof evidence.$inferInsert): Promise<void> {
  await storeBlob(tx, { sha256: row.sha256, size: row.size, at: row.receivedAt });
  await tx.insert(evidence).values(row);
}

/** Notes that bytes are in the store; those that were destroyed and are sent again are in it again. */
export async function storeBlob(
  tx: Tx,
  { sha256, size, at }: Readonly<{ sha256: string; size: number; at: Date }>,
): Promise<void> {
  await tx
    .insert(blobs)
    .values({ sha256, size, storedAt: at })
    .onConflictDoUpdate({
      target: blobs.sha256,
      set: { state: "stored", storedAt: at, verifiedAt: null },
      setWhere: eq(blobs.state, "destroyed"),
    });
}

/** The same bytes as a file of another incident, received when and by whom the first one was; nothing is read or written anew. */
export async function insertSharedEvidence(
  tx: Tx,
  from: EvidenceId,
  file: Readonly<{ id: EvidenceId; incidentId: IncidentId; siteId: SiteId }>,
): Promise<void> {
  await tx.execute(sql`
    insert into evidence (id, sha256, incident_id, site_id, step_key, requirement, name, size, media_type, captured_at,
      captured_zone, received_at, uploaded_by, quarantine, port_reading, inspection, scan, scan_told)
    select ${file.id}::uuid, sha256, ${file.incidentId}::uuid, ${file.siteId}::uuid, step_key, requirement, name, size, media_type,
      captured_at, captured_zone, received_at, uploaded_by, quarantine, port_reading, inspection, scan, scan_told
    from evidence where id = ${from}`);
}

/** Which of these hashes are known, so that their bytes must stay; destroyed ones must not. */
export async function knownHashes(tx: Tx, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await tx
    .select({ sha256: blobs.sha256 })
    .from(blobs)
    .where(and(inArray(blobs.sha256, [...hashes]), eq(blobs.state, "stored")));
  return new Set(rows.map((row) => row.sha256));
}

/** One file with the place it belongs to; null when there is none. */
export async function findEvidence(tx: Tx, id: EvidenceId) {
  const [row] = await tx
    .select({
      id: evidence.id,
      incidentId: evidence.incidentId,
      incidentKey: incidents.key,
      siteId: evidence.siteId,
      name: evidence.name,
      size: evidence.size,
      sha256: evidence.sha256,
      mediaType: evidence.mediaType,
      quarantine: evidence.quarantine,
      fault: blobs.fault,
      quarantineWhy: evidence.quarantineWhy,
      superseded: sql<boolean>`exists (select 1 from evidence later where later.supersedes = ${evidence.id})`,
      scan: evidence.scan,
      inspection: evidence.inspection,
      drill: sql<boolean>`${incidents.drillId} is not null`,
    })
    .from(evidence)
    .innerJoin(blobs, eq(blobs.sha256, evidence.sha256))
    .innerJoin(incidents, eq(incidents.id, evidence.incidentId))
    .where(eq(evidence.id, id));
  return row ?? null;
}

export type StoredOverview = Readonly<{
  siteId: SiteId;
  count: number;
  damaged: number;
  files: readonly EvidenceRecord[];
}>;

/**
 * The files of an incident in reach in the order they came, of those that may be opened, and how many there are in all, in one
 * statement; null: there is no such incident in reach.
 */
export async function findOverview(
  tx: Tx,
  reach: Reach,
  toOpen: Reach,
  key: string,
): Promise<StoredOverview | null> {
  const later = alias(evidence, "later");
  const rows = await tx
    .select({
      siteId: incidents.siteId,
      count: sql<number>`(select count(*)::int from evidence each_file where each_file.incident_id = ${incidents.id})`,
      damaged: sql<number>`(select count(*)::int from blobs b join evidence each_file on each_file.sha256 = b.sha256
        where b.fault is not null and each_file.incident_id = ${incidents.id})`,
      id: evidence.id,
      stepKey: evidence.stepKey,
      requirement: evidence.requirement,
      name: evidence.name,
      size: evidence.size,
      mediaType: evidence.mediaType,
      sha256: evidence.sha256,
      inspection: evidence.inspection,
      capturedAt: evidence.capturedAt,
      capturedZone: evidence.capturedZone,
      receivedAt: evidence.receivedAt,
      by: { id: people.id, name: people.name },
      answers: sql<boolean>`${evidence.attemptId} is not null`,
      quarantine: evidence.quarantine,
      quarantineWhy: evidence.quarantineWhy,
      scan: evidence.scan,
      fault: blobs.fault,
      destroyed: sql<boolean>`coalesce(${blobs.state} = 'destroyed', false)`,
      supersededBy: later.name,
    })
    .from(incidents)
    .leftJoin(evidence, and(eq(evidence.incidentId, incidents.id), within(toOpen, evidence.siteId)))
    .leftJoin(blobs, eq(blobs.sha256, evidence.sha256))
    .leftJoin(people, eq(people.id, evidence.uploadedBy))
    .leftJoin(later, eq(later.supersedes, evidence.id))
    .where(and(eq(incidents.key, key), within(reach, incidents.siteId)))
    .orderBy(asc(evidence.receivedAt), asc(evidence.seq));
  const [first] = rows;
  if (!first) return null;
  // Safe because a row with a file has everything that a file has; the incident alone has none of it.
  const files = rows.flatMap(({ siteId: _s, count: _c, damaged: _d, ...file }) =>
    file.id ? [file as EvidenceRecord] : [],
  );
  return { siteId: first.siteId, count: first.count, damaged: first.damaged, files };
}
