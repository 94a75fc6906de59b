import "server-only";
import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { AdvisoryReading, Finding } from "@/domain/advisories/advisory";
import type { Annotation } from "@/domain/advisories/annotation";
import type { AdvisoryId, RevisionId } from "@/domain/ids";
import type { Tx } from "./client";
import {
  advisories,
  advisoryFindings,
  advisoryProducts,
  advisoryRevisions,
  annotations,
  people,
} from "./schema";

/** An advisory as people see it: the shown revision, what the import noticed about it, and everything added to it. */
export type ShownAdvisory = Readonly<{
  id: AdvisoryId;
  publisher: string;
  trackingId: string;
  revisionId: RevisionId;
  shownBecause: ShownBecause;
  reading: AdvisoryReading;
  findings: readonly Finding[];
  annotations: readonly Annotation[];
}>;

export type ShownBecause = (typeof advisories.$inferSelect)["shownBecause"];

/** Every advisory with its shown revision, or those given; three statements whatever their number. */
export async function shownAdvisories(tx: Tx, ids: readonly AdvisoryId[] | "all"): Promise<ShownAdvisory[]> {
  const rows = await tx
    .select({
      id: advisories.id,
      publisher: advisories.publisher,
      trackingId: advisories.trackingId,
      revisionId: advisoryRevisions.id,
      shownBecause: advisories.shownBecause,
      reading: advisoryRevisions.reading,
    })
    .from(advisories)
    .innerJoin(advisoryRevisions, eq(advisoryRevisions.id, advisories.shownRevisionId))
    .where(
      and(isNotNull(advisoryRevisions.reading), ids === "all" ? undefined : inArray(advisories.id, [...ids])),
    )
    .orderBy(asc(advisories.id));
  if (rows.length === 0) return [];
  const found = await findingsOf(
    tx,
    rows.map((row) => row.revisionId),
  );
  const added = await annotationsOf(
    tx,
    rows.map((row) => row.id),
  );
  return rows.flatMap(({ reading, ...row }) =>
    reading === null
      ? []
      : [
          {
            ...row,
            reading,
            findings: found.flatMap(({ revisionId, finding }) =>
              revisionId === row.revisionId ? [finding] : [],
            ),
            annotations: added.flatMap(({ advisoryId, annotation }) =>
              advisoryId === row.id ? [annotation] : [],
            ),
          },
        ],
  );
}

/** One advisory with its shown revision, its row locked until the transaction ends. */
export async function lockAdvisory(tx: Tx, id: AdvisoryId): Promise<ShownAdvisory | null> {
  await tx.select({ id: advisories.id }).from(advisories).where(eq(advisories.id, id)).for("update");
  const [found] = await shownAdvisories(tx, [id]);
  return found ?? null;
}

const findingColumns = {
  key: advisoryFindings.key,
  code: advisoryFindings.code,
  severity: advisoryFindings.severity,
  paths: advisoryFindings.paths,
  sentence: advisoryFindings.sentence,
  productKeys: advisoryFindings.productKeys,
  quote: advisoryFindings.quote,
};

/** What the import noticed about revisions, in the order of the codes. */
export async function findingsOf(tx: Tx, revisionIds: readonly RevisionId[]) {
  return tx
    .select({ revisionId: advisoryFindings.revisionId, finding: findingColumns })
    .from(advisoryFindings)
    .where(inArray(advisoryFindings.revisionId, [...revisionIds]))
    .orderBy(sql`length(${advisoryFindings.code})`, asc(advisoryFindings.code), asc(advisoryFindings.key));
}

/** Everything that was ever added to advisories, superseded and withdrawn entries too, oldest first. */
async function annotationsOf(
  tx: Tx,
  advisoryIds: readonly AdvisoryId[],
): Promise<{ advisoryId: AdvisoryId; annotation: Annotation }[]> {
  const rows = await tx
    .select({ row: annotations, by: { id: people.id, name: people.name } })
    .from(annotations)
    .innerJoin(people, eq(people.id, annotations.byPerson))
    .where(inArray(annotations.advisoryId, [...advisoryIds]))
    .orderBy(asc(annotations.at), asc(annotations.id));
  return rows.map(({ row, by }) => {
    const { id, kind, findingKey, productKey, path, text, reason, at, supersedes } = row;
    const source = row.sourceTitle === null ? null : { title: row.sourceTitle, url: row.sourceUrl };
    const annotation = { id, kind, findingKey, productKey, path, text, reason, source, by, at, supersedes };
    return { advisoryId: row.advisoryId, annotation };
  });
}

export async function insertAnnotation(
  tx: Tx,
  advisoryId: AdvisoryId,
  annotation: Annotation,
): Promise<void> {
  const { source, by, ...rest } = annotation;
  await tx.insert(annotations).values({
    ...rest,
    advisoryId,
    sourceTitle: source?.title ?? null,
    sourceUrl: source?.url ?? null,
    byPerson: by.id,
  });
}

/** The revision that has these bytes, accepted or refused, with who brought it and when. */
export async function findRevisionByHash(tx: Tx, sha256: string) {
  const [row] = await tx
    .select({
      revisionId: advisoryRevisions.id,
      advisoryId: advisoryRevisions.advisoryId,
      state: advisoryRevisions.state,
      refusal: advisoryRevisions.refusal,
      fileName: advisoryRevisions.fileName,
      trackingId: advisories.trackingId,
      receivedAt: advisoryRevisions.receivedAt,
      receivedBy: people.name,
    })
    .from(advisoryRevisions)
    .innerJoin(people, eq(people.id, advisoryRevisions.receivedBy))
    .leftJoin(advisories, eq(advisories.id, advisoryRevisions.advisoryId))
    .where(eq(advisoryRevisions.sha256, sha256));
  return row ?? null;
}

/** The advisory of a publisher under an id, locked; made when there was none. */
export async function lockOrAddAdvisory(
  tx: Tx,
  advisory: Readonly<{ id: AdvisoryId; publisher: string; trackingId: string; createdAt: Date }>,
) {
  await tx.insert(advisories).values(advisory).onConflictDoNothing();
  const [row] = await tx
    .select()
    .from(advisories)
    .where(and(eq(advisories.publisher, advisory.publisher), eq(advisories.trackingId, advisory.trackingId)))
    .for("update");
  if (!row) throw new Error("The advisory was neither found nor made");
  return row;
}

export async function insertRevision(tx: Tx, row: typeof advisoryRevisions.$inferInsert): Promise<void> {
  await tx.insert(advisoryRevisions).values(row);
}

/** Stores what was noticed about a revision; a finding that is there already stays as it is. */
export async function insertFindings(
  tx: Tx,
  revisionId: RevisionId,
  found: readonly Finding[],
): Promise<void> {
  if (found.length === 0) return;
  await tx
    .insert(advisoryFindings)
    .values(found.map((finding) => ({ ...finding, revisionId })))
    .onConflictDoNothing();
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

/** The accepted revisions of an advisory as choosing and comparing need them, oldest received first. */
export async function acceptedRevisions(tx: Tx, advisoryId: AdvisoryId) {
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
