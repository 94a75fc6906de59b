import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { IssuePermitInput } from "./inputs";

/** Opens the remote update path for a time, from now. */
export function issuePermit(
  _template: Template,
  _facts: Facts,
  _input: IssuePermitInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
