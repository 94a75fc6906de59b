import { ok, type Result, refuse } from "@/lib/result";
import { parseVersionExpression } from "../matching/version";
import type { Finding } from "./advisory";
import type { AnnotationSource } from "./annotation";
import type { WrittenScore } from "./by-hand";
import {
  alreadySo,
  answerBefore,
  type Corrected,
  type CorrectionRefusal,
  type Draft,
  findingGone,
  plainDraft,
} from "./correcting";
import { currentAnnotations } from "./corrections";
import { oddityOf } from "./product-findings";
import { scoreText } from "./score-text";

type Said = Readonly<{ findingKey: string; reason: string; source: AnnotationSource }>;

/** What the document says wrongly, in the right words. */
export type ValueCorrection =
  | (Said & Readonly<{ kind: "spelling"; text: string }>)
  /** `from`: the version text as the document has it. */
  | (Said & Readonly<{ kind: "version"; from: string; text: string }>)
  /** `score`: what follows from the vector; null when it is none. */
  | (Said & Readonly<{ kind: "score"; score: WrittenScore | null }>);

const kindOf: Readonly<Partial<Record<Finding["code"], ValueCorrection["kind"]>>> = {
  C6: "version",
  C7: "spelling",
  C9: "score",
};

/** A name, a version or a score of the shown revision is corrected, with a reason and a source; the document stays as received. */
export function decideCorrection(
  corrected: Corrected,
  given: ValueCorrection,
): Result<readonly Draft[], CorrectionRefusal> {
  const found = corrected.effective.findings.find(({ finding }) => finding.key === given.findingKey)?.finding;
  if (!found) return findingGone;
  if (kindOf[found.code] !== given.kind) {
    const sentence = "This finding is not corrected in this way. Open the page again.";
    return refuse({ code: "no-correction", sentence });
  }
  switch (given.kind) {
    case "spelling":
      return decideSpelling(corrected, found, given);
    case "version":
      return decideVersion(corrected, found, given);
    case "score":
      return decideScore(corrected, given);
  }
}

type Given<Kind> = Extract<ValueCorrection, { kind: Kind }>;

function decideSpelling(
  { annotations }: Corrected,
  { quote }: Finding,
  { kind, findingKey, text, reason, source }: Given<"spelling">,
): Result<readonly Draft[], CorrectionRefusal> {
  if (text === quote) {
    const sentence = "This is how the document spells it. Confirm the finding, or give another spelling.";
    return refuse({ code: "spelling-unclear", sentence });
  }
  const what = oddityOf(text);
  if (what !== null) {
    return refuse({ code: "spelling-unclear", sentence: `This spelling ${what}. Give it as it is meant.` });
  }
  const before = answerBefore(annotations, findingKey);
  if (before?.kind === kind && before.text === text && before.reason === reason) return alreadySo;
  return ok([{ ...plainDraft, kind, findingKey, text, reason, source, supersedes: before?.id ?? null }]);
}

/** One entry for each product that has these words, so that each product's versions are told by its own key. */
function decideVersion(
  { effective, annotations }: Corrected,
  { productKeys }: Finding,
  { kind, findingKey, from, text, reason, source }: Given<"version">,
): Result<readonly Draft[], CorrectionRefusal> {
  const about = new Set(productKeys);
  const held = effective.products.filter(
    ({ received }) => about.has(received.stableKey) && received.versionText === from,
  );
  if (held.length === 0) return findingGone;
  if (parseVersionExpression(text).kind === "text") {
    const sentence =
      "No version can be read from this. Write one such as VB22A, a bound such as < 4.2.1, a list with commas, or “all”.";
    return refuse({ code: "version-unreadable", sentence });
  }
  const current = currentAnnotations(annotations);
  const drafts = held.flatMap(({ received: { stableKey: productKey } }) => {
    const before = current.findLast((each) => each.kind === kind && each.productKey === productKey);
    if (before?.text === text && before.reason === reason) return [];
    return [
      { ...plainDraft, kind, findingKey, productKey, text, reason, source, supersedes: before?.id ?? null },
    ];
  });
  return drafts.length === 0 ? alreadySo : ok(drafts);
}

function decideScore(
  { annotations }: Corrected,
  { kind, findingKey, score, reason, source }: Given<"score">,
): Result<readonly Draft[], CorrectionRefusal> {
  if (score === null) {
    const sentence =
      "This is no CVSS vector. Give one such as CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H; the score follows from it.";
    return refuse({ code: "vector-invalid", sentence });
  }
  const text = scoreText(score);
  const before = answerBefore(annotations, findingKey);
  if (before?.kind === kind && before.text === text && before.reason === reason) return alreadySo;
  return ok([{ ...plainDraft, kind, findingKey, text, reason, source, supersedes: before?.id ?? null }]);
}
