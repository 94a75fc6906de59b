import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { type BytesFault, verifyEveryMs, verifyFaultEveryMs } from "@/domain/evidence/verification";
import type { EvidenceId, IncidentId, SiteId } from "@/domain/ids";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";
import { blobs, evidence, incidents, storeState } from "./schema";

/** Bytes that are kept, as they were received, and what was last found wrong with them. */
export type StoredBytes = Readonly<{ sha256: string; size: number; fault: BytesFault | null }>;

const columns = { sha256: blobs.sha256, size: blobs.size, fault: blobs.fault };

/**
 * What is to be read back next: bytes found wrong first, then those read back longest ago. A time that lies ahead was written by
 * a clock that was wrong, and puts nothing off.
 */
export async function listToVerify(tx: Tx, now: Date, most: number): Promise<StoredBytes[]> {
  const [due, again] = [verifyEveryMs, verifyFaultEveryMs].map((ms) =>
    new Date(now.getTime() - ms).toISOString(),
  );
  return tx
    .select(columns)
    .from(blobs)
    .where(
      and(
        eq(blobs.state, "stored"),
        sql`(${blobs.verifiedAt} is null or ${blobs.verifiedAt} > ${now.toISOString()}::timestamptz
          or ${blobs.verifiedAt} <= case when ${blobs.fault} is null then ${due}::timestamptz else ${again}::timestamptz end)`,
      ),
    )
    .orderBy(sql`${blobs.fault} is not null desc, ${blobs.verifiedAt} asc nulls first, ${blobs.sha256}`)
    .limit(most);
}

/** All bytes that are kept, in the order of their hashes, after one of them. */
export async function listStored(tx: Tx, after: string, most: number): Promise<StoredBytes[]> {
  return tx
    .select(columns)
    .from(blobs)
    .where(and(eq(blobs.state, "stored"), sql`${blobs.sha256} > ${after}`))
    .orderBy(blobs.sha256)
    .limit(most);
}

export async function countStored(tx: Tx): Promise<number> {
  return tx.$count(blobs, eq(blobs.state, "stored"));
}

/** The bytes of a hash as they stand now; null when none are kept under it. */
export async function findStored(tx: Tx, sha256: string): Promise<StoredBytes | null> {
  const [row] = await tx
    .select(columns)
    .from(blobs)
    .where(and(eq(blobs.sha256, sha256), eq(blobs.state, "stored")));
  return row ?? null;
}

/**
 * Writes down that bytes were read back, and what was found; a fault that goes on keeps the time it was first found. Of bytes that were
 * destroyed meanwhile nothing is written.
 */
export async function saveVerified(
  tx: Tx,
  sha256: string,
  fault: BytesFault | null,
  now: Date,
): Promise<void> {
  const since = fault ? sql`coalesce(${blobs.faultSince}, ${now.toISOString()}::timestamptz)` : null;
  await tx
    .update(blobs)
    .set({ verifiedAt: now, fault, faultSince: since })
    .where(and(eq(blobs.sha256, sha256), eq(blobs.state, "stored")));
}

export type FileOfBytes = Readonly<{
  id: EvidenceId;
  name: string;
  incidentId: IncidentId;
  key: string;
  siteId: SiteId;
  stepKey: string | null;
}>;

/** Every file whose bytes these are, in whatever incident. */
export async function filesOfBytes(tx: Tx, sha256: string): Promise<FileOfBytes[]> {
  return tx
    .select({
      id: evidence.id,
      name: evidence.name,
      incidentId: evidence.incidentId,
      key: incidents.key,
      siteId: evidence.siteId,
      stepKey: evidence.stepKey,
    })
    .from(evidence)
    .innerJoin(incidents, eq(incidents.id, evidence.incidentId))
    .where(eq(evidence.sha256, sha256))
    .orderBy(evidence.receivedAt, evidence.seq);
}

export type StoreState = Readonly<{ lookedAt: Date; failingSince: Date | null; failure: string | null }>;

export async function findStoreState(tx: Tx): Promise<StoreState | null> {
  const [row] = await tx.select().from(storeState);
  return row ?? null;
}

/** The same, made where it is not there yet and locked, so that of several processes one tells of a change. */
export async function lockStoreState(tx: Tx, now: Date): Promise<StoreState> {
  await tx.insert(storeState).values({ id: 1, lookedAt: now }).onConflictDoNothing();
  const [row] = await tx.select().from(storeState).for("update");
  if (!row) throw new Error("The state of the store was just written");
  return row;
}

export async function saveStoreState(tx: Tx, state: StoreState): Promise<void> {
  await tx.update(storeState).set(state).where(eq(storeState.id, 1));
}

export type DamagedRow = Readonly<{
  id: EvidenceId;
  sha256: string;
  size: number;
  fault: BytesFault;
  since: Date;
  siteId: SiteId;
  siteName: string;
  zone: string;
  name: string;
  incident: string;
  stepKey: string | null;
}>;

/** The files at the sites in reach whose bytes were found wrong, the longest known first. */
export async function listDamaged(tx: Tx, reach: Reach, most: number): Promise<DamagedRow[]> {
  const rows = await tx.execute<Omit<DamagedRow, "since"> & { since: string }>(sql`
    select e.id, b.sha256, b.size::float8 as size, b.fault, b.fault_since as since, e.site_id as "siteId", s.name as "siteName", s.zone,
      e.name, i.key as incident, e.step_key as "stepKey"
    from blobs b
    join evidence e on e.sha256 = b.sha256
    join incidents i on i.id = e.incident_id
    join sites s on s.id = e.site_id
    where b.fault is not null and ${withinText(reach, "e.site_id")}
    order by b.fault_since, b.sha256, i.key limit ${most}`);
  return rows.map((row) => ({ ...row, since: new Date(row.since) }));
}

/** How many bytes are kept, how many were read back, and the oldest time at which that was. */
export async function verificationSoFar(
  tx: Tx,
): Promise<Readonly<{ stored: number; never: number; oldest: Date | null }>> {
  const [row] = await tx
    .select({
      stored: sql<number>`count(*)::int`,
      never: sql<number>`count(*) filter (where ${blobs.verifiedAt} is null)::int`,
      oldest: sql<string | null>`min(${blobs.verifiedAt})`,
    })
    .from(blobs)
    .where(eq(blobs.state, "stored"));
  return {
    stored: row?.stored ?? 0,
    never: row?.never ?? 0,
    oldest: row?.oldest ? new Date(row.oldest) : null,
  };
}
