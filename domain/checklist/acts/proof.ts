import type { EvidenceId } from "../../ids";
import { evidenceOf } from "../asked";
import { type Case, titleOf } from "../case";
import type { EvidenceFact } from "../facts";
import { roleOf } from "../missing";
import type { Blocker } from "../refusal";
import { peopleFor } from "../sentences";
import { stands } from "../standing";
import type { EvidenceAsked, Step } from "../template";

/**
 * The files that prove an attempt about to be made: those named, and those of the step that no attempt has yet. A file
 * of an attempt that still stands proves nothing again.
 */
export function offered(on: Case, step: Step, named: readonly EvidenceId[]): readonly EvidenceFact[] {
  return on.facts.evidence.filter((file) => {
    if (file.stepKey !== step.key || file.superseded) return false;
    if (file.attemptId === null) return true;
    const standing = on.standings.get(file.attemptId);
    return named.includes(file.id) && !(standing && stands(standing));
  });
}

/** The files to bind: what an earlier attempt showed stays with it. */
export const unbound = (files: readonly EvidenceFact[]): readonly EvidenceId[] =>
  files.filter((file) => file.attemptId === null).map((file) => file.id);

/** What the step asks as proof and was not given. */
export function proofMissing(
  on: Case,
  step: Step,
  files: readonly EvidenceFact[],
  answers: Readonly<Record<string, string>>,
): readonly Blocker[] {
  return evidenceOf(on, step)
    .filter((asked) => asked.required && !given(asked, files, answers))
    .map((asked) => ({
      code: asked.kind === "file" ? "evidence-missing" : "answer-missing",
      step: step.key,
      sentence: `"${titleOf(on, step)}" needs: ${asked.label}.`,
      who: peopleFor(on.facts, roleOf(step)),
    }));
}

function given(
  asked: EvidenceAsked,
  files: readonly EvidenceFact[],
  answers: Readonly<Record<string, string>>,
): boolean {
  if (asked.kind === "file") return files.some((file) => file.requirement === asked.key);
  return Boolean(answers[asked.key]?.trim());
}
