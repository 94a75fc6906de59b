import { readCase } from "../case";
import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import { rejected } from "./falling";
import { finish } from "./finish";
import type { RejectStepInput } from "./inputs";
import { firstOf, held, needsReason, whileOpen } from "./refusing";
import { ended, ofRecord, replaced, reviewed, unknownAttempt } from "./reviewing";

/** Returns another person's attempt with a reason. */
export function rejectStep(
  template: Template,
  facts: Facts,
  input: RejectStepInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const found = reviewed(on, input.attemptId);
  if (!found) return unknownAttempt();
  const { step, standing } = found;
  const refusal = firstOf(
    () => whileOpen(on),
    () => ofRecord(found),
    () => ended(found),
    () => replaced(on, found),
    () => held(on, { act: "reject", step, at: moment.now, actor: moment.actor, attempt: standing }),
    () => needsReason(input.reason),
  );
  return refusal ?? finish(template, facts, rejected(on, standing, moment, input.reason), moment);
}
