import type { Attempt, EvidenceFact, Facts, Review } from "../checklist/facts";
import { standingOf } from "../checklist/standing";
import type { Step } from "../checklist/template";

/** One answer to a step, with what became of it and the files it was given with. */
export type HistoryEntry = Readonly<{
  attempt: Attempt;
  late: boolean;
  /** It was returned or taken back. */
  ended: boolean;
  reviews: readonly Review[];
  files: readonly EvidenceFact[];
}>;

/** Every answer a step ever had, newest first. */
export function stepHistory(facts: Facts, step: Step): readonly HistoryEntry[] {
  return facts.attempts
    .filter((attempt) => attempt.stepKey === step.key)
    .map((attempt) => {
      const reviews = facts.reviews.filter((review) => review.attemptId === attempt.id);
      const { late, ended } = standingOf(attempt, step, reviews);
      const files = facts.evidence.filter((file) => file.attemptId === attempt.id);
      return { attempt, late, ended: ended !== null, reviews, files };
    })
    .reverse();
}

/** One file or text a step asks for, and what there is of it for the answer that is due or stands. */
export type Proof = Readonly<{
  key: string;
  label: string;
  required: boolean;
  kind: "file" | "value" | "statement";
  files: readonly EvidenceFact[];
  text: string | null;
}>;

/** Files of the answer that are filed as none of the things its step asks for. */
const furtherFiles = "further-files";

/** What an answer was given with: each thing asked for, given or missing, and what else belongs to it. */
export function proofGiven(facts: Facts, step: Step, attempt: Attempt): readonly Proof[] {
  const files = facts.evidence.filter((file) => file.attemptId === attempt.id && !file.superseded);
  const asked = asksOf(step, files, attempt);
  const filed = new Set(asked.map(({ key }) => key));
  const further = files.filter(({ requirement }) => requirement === null || !filed.has(requirement));
  if (further.length === 0) return asked;
  const label = "Further files";
  return [...asked, { key: furtherFiles, label, required: false, kind: "file", files: further, text: null }];
}

/** What was attached to a step since it was answered: it belongs to no answer yet. */
export const filesSince = (facts: Facts, step: Step): readonly EvidenceFact[] =>
  facts.evidence.filter((file) => file.stepKey === step.key && file.attemptId === null && !file.superseded);

/** What counts as proof of a step: each thing asked for, got or missing. */
export function proofOf(facts: Facts, step: Step, latest: Attempt | null, ended: boolean): readonly Proof[] {
  const current = latest && !ended && latest.outcome !== "cannot" ? latest : null;
  const files = facts.evidence.filter(
    (file) =>
      file.stepKey === step.key &&
      !file.superseded &&
      (file.attemptId === null || file.attemptId === current?.id),
  );
  return asksOf(step, files, current);
}

const asksOf = (step: Step, files: readonly EvidenceFact[], answer: Attempt | null): readonly Proof[] =>
  step.evidence.map(({ key, label, required, kind }) => ({
    key,
    label,
    required,
    kind,
    files: kind === "file" ? files.filter((file) => file.requirement === key) : [],
    text: kind === "file" ? null : answer?.answers[key]?.trim() || null,
  }));
