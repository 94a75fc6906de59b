import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { NotApplicableStepInput } from "./inputs";

/** Asks that a step be not applicable; it is so once another coordinator confirms it. */
export function notApplicableStep(
  _template: Template,
  _facts: Facts,
  _input: NotApplicableStepInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
