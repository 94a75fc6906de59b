import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { ApproveInput } from "./inputs";

/** Signs one half of a two-person approval on the preconditions as they were seen. */
export function approve(
  _template: Template,
  _facts: Facts,
  _input: ApproveInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
