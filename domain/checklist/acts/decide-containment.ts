import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { DecideContainmentInput } from "./inputs";

/** Decides segment, standalone or exception; a later decision supersedes it and voids approvals. */
export function decideContainment(
  _template: Template,
  _facts: Facts,
  _input: DecideContainmentInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
