import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { CloseIncidentInput } from "./inputs";

/** Ends the incident as remediated or withdrawn; refused with everything that is still unmet. */
export function closeIncident(
  _template: Template,
  _facts: Facts,
  _input: CloseIncidentInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
