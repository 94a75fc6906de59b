import { type Case, standingAttempts, stepOfKind } from "./case";
import type { NetworkFact, NetworkState } from "./facts";
import type { Standing } from "./standing";
import type { StepKind } from "./template";
import { cancellationNow } from "./way-back";

/** What a later move of the system takes the ground from; a proof of a permit's end restores and takes nothing. */
const endedBy: Partial<Record<StepKind, readonly NetworkState[]>> = {
  disconnect: ["business", "segment"],
  "empty-queue": ["business", "segment"],
  segment: ["business", "disconnected"],
  "prove-segment": ["business", "disconnected"],
  "interim-connect": ["disconnected"],
  reconnect: ["segment", "disconnected"],
  withdraw: ["business", "segment", "under-permit"],
};

/**
 * Whether the system was moved since, so that what the attempt achieved no longer holds and it must be done again.
 * Once the remediation is verified, containment has served and stays on record; another incident's later
 * moves do not undo this one's reconnection.
 */
export function outlived(on: Case, standing: Standing): boolean {
  const kind = on.steps.get(standing.attempt.stepKey)?.kind;
  const other = kind && overtaken[kind];
  if (other?.(on, standing)) return true;
  const states = kind && endedBy[kind];
  if (!states) return false;
  if (kind !== "reconnect" && kind !== "withdraw" && remediationStands(on)) return false;
  return on.facts.system.network.some((fact) => movesAway(on, fact, states, standing, kind));
}

/** What overtakes an attempt without a move of the system. */
const overtaken: Partial<Record<StepKind, (on: Case, standing: Standing) => boolean>> = {
  return: isOfEarlierRequest,
  release: installedSince,
  "verify-remediation": installedAnew,
  withdraw: plannedOtherwise,
};

function movesAway(
  on: Case,
  fact: NetworkFact,
  states: readonly NetworkState[],
  standing: Standing,
  kind: StepKind | undefined,
): boolean {
  if (fact.act === "permit-end" || !states.includes(fact.state)) return false;
  if (kind === "reconnect" && fact.incidentId !== on.facts.incident.id) return false;
  return fact.since > standing.attempt.doneAt;
}

/** Asked without counting(), which asks this. */
function remediationStands(on: Case): boolean {
  const step = stepOfKind(on, "verify-remediation");
  if (!step) return false;
  const settled = (on.byStep.get(step.key) ?? []).findLast((each) => each.everCounted);
  return settled?.counts === true && settled.attempt.outcome === "done";
}

function isOfEarlierRequest(on: Case, standing: Standing): boolean {
  const request = cancellationNow(on.facts);
  return request !== null && standing.attempt.recordedAt < request.at;
}

/** A release speaks of the system as it was last installed; an unverified repeat counts as an installation too. */
function installedSince(on: Case, released: Standing): boolean {
  return installedAfter(on, released).length > 0;
}

/** A remediation is verified as it was last installed, once that newer installation counts. */
function installedAnew(on: Case, checked: Standing): boolean {
  return installedAfter(on, checked).some((standing) => standing.counts);
}

function installedAfter(on: Case, { attempt: earlier }: Standing): readonly Standing[] {
  const step = stepOfKind(on, "install");
  const installed = step ? standingAttempts(on, step.key) : [];
  return installed.filter(({ attempt }) => attempt.outcome === "done" && attempt.doneAt > earlier.doneAt);
}

/** A plan to install, made later, says that the system stays. */
function plannedOtherwise(on: Case, { attempt }: Standing): boolean {
  return on.facts.plans.some((plan) => plan.at >= attempt.recordedAt && plan.remediation === "install");
}
