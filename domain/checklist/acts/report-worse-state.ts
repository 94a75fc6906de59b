import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { ReportWorseStateInput } from "./inputs";

/** Reports a state worse than recorded; it acts at once and is never refused to those who work at the site. */
export function reportWorseState(
  _template: Template,
  _facts: Facts,
  _input: ReportWorseStateInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
