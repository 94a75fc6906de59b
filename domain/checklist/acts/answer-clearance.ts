import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { AnswerClearanceInput } from "./inputs";

/** The clinical lead clears, refuses or withdraws: whether disconnecting is safe for patients. */
export function answerClearance(
  _template: Template,
  _facts: Facts,
  _input: AnswerClearanceInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
