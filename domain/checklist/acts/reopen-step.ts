import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { ReopenStepInput } from "./inputs";

/** Takes an attempt back: its doer, or a coordinator. */
export function reopenStep(
  _template: Template,
  _facts: Facts,
  _input: ReopenStepInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
