import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { RevokePermitInput } from "./inputs";

/** Ends a permit before its time; its end still has to be proved. */
export function revokePermit(
  _template: Template,
  _facts: Facts,
  _input: RevokePermitInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
