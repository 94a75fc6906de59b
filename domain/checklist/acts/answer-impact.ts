import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { AnswerImpactInput } from "./inputs";

/** The clinical lead tells what the incident means for care. */
export function answerImpact(
  _template: Template,
  _facts: Facts,
  _input: AnswerImpactInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
