import type { StepNow } from "../checklist/evaluation";

/** Whether a step is still to be done or waited for, and so is due. */
export const isUnfinished = ({ counts, state }: Pick<StepNow, "counts" | "state">): boolean =>
  !counts && (state === "available" || state === "blocked" || state === "done");
