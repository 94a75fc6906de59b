import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { RejectStepInput } from "./inputs";

/** Returns another person's attempt with a reason. */
export function rejectStep(
  _template: Template,
  _facts: Facts,
  _input: RejectStepInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
