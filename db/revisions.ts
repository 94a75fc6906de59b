import "server-only";
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { AdvisoryReading, Finding } from "@/domain/advisories/advisory";
import { storedReading } from "@/domain/advisories/stored-reading";
import type { AdvisoryId, RevisionId } from "@/domain/ids";
import type { Tx } from "./client";
import {
  advisories,
  advisoryFindings,
  advisoryHashes,
  advisoryProducts,
  advisoryRevisions,
  people,
} from "./schema";

export type ShownBecause = (typeof advisories.$inferSelect)["shownBecause"];
export type NewRevision = typeof advisoryRevisions.$inferInsert;

/** What was given last as the SHA-512 of a revision: after the file, else along with it. */
const lastSha512 = <Value>(what: "given" | "fits") =>
  sql<Value | null>`coalesce((select ${sql.raw(`h.${what}`)} from ${advisoryHashes} h
    where h.revision_id = advisory_revisions.id order by h.seq desc limit 1), ${sql.raw(`advisory_revisions.sha512_${what}`)})`;

/** The revision that has these bytes, accepted or refused, with who brought it. */
export async function findRevisionByHash(tx: Tx, sha256: string) {
  const [row] = await tx
    .select({
      revisionId: advisoryRevisions.id,
      advisoryId: advisoryRevisions.advisoryId,
      state: advisoryRevisions.state,
      refusal: advisoryRevisions.refusal,
      sha512Given: lastSha512<string>("given"),
      receivedBy: people.name,
    })
    .from(advisoryRevisions)
    .innerJoin(people, eq(people.id, advisoryRevisions.receivedBy))
    .where(eq(advisoryRevisions.sha256, sha256));
  return row ?? null;
}

/** An accepted revision of an advisory with its bytes, locked. */
export async function lockRevision(tx: Tx, advisoryId: AdvisoryId, id: RevisionId) {
  const [row] = await tx
    .select({
      raw: advisoryRevisions.raw,
      fileName: advisoryRevisions.fileName,
      sha512Given: lastSha512<string>("given"),
    })
    .from(advisoryRevisions)
    .where(
      and(
        eq(advisoryRevisions.id, id),
        eq(advisoryRevisions.advisoryId, advisoryId),
        eq(advisoryRevisions.state, "accepted"),
      ),
    )
    .for("update");
  return row ?? null;
}

/** Notes the SHA-512 that was given for a revision, and whether its bytes fit it. */
export async function insertSha512(tx: Tx, row: typeof advisoryHashes.$inferInsert): Promise<void> {
  await tx.insert(advisoryHashes).values(row);
}

/** The advisory of a publisher under an id, locked. */
export async function findAdvisory(tx: Tx, publisher: string, trackingId: string) {
  const [row] = await tx
    .select()
    .from(advisories)
    .where(and(eq(advisories.publisher, publisher), eq(advisories.trackingId, trackingId)))
    .for("update", { of: advisories });
  return row ?? null;
}

export async function insertAdvisory(tx: Tx, row: typeof advisories.$inferInsert): Promise<void> {
  await tx.insert(advisories).values(row);
}

export async function insertRevision(tx: Tx, row: NewRevision): Promise<void> {
  await tx.insert(advisoryRevisions).values(row);
}

/** Gives refused documents that came before the advisory was known their place beside it. */
export async function adoptReceipts(tx: Tx, advisoryId: AdvisoryId, publisher: string, trackingId: string) {
  await tx
    .update(advisoryRevisions)
    .set({ advisoryId })
    .where(
      and(
        isNull(advisoryRevisions.advisoryId),
        sql`${advisoryRevisions.refusal} -> 'receipt' ->> 'namespace' = ${publisher}`,
        sql`${advisoryRevisions.refusal} -> 'receipt' ->> 'trackingId' = ${trackingId}`,
      ),
    );
}

/** Stores what was noticed about a revision; a finding that is there already stays as it is. */
export async function insertFindings(
  tx: Tx,
  revisionId: RevisionId,
  found: readonly Finding[],
): Promise<void> {
  const rows = found.map((finding) => ({ ...finding, revisionId }));
  for (let from = 0; from < rows.length; from += 1000) {
    await tx
      .insert(advisoryFindings)
      .values(rows.slice(from, from + 1000))
      .onConflictDoNothing();
  }
}

