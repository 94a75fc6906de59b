import type { AttemptId } from "../ids";
import { hours } from "./duration";
import type { Attempt, By, Facts, Review } from "./facts";
import type { Step, StepKind } from "./template";

/** What became of an attempt, read from its reviews alone. */
export type Standing = Readonly<{
  attempt: Attempt;
  /** Who did it or confirmed it: none of them may verify it. */
  doers: readonly By[];
  /** The review that ended it: rejected or reopened. */
  ended: Review | null;
  /** Something it rests on fell, and nobody has confirmed it since. */
  inQuestion: boolean;
  needsVerification: boolean;
  /** Claimed more than 24 hours before it was recorded. */
  late: boolean;
  /** The verification that holds now; one given before it came in question does not. */
  verified: Review | null;
  /** The first verification it ever had. */
  firstVerified: Review | null;
  /** It counted at some time, whatever became of it. */
  everCounted: boolean;
  /** It stands, is not in question, and is verified where that is needed. */
  counts: boolean;
}>;

/** What containment, remediation and reconnection count from is verified by another, whatever the template says. */
const alwaysVerified: readonly StepKind[] = [
  "backup",
  "prove-segment",
  "disconnect",
  "controls",
  "interim-connect",
  "end-permit",
  "verify-remediation",
  "reconnect",
  "withdraw",
  "return",
];

export const verifiedByAnother = (step: Step): boolean =>
  step.verifiedByAnother === true || (step.kind !== undefined && alwaysVerified.includes(step.kind));

/** At most 24 hours may lie between a claimed time and its record; beyond that another coordinator confirms it. */
export const isLate = (doneAt: Date, recordedAt: Date): boolean =>
  recordedAt.getTime() - doneAt.getTime() > hours(24);

/** Folds the reviews of an attempt, in order of recording, into what it is now. */
export function standingOf(attempt: Attempt, step: Step | undefined, reviews: readonly Review[]): Standing {
  const late = isLate(attempt.doneAt, attempt.recordedAt);
  const needsVerification =
    attempt.outcome === "not-applicable" || late || (step !== undefined && verifiedByAnother(step));
  const ended = reviews.find((review) => review.kind === "rejected" || review.kind === "reopened") ?? null;
  const { inQuestion, verified, firstVerified } = foldTurns(reviews);
  const answered = attempt.outcome !== "cannot";
  return {
    attempt,
    doers: [
      attempt.by,
      ...reviews.filter((review) => review.kind === "confirmed").map((review) => review.by),
    ],
    ended,
    inQuestion,
    needsVerification,
    late,
    verified,
    firstVerified,
    everCounted: answered && (!needsVerification || firstVerified !== null),
    counts: answered && !ended && !inQuestion && (!needsVerification || verified !== null),
  };
}

/** A verification holds until the attempt comes in question; once confirmed, it is verified again. */
function foldTurns(reviews: readonly Review[]): Pick<Standing, "inQuestion" | "verified" | "firstVerified"> {
  const turn = reviews.findLastIndex((review) => review.kind === "questioned" || review.kind === "confirmed");
  const verified = reviews.findLastIndex((review) => review.kind === "verified");
  return {
    inQuestion: reviews[turn]?.kind === "questioned",
    verified: verified > turn ? (reviews[verified] ?? null) : null,
    firstVerified: reviews.find((review) => review.kind === "verified") ?? null,
  };
}

/** Every attempt of the incident with what became of it, in order of recording. */
export function standings(facts: Facts, stepOf: (key: string) => Step | undefined): readonly Standing[] {
  const byAttempt = new Map<AttemptId, Review[]>();
  for (const review of facts.reviews) {
    const held = byAttempt.get(review.attemptId);
    if (held) held.push(review);
    else byAttempt.set(review.attemptId, [review]);
  }
  return facts.attempts.map((attempt) =>
    standingOf(attempt, stepOf(attempt.stepKey), byAttempt.get(attempt.id) ?? []),
  );
}

/** Recorded and neither ended nor a "can't". */
export const stands = (standing: Standing): boolean =>
  standing.ended === null && standing.attempt.outcome !== "cannot";

/** Done, and waiting for another person's word or for its doer's confirmation. */
export const waits = (standing: Standing): boolean => stands(standing) && !standing.counts;
