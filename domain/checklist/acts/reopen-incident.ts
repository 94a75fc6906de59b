import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import type { ReopenIncidentInput } from "./inputs";

/** Opens a closed incident again; everything is kept. */
export function reopenIncident(
  _template: Template,
  _facts: Facts,
  _input: ReopenIncidentInput,
  _moment: Moment,
): ActResult {
  throw new Error("not built yet");
}
