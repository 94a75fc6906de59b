import { approvedInForce } from "./approved";
import { applies } from "./branches";
import type { Case } from "./case";
import { countsItself } from "./settling";
import type { Step } from "./template";

/** Whether steps that rest on this one, and the closing, may count on it now. */
export function counts(on: Case, step: Step): boolean {
  return step.kind === "approvals" ? approvedInForce(on, step) : countsItself(on, step);
}

/** Whether a step is asked for on this branch and does not count; what no decision has asked for yet is not. */
export const isUnmet = (on: Case, step: Step): boolean => applies(on, step) === "yes" && !counts(on, step);
