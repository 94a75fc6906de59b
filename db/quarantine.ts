import "server-only";
import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Inspection } from "@/domain/evidence/inspection";
import type { QuarantineState, QuarantineWhy } from "@/domain/evidence/quarantine";
import type { ScanState } from "@/domain/evidence/scan";
import type { EvidenceId, IncidentId, PersonId, SiteId } from "@/domain/ids";
import type { Tx } from "./client";
import { storeBlob } from "./evidence";
import { blobs, evidence, incidents, people, quarantineActs } from "./schema";

/** A file that has certain bytes, wherever it is. */
export type RowOfBytes = Readonly<{
  id: EvidenceId;
  incidentId: IncidentId;
  key: string;
  siteId: SiteId;
  name: string;
  quarantine: QuarantineState;
  quarantineWhy: QuarantineWhy | null;
  /** The second person agreed that its bytes are destroyed. */
  agreed: boolean;
}>;

/** All files that have these bytes, at every site: what becomes of bytes is asked of all of them. */
export async function rowsOfBytes(tx: Tx, sha256: string): Promise<RowOfBytes[]> {
  return tx
    .select({
      id: evidence.id,
      incidentId: evidence.incidentId,
      key: incidents.key,
      siteId: evidence.siteId,
      name: evidence.name,
      quarantine: evidence.quarantine,
      quarantineWhy: evidence.quarantineWhy,
      agreed: sql<boolean>`exists (select 1 from ${quarantineActs} a where a.evidence_id = ${evidence.id} and a.kind = 'destroyed')`,
    })
    .from(evidence)
    .innerJoin(incidents, eq(incidents.id, evidence.incidentId))
    .where(eq(evidence.sha256, sha256))
    .orderBy(asc(evidence.seq));
}

/** Puts every file with these bytes that is not in quarantine there. */
export async function holdRows(tx: Tx, sha256: string, why: QuarantineWhy): Promise<void> {
  await tx
    .update(evidence)
    .set({ quarantine: "held", quarantineWhy: why })
    .where(and(eq(evidence.sha256, sha256), eq(evidence.quarantine, "none")));
}

export async function setQuarantine(tx: Tx, id: EvidenceId, state: QuarantineState): Promise<void> {
  await tx
    .update(evidence)
    .set({ quarantine: state })
    .where(and(eq(evidence.id, id), ne(evidence.quarantine, "none")));
}

export async function insertQuarantineAct(tx: Tx, act: typeof quarantineActs.$inferInsert): Promise<void> {
  await tx.insert(quarantineActs).values(act);
}

/** From here on nobody is given these bytes; the store removes them, and that they are not there is no fault. */
export async function setDestroyed(tx: Tx, sha256: string): Promise<void> {
  await tx
    .update(blobs)
    .set({ state: "destroyed", fault: null, faultSince: null })
    .where(eq(blobs.sha256, sha256));
}

/** What was decided of a file in quarantine, oldest first. */
export async function quarantineActsOf(tx: Tx, id: EvidenceId) {
  return tx
    .select({
      kind: quarantineActs.kind,
      reason: quarantineActs.reason,
      at: quarantineActs.at,
      by: { id: people.id, name: people.name },
    })
    .from(quarantineActs)
    .innerJoin(people, eq(people.id, quarantineActs.byPerson))
    .where(eq(quarantineActs.evidenceId, id))
    .orderBy(asc(quarantineActs.seq));
}

/**
 * A file that the portal made of another, in its place: of the same step, as part of the same answer. It was received now, and from
 * whoever had it made.
 */
export async function insertDerived(
  tx: Tx,
  from: EvidenceId,
  made: Readonly<{
    id: EvidenceId;
    name: string;
    sha256: string;
    size: number;
    mediaType: string;
    inspection: Inspection;
    scan: ScanState;
    by: PersonId;
    at: Date;
  }>,
): Promise<void> {
  await storeBlob(tx, { sha256: made.sha256, size: made.size, at: made.at });
  await tx.execute(sql`
    insert into evidence (id, sha256, incident_id, site_id, step_key, attempt_id, requirement, name, size, media_type, inspection,
      captured_at, captured_zone, received_at, uploaded_by, scan, supersedes)
    select ${made.id}::uuid, ${made.sha256}, incident_id, site_id, step_key, attempt_id, requirement, ${made.name}, ${made.size},
      ${made.mediaType}, ${JSON.stringify(made.inspection)}::jsonb, captured_at, captured_zone, ${made.at.toISOString()}::timestamptz,
      ${made.by}::uuid, ${made.scan}, id
    from evidence where id = ${from}`);
}
