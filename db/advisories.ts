import "server-only";
import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { AdvisoryReading, Finding } from "@/domain/advisories/advisory";
import type { Annotation } from "@/domain/advisories/annotation";
import { storedReading } from "@/domain/advisories/stored-reading";
import type { AdvisoryId, RevisionId } from "@/domain/ids";
import type { Tx } from "./client";
import type { ShownBecause } from "./revisions";
import { advisories, advisoryFindings, advisoryRevisions, annotations, people } from "./schema";

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

/** Every advisory with its shown revision, or those given; two statements whatever their number. */
export async function shownAdvisories(tx: Tx, ids: readonly AdvisoryId[] | "all"): Promise<ShownAdvisory[]> {
  const rows = await tx
    .select({
      id: advisories.id,
      publisher: advisories.publisher,
      trackingId: advisories.trackingId,
      revisionId: advisoryRevisions.id,
      shownBecause: advisories.shownBecause,
      reading: advisoryRevisions.reading,
      findings: findingsBeside,
    })
    .from(advisories)
    .innerJoin(advisoryRevisions, eq(advisoryRevisions.id, advisories.shownRevisionId))
    .where(
      and(isNotNull(advisoryRevisions.reading), ids === "all" ? undefined : inArray(advisories.id, [...ids])),
    )
    .orderBy(asc(advisories.id));
  if (rows.length === 0) return [];
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
            reading: storedReading(reading),
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

/** The findings of the revision a statement reads, in the same order. */
const findingsBeside = sql<Finding[]>`(
  select coalesce(json_agg(json_build_object('key', f.key, 'code', f.code, 'severity', f.severity, 'paths', f.paths,
    'sentence', f.sentence, 'productKeys', f.product_keys, 'quote', f.quote) order by length(f.code), f.code, f.key), '[]')
  from advisory_findings f where f.revision_id = ${advisoryRevisions.id})`;

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

/** The corrected scores of the advisory `a` that hold for its shown revision, each with the places of the document, as JSON. */
export const correctedScoresJson = sql.raw(`(
  select coalesce(json_agg(json_build_object('paths', f.paths, 'text', x.text, 'by', null) order by x.at, x.id), '[]')
  from annotations x join advisory_findings f on f.revision_id = a.shown_revision_id and f.key = x.finding_key
  where x.advisory_id = a.id and x.kind = 'score' and not exists (select 1 from annotations later where later.supersedes = x.id))`);

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
