import { approvedInForce } from "./approved";
import { applies, isMissing } from "./branches";
import type { Case } from "./case";
import { countsItself } from "./settling";
import type { Step } from "./template";

/** Whether steps that rest on this one, and the closing, may count on it now. */
export function counts(on: Case, step: Step): boolean {
  return step.kind === "approvals" ? approvedInForce(on, step) : countsItself(on, step);
}

/** Whether a step is asked for and does not count. */
export const isUnmet = (on: Case, step: Step): boolean => isMissing(applies(on, step)) && !counts(on, step);
