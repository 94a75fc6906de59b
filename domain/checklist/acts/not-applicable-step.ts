import { readCase } from "../case";
import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import { stillCounts } from "./cannot-do-step";
import { finish } from "./finish";
import type { NotApplicableStepInput } from "./inputs";
import { firstOf, held, needsReason, refused, unchanged, whileOpen } from "./refusing";
import { addAttempt, newAttempt, ofAttempt, one } from "./writing";

/** Asks that a step be not applicable; it is so once another coordinator confirms it. */
export function notApplicableStep(
  template: Template,
  facts: Facts,
  input: NotApplicableStepInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const step = on.steps.get(input.step);
  if (!step) return refused("unknown-step", "The checklist has no such step.");
  const refusal = firstOf(
    () => whileOpen(on),
    () => unchanged(on, step, input.seen),
    () => held(on, { act: "skip", step, at: moment.now, actor: moment.actor }),
    () => stillCounts(on, step),
    () => needsReason(input.reason),
  );
  if (refusal) return refusal;
  const attempt = newAttempt(step, moment, { outcome: "not-applicable", reason: input.reason });
  const data = { ...ofAttempt(on, step, attempt), reason: input.reason };
  const deed = one(addAttempt(attempt), { type: "step.not-applicable-asked", data });
  return finish(template, facts, deed, moment);
}
