import type { StepRefusal } from "@/domain/checklist/refusal";
import type { PriorityRefusal } from "@/domain/priority/deciding";
import type { FormAction } from "@/lib/form-state";

/** The action behind a form of the checklist, or of what stands around it. */
export type StepAction = FormAction<null, StepRefusal | PriorityRefusal>;

/** Every act a person may carry out on an incident's page, as the page hands them down. */
export type IncidentActions = Readonly<
  Record<
    | "complete"
    | "cannot"
    | "skip"
    | "verify"
    | "reject"
    | "confirm"
    | "reopen"
    | "decide"
    | "clear"
    | "accept"
    | "permit"
    | "revokePermit"
    | "plan"
    | "attest"
    | "impact"
    | "close",
    StepAction
  >
>;
