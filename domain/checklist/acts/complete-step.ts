import { type Case, networkNow, readCase } from "../case";
import { counts } from "../counting";
import type { Facts, NetworkFact, NetworkState } from "../facts";
import type { ActResult, Deed, Moment } from "../moment";
import { leftStandalone } from "../network";
import { openPermit } from "../records";
import { isLate } from "../standing";
import type { Step, StepKind, Template } from "../template";
import { claimedTime } from "../times";
import { formerState } from "../way-back";
import { finish } from "./finish";
import type { CompleteStepInput } from "./inputs";
import { offered, proofMissing, unbound } from "./proof";
import { firstOf, held, refused, refusedBy, unchanged, whileOpen } from "./refusing";
import { addAttempt, bind, moved, newAttempt, nothing, ofAttempt, one, together } from "./writing";

/** Records that a step was done, or done again with newer evidence, at a claimed time. */
export function completeStep(
  template: Template,
  facts: Facts,
  input: CompleteStepInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const step = on.steps.get(input.step);
  if (!step) return refused("unknown-step", "The checklist has no such step.");
  const at = claimedTime(on, step, input.doneAt);
  const files = offered(on, step, input.evidenceIds);
  const refusal = firstOf(
    () => whileOpen(on),
    () => unchanged(on, step, input.seen),
    () => held(on, trialOf(step, at, files, input, moment)),
    () => lacking(on, step, files, input),
  );
  if (refusal) return refusal;
  const attempt = newAttempt(step, moment, {
    doneAt: at,
    answers: input.answers,
    recordId: permitOf(on, step),
  });
  const data = {
    ...ofAttempt(on, step, attempt),
    doneAt: at.toISOString(),
    repeat: counts(on, step),
    late: isLate(at, moment.now),
    evidence: files.map((file) => file.id),
    answers: input.answers,
  };
  const deed = together(
    one(addAttempt(attempt), { type: "step.completed", data }),
    bind(unbound(files), attempt),
    moving(on, step, moment, at),
  );
  return finish(template, facts, deed, moment);
}

function trialOf(
  step: Step,
  at: Date,
  files: ReturnType<typeof offered>,
  input: CompleteStepInput,
  moment: Moment,
) {
  const label = { end: input.labelEnd, matches: moment.labelMatches ?? [] };
  const acknowledged = moment.acknowledged === true;
  const { answers } = input;
  return {
    act: "do",
    step,
    at,
    actor: moment.actor,
    ticked: true,
    label,
    acknowledged,
    files,
    answers,
  } as const;
}

function lacking(on: Case, step: Step, files: ReturnType<typeof offered>, input: CompleteStepInput) {
  const blockers = proofMissing(on, step, files, input.answers);
  return blockers.length > 0 ? refusedBy(blockers) : null;
}

/** The end of a permit is proved for the one that is open; a repeat is for the last. */
function permitOf(on: Case, step: Step) {
  if (step.kind !== "end-permit") return null;
  return (openPermit(on) ?? on.facts.permits.at(-1))?.id ?? null;
}

/** Where doing a step of a kind puts the system, at once: a worse state counts from the doing. */
function moving(on: Case, step: Step, moment: Moment, at: Date): Deed {
  const target = step.kind && destination(on, step.kind);
  return target ? moved(on, moment, target[0], target[1], at) : nothing;
}

function destination(on: Case, kind: StepKind): readonly [NetworkState, NetworkFact["act"]] | null {
  switch (kind) {
    case "segment":
      // With the port down, under a permit, or found out of standalone, the segment is prepared: the system is not moved.
      return networkNow(on.facts) === "business" && !leftStandalone(on.facts) ? ["segment", "segment"] : null;
    case "disconnect":
      return ["disconnected", "disconnect"];
    case "interim-connect":
      return [on.branch.containment === "segment" ? "segment" : "business", "interim-connect"];
    case "reconnect":
      return ["business", "reconnect"];
    case "withdraw":
      return ["disconnected", "withdraw"];
    case "return":
      return [formerState(on.facts), "return"];
    default:
      return null;
  }
}
