import type { AttemptId } from "../../ids";
import { type Case, latestOf } from "../case";
import { recordKinds } from "../records";
import { settled } from "../settling";
import type { Standing } from "../standing";
import type { Step } from "../template";
import { refused } from "./refusing";

export type Reviewed = Readonly<{ step: Step; standing: Standing }>;

/** The attempt of an id with its step, or why there is nothing to review. */
export function reviewed(on: Case, id: AttemptId): Reviewed | null {
  const standing = on.standings.get(id);
  const step = standing && on.steps.get(standing.attempt.stepKey);
  return standing && step ? { standing, step } : null;
}

export const unknownAttempt = () => refused("unknown-attempt", "There is no such answer in this incident.");

/** Only the latest answer and the one that decides the step are reviewed. */
export function replaced(on: Case, { step, standing }: Reviewed) {
  const current = [latestOf(on, step.key), settled(on, step.key)];
  if (current.some((each) => each?.attempt.id === standing.attempt.id)) return null;
  return refused("changed-meanwhile", "A newer answer has replaced this one. Look at it first.", {
    step: step.key,
  });
}

export function ended({ step, standing }: Reviewed) {
  if (standing.attempt.outcome !== "cannot" && !standing.ended) return null;
  return refused("already-ended", "This answer no longer stands.", { step: step.key });
}

/** Records are superseded by later records, not reviewed. */
export function ofRecord({ step }: Reviewed) {
  if (!step.kind || !recordKinds.includes(step.kind)) return null;
  return refused("answered-by-record", "This step is answered by a record; a later record replaces it.", {
    step: step.key,
  });
}
