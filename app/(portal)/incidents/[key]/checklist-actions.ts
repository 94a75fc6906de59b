import type { IncidentActions } from "@/components/checklist/actions";
import {
  acceptAction,
  attestAction,
  cannotAction,
  clearAction,
  closeAction,
  completeAction,
  confirmAction,
  decideAction,
  impactAction,
  permitAction,
  planAction,
  rejectAction,
  reopenStepAction,
  revokePermitAction,
  skipAction,
  verifyAction,
} from "./actions";

/** The acts of the checklist as its forms send them. */
export const checklistActions: IncidentActions = {
  complete: completeAction,
  cannot: cannotAction,
  skip: skipAction,
  verify: verifyAction,
  reject: rejectAction,
  confirm: confirmAction,
  reopen: reopenStepAction,
  decide: decideAction,
  clear: clearAction,
  accept: acceptAction,
  permit: permitAction,
  revokePermit: revokePermitAction,
  plan: planAction,
  attest: attestAction,
  impact: impactAction,
  close: closeAction,
};