export async function insertProducts(
  tx: Tx,
  revisionId: RevisionId,
  reading: AdvisoryReading,
): Promise<void> {
  const rows = reading.products.map(({ productId, stableKey, fullName }) => ({
    revisionId,
    productId,
    stableKey,
    fullName,
  }));
  for (let from = 0; from < rows.length; from += 1000) {
    await tx.insert(advisoryProducts).values(rows.slice(from, from + 1000));
  }
}

/** An accepted revision as choosing and comparing need it. */
export type AcceptedRevision = Readonly<{
  id: RevisionId;
  sha256: string;
  publishedAt: Date | null;
  version: string;
  currentReleaseAt: Date | null;
}>;

/** The accepted revisions of an advisory, the first received first. */
export async function acceptedRevisions(tx: Tx, advisoryId: AdvisoryId): Promise<AcceptedRevision[]> {
  return tx
    .select({
      id: advisoryRevisions.id,
      sha256: advisoryRevisions.sha256,
      publishedAt: advisoryRevisions.publishedAt,
      version: advisoryRevisions.version,
      currentReleaseAt: advisoryRevisions.currentReleaseAt,
    })
    .from(advisoryRevisions)
    .where(and(eq(advisoryRevisions.advisoryId, advisoryId), eq(advisoryRevisions.state, "accepted")))
    .orderBy(asc(advisoryRevisions.receivedAt), asc(advisoryRevisions.id));
}

export async function setShownRevision(
  tx: Tx,
  advisoryId: AdvisoryId,
  shown: Readonly<{ revisionId: RevisionId; because: ShownBecause }>,
): Promise<void> {
  await tx
    .update(advisories)
    .set({ shownRevisionId: shown.revisionId, shownBecause: shown.because })
    .where(eq(advisories.id, advisoryId));
}

/** A revision as the list of revisions shows it; refused ones with why. */
export type RevisionRow = Readonly<{
  id: RevisionId;
  sha256: string;
  sha512Fits: boolean | null;
  fileName: string;
  state: "accepted" | "refused";
  refusal: unknown;
  reading: AdvisoryReading | null;
  version: string;
  currentReleaseAt: Date | null;
  publishedAt: Date | null;
  receivedAt: Date;
  receivedBy: string;
}>;

/** Every revision of an advisory, the last received first. */
export async function listRevisions(tx: Tx, advisoryId: AdvisoryId): Promise<RevisionRow[]> {
  const rows = await tx
    .select({
      id: advisoryRevisions.id,
      sha256: advisoryRevisions.sha256,
      sha512Fits: lastSha512<boolean>("fits"),
      fileName: advisoryRevisions.fileName,
      state: advisoryRevisions.state,
      refusal: advisoryRevisions.refusal,
      reading: advisoryRevisions.reading,
      version: advisoryRevisions.version,
      currentReleaseAt: advisoryRevisions.currentReleaseAt,
      publishedAt: advisoryRevisions.publishedAt,
      receivedAt: advisoryRevisions.receivedAt,
      receivedBy: people.name,
    })
    .from(advisoryRevisions)
    .innerJoin(people, eq(people.id, advisoryRevisions.receivedBy))
    .where(eq(advisoryRevisions.advisoryId, advisoryId))
    .orderBy(desc(advisoryRevisions.receivedAt), asc(advisoryRevisions.id));
  return rows.map((row) => ({ ...row, reading: row.reading && storedReading(row.reading) }));
}

/** The shown revision of an advisory as received, byte for byte. */
export async function findShownDocument(tx: Tx, advisoryId: AdvisoryId) {
  const [row] = await tx
    .select({ raw: advisoryRevisions.raw, fileName: advisoryRevisions.fileName })
    .from(advisories)
    .innerJoin(advisoryRevisions, eq(advisoryRevisions.id, advisories.shownRevisionId))
    .where(eq(advisories.id, advisoryId));
  return row ?? null;
}
