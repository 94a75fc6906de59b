"use server";

import { formAction } from "@/server/form-action";
import { acceptRisk } from "@/server/incidents/accept-risk";
import { answerClearance } from "@/server/incidents/answer-clearance";
import { answerImpact } from "@/server/incidents/answer-impact";
import { answerRecheck } from "@/server/incidents/answer-recheck";
import { approveAsClinicalLead, approveAsCoordinator } from "@/server/incidents/approve";
import { assignIncident } from "@/server/incidents/assign-incident";
import { attestContainment } from "@/server/incidents/attest-containment";
import { cancelIncident, requestCancel, withdrawCancel } from "@/server/incidents/cancel";
import { cannotDoStep } from "@/server/incidents/cannot-do-step";
import { closeIncident } from "@/server/incidents/close-incident";
import { addComment, correctComment, withdrawComment } from "@/server/incidents/comments";
import { completeStep } from "@/server/incidents/complete-step";
import { completeStepForSeveral } from "@/server/incidents/complete-step-for-several";
import { confirmStep } from "@/server/incidents/confirm-step";
import { decideContainment } from "@/server/incidents/decide-containment";
import { issuePermit } from "@/server/incidents/issue-permit";
import { notApplicableStep } from "@/server/incidents/not-applicable-step";
import { planRemediation } from "@/server/incidents/plan-remediation";
import { rejectStep } from "@/server/incidents/reject-step";
import { reopenIncident } from "@/server/incidents/reopen-incident";
import { reopenStep } from "@/server/incidents/reopen-step";
import { reportWorseState } from "@/server/incidents/report-worse-state";
import { revokePermit } from "@/server/incidents/revoke-permit";
import { verifyStep } from "@/server/incidents/verify-step";
import { writeHandover } from "@/server/incidents/write-handover";
import { endPriorityOverride, overridePriority } from "@/server/priority/override-priority";
import { endVendorWait, waitForVendor } from "@/server/priority/wait-for-vendor";
import { proofOf, several, texts, timed, typed } from "./form-readers";

export const completeAction = formAction(completeStep, (form) => ({
  ...timed(["doneAt"], "step", "seen", "labelEnd")(form),
  ...proofOf(form),
}));
export const completeForSeveralAction = formAction(completeStepForSeveral, several);
export const cannotAction = formAction(cannotDoStep, texts("step", "seen", "reason"));
export const skipAction = formAction(notApplicableStep, texts("step", "seen", "reason"));
export const verifyAction = formAction(verifyStep, (form) => ({
  ...texts("attemptId")(form),
  answers: proofOf(form).answers,
}));
export const rejectAction = formAction(rejectStep, texts("attemptId", "reason"));
export const confirmAction = formAction(confirmStep, texts("attemptId"));
export const reopenStepAction = formAction(reopenStep, texts("attemptId", "reason"));
export const decideAction = formAction(
  decideContainment,
  texts("seen", "option", "segmentImpossible", "standaloneImpossible"),
);
export const clearAction = formAction(
  answerClearance,
  timed(["until"], "seen", "answer", "scope", "stopConditions", "reason"),
);
export const acceptAction = formAction(acceptRisk, (form) => ({
  ...timed(["until"], "seen", "authorityName", "authorityFunction", "reason", "replacementPlan")(form),
  evidenceIds: proofOf(form).evidenceIds,
}));
export const permitAction = formAction(issuePermit, timed(["endsAt"], "vendorCase", "talk"));
export const revokePermitAction = formAction(revokePermit, texts("permitId"));
export const planAction = formAction(planRemediation, (form) => ({
  ...texts("seen", "remediation", "vendorCase", "reason", "expectedPackage", "expectedVersion")(form),
  delivery: form.get("delivery"),
  evidenceIds: proofOf(form).evidenceIds,
}));
export const attestAction = formAction(attestContainment, texts("statement"));
export const impactAction = formAction(answerImpact, (form) => ({
  ...timed(["since"], "seen", "functionLevel", "examsPerDay", "alternative", "alternativeText")(form),
  questions: proofOf(form).answers,
}));
export const closeAction = formAction(closeIncident, (form) => ({ ...texts()(form), ...proofOf(form) }));
export const signAsCoordinatorAction = formAction(
  approveAsCoordinator,
  texts("purpose", "hash", "conditions", "password", "confirmed"),
);
export const signAsClinicalLeadAction = formAction(
  approveAsClinicalLead,
  texts("purpose", "hash", "conditions", "password", "confirmed"),
);
export const reportAction = formAction(reportWorseState, timed(["foundAt"], "kind", "reason"));
export const requestCancelAction = formAction(requestCancel, texts("reason"));
export const withdrawCancelAction = formAction(withdrawCancel, texts("cancellationId"));
export const cancelAction = formAction(cancelIncident, texts("reason"));
export const reopenIncidentAction = formAction(reopenIncident, texts("reason"));
export const answerRecheckAction = formAction(answerRecheck, texts("rechecks", "reason"));
export const overridePriorityAction = formAction(
  overridePriority,
  timed(["until"], "seen", "priority", "reason"),
);
export const endPriorityOverrideAction = formAction(endPriorityOverride, texts("seen", "reason"));
export const waitForVendorAction = formAction(
  waitForVendor,
  timed(["until"], "seen", "vendorCase", "reason"),
);
export const endVendorWaitAction = formAction(endVendorWait, texts("seen", "reason"));
export const addCommentAction = formAction(addComment, typed("step"));
export const correctCommentAction = formAction(correctComment, typed("comment"));
export const withdrawCommentAction = formAction(withdrawComment, texts("comment", "reason"));
export const assignAction = formAction(assignIncident, texts("seen", "personId"));
export const handOverAction = formAction(writeHandover, texts("seen", "text"));
