import "server-only";
import { z } from "zod";
import { insertAnnotation, lockAdvisory, type ShownAdvisory } from "@/db/advisories";
import type { Tx } from "@/db/client";
import { lockMatching } from "@/db/matches";
import type { Annotation } from "@/domain/advisories/annotation";
import type { Corrected, Draft } from "@/domain/advisories/correcting";
import { applyAnnotations } from "@/domain/advisories/corrections";
import { matchableAdvisory } from "@/domain/advisories/matchable";
import type { DomainEvent } from "@/domain/events";
import type { AdvisoryId, RecordId } from "@/domain/ids";
import type { Moment, Placed } from "../doors";
import { matchAdvisory } from "../matches/compute";
import { movePriorities } from "../priority/move-priorities";
import { withKevFindings } from "./exploitation";

export const advisoryId = z.uuid().transform((id) => id as AdvisoryId);
export const annotationId = z.uuid().transform((id) => id as RecordId);

export const webAddress = z
  .union([
    z.literal(""),
    z.url({ protocol: /^https?$/, error: "Give an address that begins with https://" }).max(500),
  ])
  .default("")
  .transform((url) => (url === "" ? null : url));

/** What every correction acts on: the advisory as it counts now, locked, while nothing else changes what is matched. */
export type Subject = Placed & Corrected & Readonly<{ advisory: ShownAdvisory }>;

export async function loadForCorrection(tx: Tx, id: AdvisoryId): Promise<Subject | null> {
  await lockMatching(tx, "exclusive");
  const locked = await lockAdvisory(tx, id);
  const [advisory] = locked ? await withKevFindings(tx, [locked]) : [];
  return advisory
    ? { places: [null], advisory, effective: effectiveOf(advisory), annotations: advisory.annotations }
    : null;
}

const effectiveOf = ({
  reading,
  findings,
  annotations,
}: Pick<ShownAdvisory, "reading" | "findings" | "annotations">) =>
  applyAnnotations(reading, findings, annotations);

/**
 * Stores the annotations a rule decided on; when they change what is matched, every system is compared again, and when they change a
 * score, the priorities are computed anew.
 */
export async function saveAnnotations(
  tx: Tx,
  drafts: readonly Draft[],
  { advisory }: Subject,
  moment: Moment,
): Promise<[DomainEvent, ...DomainEvent[]]> {
  const { actor, now, newId } = moment;
  // Those of one act have one time; ascending ids keep their order.
  const ids = drafts.map(newId).sort();
  const added: Annotation[] = drafts.map((draft, index) => ({
    ...draft,
    // Safe because it is a fresh id.
    id: (ids[index] ?? newId()) as RecordId,
    by: { id: actor.id, name: actor.name },
    at: now,
  }));
  for (const annotation of added) await insertAnnotation(tx, advisory.id, annotation);
  const corrected = { ...advisory, annotations: [...advisory.annotations, ...added] };
  const [first, ...others] = added.map((annotation) => eventOf(corrected, annotation));
  if (!first) throw new Error("A correction adds at least one annotation");
  const matchable = (one: ShownAdvisory) => JSON.stringify(matchableAdvisory(effectiveOf(one)));
  const same = matchable(corrected) === matchable(advisory);
  const matched = same ? [] : await matchAdvisory(tx, corrected, "correction", moment);
  const moved = added.some(movesIncidents(advisory)) ? await movePriorities(tx, [advisory.id], moment) : [];
  return [first, ...others, ...matched, ...moved];
}

/** Priorities rest on the scores, and what proves a segment on the confirmed ports. */
const incidentsRestOn: ReadonlySet<Annotation["kind"]> = new Set(["score", "port"]);

/** Whether an annotation says something that incidents rest on, or takes it back. */
const movesIncidents =
  ({ annotations }: ShownAdvisory) =>
  ({ kind, supersedes }: Annotation): boolean =>
    incidentsRestOn.has(kind) ||
    annotations.some(({ id, kind: before }) => id === supersedes && incidentsRestOn.has(before));

function eventOf(advisory: ShownAdvisory, annotation: Annotation): DomainEvent {
  const about = { siteId: null, incidentId: null, subjectId: advisory.id };
  const { id: annotationId, kind, findingKey, reason, source } = annotation;
  if (kind === "finding-confirmed" || kind === "finding-dismissed") {
    const code = advisory.findings.find((finding) => finding.key === findingKey)?.code ?? "";
    const data = { advisoryId: advisory.id, annotationId, code, findingKey: findingKey ?? "" };
    return kind === "finding-confirmed"
      ? { ...about, type: "finding.confirmed", data: { ...data, reason } }
      : { ...about, type: "finding.dismissed", data: { ...data, reason: reason ?? "", source } };
  }
  const { productKey, path, text, supersedes } = annotation;
  const data = {
    advisoryId: advisory.id,
    annotationId,
    kind,
    findingKey,
    productKey,
    path,
    text,
    reason,
    source,
    supersedes,
  };
  return { ...about, type: "advisory.annotated", data };
}
