import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { CompleteStepInput } from "./inputs";

/** Records that a step was done, or done again with newer evidence, at a claimed time. */
export function completeStep(
  _template: Template,
  _facts: Facts,
  _input: CompleteStepInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
