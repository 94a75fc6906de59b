import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { PlanRemediationInput } from "./inputs";

/** Plans what the remediation is and how it comes. */
export function planRemediation(
  _template: Template,
  _facts: Facts,
  _input: PlanRemediationInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
