import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { CannotDoStepInput } from "./inputs";

/** Records that a step cannot be done, and why; where the template says so it returns an earlier step. */
export function cannotDoStep(
  _template: Template,
  _facts: Facts,
  _input: CannotDoStepInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
