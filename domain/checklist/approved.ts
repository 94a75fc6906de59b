import { type Case, standingAttempts, stepOfKind } from "./case";
import type { Approval } from "./facts";
import { outlived } from "./outlived";
import { preconditionsOf, signedSteps } from "./preconditions";
import { remembered } from "./remember";
import { settled } from "./settling";
import type { ApprovalPurpose, ApprovalSide, Step, StepKind } from "./template";

const usedBy: Record<ApprovalPurpose, StepKind> = {
  return: "reconnect",
  interim: "interim-connect",
  cancel: "return",
};

/** The step that an approval allows. */
export const allowedBy = (on: Case, purpose: ApprovalPurpose): Step | undefined =>
  stepOfKind(on, usedBy[purpose]);

/** The signature of a side that holds now. */
export function approvalInForce(on: Case, purpose: ApprovalPurpose, side: ApprovalSide): Approval | null {
  const signed = on.facts.approvals.findLast(
    (approval) => approval.purpose === purpose && approval.side === side && approval.voided === null,
  );
  return signed && changedSince(on, signed) === null ? signed : null;
}

/** Whether both sides of an approvals step are signed, by two people, on the preconditions as they are now. */
export const approvedInForce = remembered((on: Case, step: Step): boolean => {
  const purpose = step.purpose ?? "return";
  const coordinator = approvalInForce(on, purpose, "coordinator");
  const lead = approvalInForce(on, purpose, "clinical-lead");
  return coordinator !== null && lead !== null && coordinator.by.id !== lead.by.id;
});

/**
 * Why a signature no longer holds: what was signed has changed. Once what it allowed is done, a newer
 * proof or a record that ran out changes nothing; a precondition that fell still does.
 */
export function changedSince(on: Case, approval: Approval): string | null {
  const { purpose } = approval;
  if (used(on, approval)) {
    const fallen = signedSteps(on, purpose).find((step) => settled(on, step.key)?.counts === false);
    return fallen ? `"${fallen.title}" no longer counts` : null;
  }
  const now = preconditionsOf(on, purpose);
  if (on.env.hash(now.text) === approval.preconditionHash) return null;
  const lost = approval.statements.find((text) => !now.statements.some((each) => each.text === text));
  return lost ? `changed since it was signed: ${lost}` : "a precondition was added since it was signed";
}

function used(on: Case, approval: Approval): boolean {
  const step = allowedBy(on, approval.purpose);
  if (!step) return false;
  return standingAttempts(on, step.key).some(
    (standing) =>
      standing.attempt.outcome === "done" &&
      standing.attempt.recordedAt >= approval.at &&
      !outlived(on, standing),
  );
}
