import { ok, type Result, refuse } from "@/lib/result";
import type { RecordId } from "../ids";
import type { Annotation, AnnotationKind, AnnotationSource, EffectiveAdvisory } from "./annotation";
import { currentAnnotations } from "./corrections";
import { parsePort, portText } from "./ports";

/** Why a correction cannot be made. */
export type CorrectionRefusal = Readonly<{
  code:
    | "finding-gone"
    | "advice-needed"
    | "product-gone"
    | "already-so"
    | "port-unreadable"
    | "annotation-gone"
    | "no-correction"
    | "spelling-unclear"
    | "version-unreadable"
    | "vector-invalid"
    | "revision-gone";
  sentence: string;
}>;

/** An annotation before it has an author, a time and an id. */
export type Draft = Readonly<Omit<Annotation, "id" | "by" | "at">>;

/** An advisory with what counts now, and everything that was ever added to it. */
export type Corrected = Readonly<{ effective: EffectiveAdvisory; annotations: readonly Annotation[] }>;

export const plainDraft: Draft = {
  kind: "finding-confirmed",
  findingKey: null,
  productKey: null,
  path: null,
  text: null,
  reason: null,
  source: null,
  supersedes: null,
};

export const alreadySo = refuse({
  code: "already-so",
  sentence: "This is already recorded so. Nothing was changed.",
});

export type FindingAnswer =
  | Readonly<{ answer: "confirm"; reason: string | null }>
  | Readonly<{ answer: "dismiss"; reason: string; source: AnnotationSource }>;

export const findingGone = refuse({
  code: "finding-gone",
  sentence: "The revision that is shown now has no such finding. Open the page again.",
});

/** A finding is confirmed as it is, or dismissed with a reason and a source; lost advice is answered only by transcribing it. */
export function decideAnswer(
  { effective, annotations }: Corrected,
  findingKey: string,
  given: FindingAnswer,
): Result<readonly [Draft], CorrectionRefusal> {
  const found = effective.findings.find(({ finding }) => finding.key === findingKey)?.finding;
  if (!found) return findingGone;
  if (found.code === "C2" && given.answer === "confirm") {
    const sentence =
      "Lost advice is not confirmed: transcribe it with its source, or dismiss the finding with a reason.";
    return refuse({ code: "advice-needed", sentence });
  }
  const kind = given.answer === "confirm" ? "finding-confirmed" : "finding-dismissed";
  const source = given.answer === "dismiss" ? given.source : null;
  const before = answerBefore(annotations, findingKey);
  const sameSource = before?.source?.title === source?.title && before?.source?.url === source?.url;
  if (before?.kind === kind && before.reason === given.reason && sameSource) return alreadySo;
  return ok([
    { ...plainDraft, kind, findingKey, reason: given.reason, source, supersedes: before?.id ?? null },
  ]);
}

const answers: ReadonlySet<AnnotationKind> = new Set([
  "finding-confirmed",
  "finding-dismissed",
  "spelling",
  "score",
]);

/** The one answer a finding has as a whole, which the next one takes the place of. */
export const answerBefore = (
  annotations: readonly Annotation[],
  findingKey: string,
): Annotation | undefined =>
  currentAnnotations(annotations).findLast(
    (each) => each.findingKey === findingKey && answers.has(each.kind),
  );

export type ProductRuling = Readonly<{
  kind: "affected" | "not-affected";
  productKey: string;
  reason: string | null;
  source: AnnotationSource | null;
}>;

/** One product of the shown revision is affected or not, whatever the document says. */
export function decideProduct(
  { effective, annotations }: Corrected,
  { kind, productKey, reason, source }: ProductRuling,
): Result<readonly [Draft], CorrectionRefusal> {
  if (!effective.products.some(({ product }) => product.stableKey === productKey)) {
    return refuse({
      code: "product-gone",
      sentence: "The revision that is shown now has no such product. Open the page again.",
    });
  }
  const before = currentAnnotations(annotations).findLast(
    (each) => each.productKey === productKey && (each.kind === "affected" || each.kind === "not-affected"),
  );
  if (before?.kind === kind) return alreadySo;
  return ok([{ ...plainDraft, kind, productKey, reason, source, supersedes: before?.id ?? null }]);
}

export type Transcription = Readonly<{
  /** One recommendation per paragraph. */
  text: string;
  findingKey: string | null;
  source: AnnotationSource;
}>;

/** Advice the document lost, as its source words it: one entry for each paragraph. */
export function decideAdvice(
  { effective }: Corrected,
  { text, findingKey, source }: Transcription,
): Result<readonly Draft[], CorrectionRefusal> {
  if (findingKey !== null && !effective.findings.some(({ finding }) => finding.key === findingKey)) {
    return findingGone;
  }
  const known = new Set(effective.advice.map((each) => each.text));
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((each) => each.replace(/\s+/g, " ").trim())
    .filter((each) => each !== "" && !known.has(each));
  if (paragraphs.length === 0) return alreadySo;
  return ok(
    [...new Set(paragraphs)].map((each) => ({
      ...plainDraft,
      kind: "advice" as const,
      text: each,
      findingKey,
      source,
    })),
  );
}

export type PortRuling = Readonly<{ text: string; path: string | null; source: AnnotationSource | null }>;

/** A port that is to be closed and proven for every system the advisory affects. */
export function decidePort(
  { effective }: Corrected,
  ruling: PortRuling,
): Result<readonly [Draft], CorrectionRefusal> {
  const port = parsePort(ruling.text);
  if (port === null) {
    return refuse({
      code: "port-unreadable",
      sentence: "Write the port as number and protocol, such as 443/tcp.",
    });
  }
  const text = portText(port);
  if (effective.ports.some((each) => portText(each.port) === text)) return alreadySo;
  return ok([{ ...plainDraft, kind: "port", text, path: ruling.path, source: ruling.source }]);
}

/** Takes back what was added, with a reason; both stay visible. */
export function decideWithdrawal(
  { annotations }: Corrected,
  id: RecordId,
  reason: string,
): Result<readonly [Draft], CorrectionRefusal> {
  const before = currentAnnotations(annotations).find((each) => each.id === id);
  if (!before) {
    return refuse({
      code: "annotation-gone",
      sentence: "This no longer counts: it was taken back or replaced already.",
    });
  }
  const { findingKey, productKey, path, text } = before;
  return ok([
    { ...plainDraft, kind: "withdrawn", findingKey, productKey, path, text, reason, supersedes: id },
  ]);
}
