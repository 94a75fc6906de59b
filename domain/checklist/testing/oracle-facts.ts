import type { Attempt, Facts, Permit } from "../facts";
import type { StepKind, Template } from "../template";

// Written apart from the engine on purpose: what it and the engine share is the shape of the facts, nothing else.

const reviewsOf = (facts: Facts, attempt: Attempt) =>
  facts.reviews.filter((review) => review.attemptId === attempt.id);

const hasEnded = (facts: Facts, attempt: Attempt) =>
  reviewsOf(facts, attempt).some((review) => review.kind === "rejected" || review.kind === "reopened");

/** Not ended, and no question is left open. */
function isSound(facts: Facts, attempt: Attempt): boolean {
  const turns = reviewsOf(facts, attempt).filter(
    (each) => each.kind === "questioned" || each.kind === "confirmed",
  );
  return !hasEnded(facts, attempt) && turns.at(-1)?.kind !== "questioned";
}

/** Verified since the last question, by somebody. */
function isVouched(facts: Facts, attempt: Attempt): boolean {
  const kinds = reviewsOf(facts, attempt).map((review) => review.kind);
  return (
    kinds.lastIndexOf("verified") > Math.max(kinds.lastIndexOf("questioned"), kinds.lastIndexOf("confirmed"))
  );
}

const keyOf = (template: Template, kind: StepKind): string | undefined =>
  template.steps.find((step) => step.kind === kind)?.key;

/** Done attempts of a kind, oldest first. */
export function done(facts: Facts, template: Template, kind: StepKind): readonly Attempt[] {
  const key = keyOf(template, kind);
  return facts.attempts.filter((attempt) => attempt.stepKey === key && attempt.outcome === "done");
}

export const sound = (facts: Facts, template: Template, kind: StepKind) =>
  done(facts, template, kind).filter((attempt) => isSound(facts, attempt));

export const vouched = (facts: Facts, template: Template, kind: StepKind) =>
  sound(facts, template, kind).filter((attempt) => isVouched(facts, attempt));

/** Attempts that another person once verified and nobody ended: what exposure may rest on. */
export const onceVouched = (facts: Facts, template: Template, kind: StepKind) =>
  done(facts, template, kind).filter(
    (attempt) =>
      !hasEnded(facts, attempt) && reviewsOf(facts, attempt).some((review) => review.kind === "verified"),
  );

/** Everybody who did or confirmed an attempt. */
export const doersOf = (facts: Facts, attempt: Attempt): readonly string[] => [
  attempt.by.id,
  ...reviewsOf(facts, attempt).flatMap((review) => (review.kind === "confirmed" ? [review.by.id] : [])),
];

/** Everybody who did or confirmed something of the kinds that still stands. */
export const whoDid = (facts: Facts, template: Template, kinds: readonly StepKind[]): readonly string[] =>
  kinds.flatMap((kind) =>
    done(facts, template, kind)
      .filter((attempt) => !hasEnded(facts, attempt))
      .flatMap((attempt) => doersOf(facts, attempt)),
  );

const isProved = (facts: Facts, template: Template, permit: Permit) =>
  vouched(facts, template, "end-permit").some((attempt) => attempt.recordId === permit.id);

export const unprovedPermits = (facts: Facts, template: Template): readonly Permit[] =>
  facts.permits.filter((permit) => !isProved(facts, template, permit));

export const networkOf = (facts: Facts) => facts.system.network.at(-1)?.state;

/** Since when the system is disconnected without a break but for permits; null when it is not. */
export function disconnectedSince(facts: Facts): Date | null {
  const moves = facts.system.network.filter(
    (fact) => fact.act !== "permit-start" && fact.act !== "permit-end",
  );
  const last = moves.at(-1);
  return last?.state === "disconnected" ? last.since : null;
}

export function clearedAt(facts: Facts, at: Date): boolean {
  const answer = facts.clearances.filter((each) => each.at <= at).at(-1);
  return answer?.answer === "cleared" && answer.until !== null && at < answer.until;
}

export function acceptedAt(facts: Facts, at: Date): boolean {
  const acceptance = facts.acceptances.filter((each) => each.at <= at).at(-1);
  const planned = facts.plans.filter((each) => each.at <= at).at(-1)?.remediation;
  const enough = planned !== "none-will-come" || Boolean(acceptance?.replacementPlan?.trim());
  return acceptance !== undefined && at < acceptance.until && enough;
}
