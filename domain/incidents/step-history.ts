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

/** What counts as proof of a step: each thing asked for, got or missing. */
export function proofOf(facts: Facts, step: Step, latest: Attempt | null, ended: boolean): readonly Proof[] {
  const current = latest && !ended && latest.outcome !== "cannot" ? latest : null;
  const files = facts.evidence.filter(
    (file) =>
      file.stepKey === step.key &&
      !file.superseded &&
      (file.attemptId === null || file.attemptId === current?.id),
  );
  return step.evidence.map(({ key, label, required, kind }) => ({
    key,
    label,
    required,
    kind,
    files: kind === "file" ? files.filter((file) => file.requirement === key) : [],
    text: kind === "file" ? null : current?.answers[key]?.trim() || null,
  }));
}
