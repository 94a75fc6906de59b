import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { VerifyStepInput } from "./inputs";

/** Another coordinator vouches for an attempt: that it was done, at that time, or that it is not applicable. */
export function verifyStep(
  _template: Template,
  _facts: Facts,
  _input: VerifyStepInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
