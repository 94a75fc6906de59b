import { type Case, stepOfKind } from "./case";
import { earliest } from "./duration";
import type { Acceptance, Clearance, Permit } from "./facts";
import { type Standing, stands } from "./standing";
import type { StepKind } from "./template";

/** Kinds whose steps are answered by a record; ticking one is refused. */
export const recordKinds: readonly StepKind[] = [
  "decide",
  "clearance",
  "acceptance",
  "permit",
  "plan",
  "approvals",
  "impact",
  "close",
];

/** The attempt that a record inserted, while it stands and is not in question. */
function attemptHolds(on: Case, recordId: string): boolean {
  for (const standing of on.standings.values()) {
    if (
      standing.attempt.recordId === recordId &&
      on.steps.get(standing.attempt.stepKey)?.kind !== "end-permit"
    )
      return standing.counts;
  }
  return true;
}

/** The clinical lead's answer as it stood at a time. */
export const clearanceAt = (on: Case, at: Date): Clearance | null =>
  on.facts.clearances.findLast((answer) => answer.at <= at) ?? null;

/** The clearance in force at a time: the latest answer then was "cleared", and it had not run out. */
export function clearanceInForce(on: Case, at: Date): Clearance | null {
  const answer = clearanceAt(on, at);
  if (answer?.answer !== "cleared" || answer.until === null || at >= answer.until) return null;
  return attemptHolds(on, answer.id) ? answer : null;
}

/** Since when it has been planned that no patch will come, as the plan stood at a time; null: something is installed, or nothing is planned. */
export function noPatchSince(on: Case, at: Date): Date | null {
  const plans = on.facts.plans.filter((plan) => plan.at <= at);
  if (plans.at(-1)?.remediation !== "none-will-come") return null;
  const other = plans.findLastIndex((plan) => plan.remediation !== "none-will-come");
  return plans[other + 1]?.at ?? null;
}

/** The acceptance of the residual risk in force at a time; where no patch will come only one that says how the system is replaced. */
export function acceptanceInForce(on: Case, at: Date): Acceptance | null {
  const acceptance = on.facts.acceptances.findLast((each) => each.at <= at);
  if (!acceptance || at >= acceptance.until) return null;
  if (!acceptance.replacementPlan?.trim() && noPatchSince(on, at)) return null;
  return attemptHolds(on, acceptance.id) ? acceptance : null;
}

/** The latest proof of a permit's end that stands. */
function endProofOf(on: Case, permit: Permit): Standing | null {
  const key = stepOfKind(on, "end-permit")?.key;
  if (!key) return null;
  const proofs = (on.byStep.get(key) ?? []).filter(
    (standing) => standing.attempt.recordId === permit.id && stands(standing),
  );
  return proofs.findLast((standing) => standing.counts) ?? proofs.at(-1) ?? null;
}

const endProved = (on: Case, permit: Permit): boolean => endProofOf(on, permit)?.counts === true;

/** The permit whose end is not proved: running, or over and waiting for its proof. At most one at a time. */
export const openPermit = (on: Case): Permit | null =>
  on.facts.permits.findLast((permit) => !endProved(on, permit)) ?? null;

/** When a permit ends or ended: by its time, by revocation, or by the proof of an early end. */
export function endOf(on: Case, permit: Permit): Date {
  const proof = endProofOf(on, permit);
  const ends = [permit.endsAt, permit.revokedAt, proof?.counts ? proof.attempt.doneAt : null];
  return earliest(ends.filter((end) => end !== null)) ?? permit.endsAt;
}

/** The permit under which the system may be connected at a time. */
export function permitInForce(on: Case, at: Date): Permit | null {
  const running = on.facts.permits.findLast((permit) => permit.startsAt <= at && at < endOf(on, permit));
  return running && attemptHolds(on, running.id) ? running : null;
}
