import { type Case, standingAttempts, stepOfKind } from "./case";
import type { NetworkFact, NetworkState } from "./facts";
import type { Standing } from "./standing";
import type { StepKind } from "./template";
import { cancellationNow } from "./way-back";

/** What a later move of the system takes the ground from; a proof of a permit's end restores and takes nothing. */
const endedBy: Partial<Record<StepKind, readonly NetworkState[]>> = {
  disconnect: ["business", "segment"],
  segment: ["business", "disconnected"],
  "prove-segment": ["business", "disconnected"],
  "interim-connect": ["disconnected"],
  reconnect: ["segment", "disconnected"],
};

/**
 * Whether the system was moved since, so that what the attempt achieved no longer holds and it must be done again.
 * Once the remediation is verified, containment has served and stays on record; another incident's later
 * moves do not undo this one's reconnection.
 */
export function outlived(on: Case, standing: Standing): boolean {
  const kind = on.steps.get(standing.attempt.stepKey)?.kind;
  if (kind === "return") return isOfEarlierRequest(on, standing);
  if (kind === "release") return installedSince(on, standing);
  const states = kind && endedBy[kind];
  if (!states) return false;
  if (kind !== "reconnect" && remediationStands(on)) return false;
  return on.facts.system.network.some((fact) => movesAway(on, fact, states, standing, kind));
}

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
  const step = stepOfKind(on, "install");
  const installed = step ? standingAttempts(on, step.key) : [];
  return installed.some(
    ({ attempt }) => attempt.outcome === "done" && attempt.doneAt > released.attempt.doneAt,
  );
}
