import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { AcceptRiskInput } from "./inputs";

/** Records that a named authority accepts the residual risk for a time. */
export function acceptRisk(
  _template: Template,
  _facts: Facts,
  _input: AcceptRiskInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
