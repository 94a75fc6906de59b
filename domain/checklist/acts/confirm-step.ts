import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { ConfirmStepInput } from "./inputs";

/** An attempt in question stands again; the confirmer counts as a doer too. */
export function confirmStep(
  _template: Template,
  _facts: Facts,
  _input: ConfirmStepInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
