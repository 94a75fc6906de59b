import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { CancelIncidentInput, RequestCancelInput, WithdrawCancelInput } from "./inputs";

/** Asks to cancel a wrong match whose system has been moved: opens the two approvals and the return. */
export function requestCancel(
  _template: Template,
  _facts: Facts,
  _input: RequestCancelInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}

/** The match was right after all: the request to cancel is withdrawn. */
export function withdrawCancel(
  _template: Template,
  _facts: Facts,
  _input: WithdrawCancelInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}

/** Ends the incident as a wrong match. */
export function cancelIncident(
  _template: Template,
  _facts: Facts,
  _input: CancelIncidentInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
