import { attemptsOf, type Case, stepOfKind } from "./case";
import { outlived } from "./outlived";
import { acceptanceInForce, clearanceInForce, openPermit, permitInForce } from "./records";
import { remembered } from "./remember";
import { type Standing, stands } from "./standing";
import type { Step, StepKind } from "./template";

/**
 * The attempt that decides a step: the latest that ever counted. A newer one that never did (a repeat that waits
 * or was rejected) leaves it; one that counted and fell does not bring back what it replaced.
 */
export const settled = remembered((on: Case, key: string): Standing | null => {
  return attemptsOf(on, key).findLast((standing) => standing.everCounted) ?? null;
});

/** The attempt on which other steps may rest now. */
export const counting = remembered((on: Case, key: string): Standing | null => {
  const standing = settled(on, key);
  if (!standing?.counts || standing.attempt.outcome !== "done") return null;
  return outlived(on, standing) ? null : standing;
});

/** Whether a step counts now: its attempt does, and a record that answers it is in force. Approvals: approved.ts. */
export const countsItself = remembered((on: Case, step: Step): boolean => {
  const { now } = on.env;
  switch (step.kind) {
    case "approvals":
      return false;
    case "clearance":
      return clearanceInForce(on, now) !== null;
    case "acceptance":
      return acceptanceInForce(on, now) !== null;
    case "permit":
      return permitInForce(on, now) !== null || (countsKind(on, "install") && on.facts.permits.length > 0);
    case "end-permit":
      return counting(on, step.key) !== null && openPermit(on) === null;
    default:
      return counting(on, step.key) !== null;
  }
});

/** Whether the step of a kind counts now; for every kind but approvals. */
export function countsKind(on: Case, kind: StepKind): boolean {
  const step = stepOfKind(on, kind);
  return step !== undefined && countsItself(on, step);
}

export function countingOfKind(on: Case, kind: StepKind): Standing | null {
  const step = stepOfKind(on, kind);
  return step ? counting(on, step.key) : null;
}

/** Whether a step ever counted in this incident, whatever became of it. */
export function everCounted(on: Case, key: string): boolean {
  return attemptsOf(on, key).some((standing) => standing.everCounted && standing.attempt.outcome === "done");
}

/** Whether the step was confirmed as not applicable, and nothing later answers it. */
export function declaredNotApplicable(on: Case, key: string): boolean {
  const standing = settled(on, key);
  return standing?.attempt.outcome === "not-applicable" && standing.counts;
}

/** An attempt that was verified and stands, even if something it rests on fell: exposure keeps it, marked. */
export function verifiedAndStanding(on: Case, kind: StepKind): Standing | null {
  const step = stepOfKind(on, kind);
  const standing = step ? settled(on, step.key) : null;
  if (!standing?.firstVerified || !stands(standing) || standing.attempt.outcome !== "done") return null;
  return outlived(on, standing) ? null : standing;
}
