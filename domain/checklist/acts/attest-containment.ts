import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { AttestContainmentInput } from "./inputs";

/** Attests that the containment still holds, for another period. */
export function attestContainment(
  _template: Template,
  _facts: Facts,
  _input: AttestContainmentInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
