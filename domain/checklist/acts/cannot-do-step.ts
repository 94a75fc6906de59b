import { type Case, readCase } from "../case";
import { counts } from "../counting";
import type { Facts } from "../facts";
import type { ActResult, Deed, Moment } from "../moment";
import { settled } from "../settling";
import { stands } from "../standing";
import type { Step, Template } from "../template";
import { reopened } from "./falling";
import { finish } from "./finish";
import type { CannotDoStepInput } from "./inputs";
import { firstOf, held, needsReason, refused, unchanged, whileOpen } from "./refusing";
import { addAttempt, newAttempt, nothing, ofAttempt, one, together } from "./writing";

/** Records that a step cannot be done, and why; where the template says so it returns an earlier step. */
export function cannotDoStep(
  template: Template,
  facts: Facts,
  input: CannotDoStepInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const step = on.steps.get(input.step);
  if (!step) return refused("unknown-step", "The checklist has no such step.");
  const refusal = firstOf(
    () => whileOpen(on),
    () => unchanged(on, step, input.seen),
    () => held(on, { act: "cannot", step, at: moment.now, actor: moment.actor, ticked: true }),
    () => stillCounts(on, step),
    () => needsReason(input.reason),
  );
  if (refusal) return refusal;
  const attempt = newAttempt(step, moment, { outcome: "cannot", reason: input.reason });
  const data = { ...ofAttempt(on, step, attempt), reason: input.reason };
  const deed = one(addAttempt(attempt), { type: "step.could-not", data });
  return finish(template, facts, together(deed, backTo(on, step, moment, input.reason)), moment);
}

/** What counts is taken back before it is said to be impossible. */
export function stillCounts(on: Case, step: Step) {
  if (!counts(on, step)) return null;
  return refused("already-answered", "This step is done. Take it back first.", { step: step.key });
}

function backTo(on: Case, step: Step, moment: Moment, reason: string): Deed {
  const standing = step.onFail ? settled(on, step.onFail) : null;
  return standing && stands(standing) ? reopened(on, [standing], moment, reason, "cannot") : nothing;
}
