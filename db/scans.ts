import "server-only";
import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { ScanOutcome } from "@/domain/evidence/scan";
import type { EvidenceId } from "@/domain/ids";
import type { Tx } from "./client";
import { blobs, evidence, incidents } from "./schema";

const columns = {
  id: evidence.id,
  seq: evidence.seq,
  incidentId: evidence.incidentId,
  siteId: evidence.siteId,
  key: incidents.key,
  name: evidence.name,
  sha256: evidence.sha256,
  size: evidence.size,
  quarantine: evidence.quarantine,
  scan: evidence.scan,
};

/** A file that waits for the scanner, or null when it does not. */
export async function findPending(tx: Tx, id: EvidenceId) {
  const [row] = await tx
    .select(columns)
    .from(evidence)
    .innerJoin(incidents, eq(incidents.id, evidence.incidentId))
    .where(and(eq(evidence.id, id), eq(evidence.scan, "pending")));
  return row ?? null;
}

/** The next files that wait, oldest first; those that are damaged in the store wait until they are whole. */
export async function pendingAfter(tx: Tx, seq: number, most: number) {
  return tx
    .select({ id: evidence.id, seq: evidence.seq })
    .from(evidence)
    .innerJoin(blobs, eq(blobs.sha256, evidence.sha256))
    .where(and(eq(evidence.scan, "pending"), gt(evidence.seq, seq), isNull(blobs.fault)))
    .orderBy(asc(evidence.seq))
    .limit(most);
}

export async function setScan(tx: Tx, id: EvidenceId, { state, told }: ScanOutcome): Promise<void> {
  await tx.update(evidence).set({ scan: state, scanTold: told }).where(eq(evidence.id, id));
}
