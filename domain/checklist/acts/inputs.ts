import type { AttemptId, EvidenceId, RecordId } from "../../ids";
import type { Clearance, ImpactAnswer, Patch, ReportKind } from "../facts";
import type { ApprovalPurpose, ApprovalSide, Containment, Delivery, Remediation } from "../template";

/** The latest attempt of the step that the person saw; null when there was none. */
type Seen = Readonly<{ seen: AttemptId | null }>;
/** The latest record of the kind that the person saw; null when there was none. */
type SeenRecord = Readonly<{ seen: RecordId | null }>;

export type CompleteStepInput = Seen &
  Readonly<{
    step: string;
    /** When it was done, as claimed. */
    doneAt: Date;
    /** Values and statements by evidence key. */
    answers: Readonly<Record<string, string>>;
    /** Files offered as proof; files of the step that no attempt has yet are taken along. */
    evidenceIds: readonly EvidenceId[];
    /** The last three characters of the asset label, where the step asks for them. */
    labelEnd: string | null;
  }>;
export type CannotDoStepInput = Seen & Readonly<{ step: string; reason: string }>;
export type NotApplicableStepInput = Seen & Readonly<{ step: string; reason: string }>;
/** The answers hold what whoever verifies read in a file that the portal cannot read. */
export type VerifyStepInput = Readonly<{
  attemptId: AttemptId;
  answers?: Readonly<Record<string, string>>;
}>;
export type RejectStepInput = Readonly<{ attemptId: AttemptId; reason: string }>;
export type ConfirmStepInput = Readonly<{ attemptId: AttemptId }>;
export type ReopenStepInput = Readonly<{ attemptId: AttemptId; reason: string }>;
export type DecideContainmentInput = SeenRecord &
  Readonly<{
    option: Containment;
    segmentImpossible: string | null;
    standaloneImpossible: string | null;
  }>;
export type AnswerClearanceInput = SeenRecord &
  Readonly<{
    answer: Clearance["answer"];
    scope: string | null;
    stopConditions: string | null;
    reason: string | null;
    until: Date | null;
  }>;
export type AcceptRiskInput = SeenRecord &
  Readonly<{
    authorityName: string;
    authorityFunction: string;
    reason: string;
    replacementPlan: string | null;
    until: Date;
    evidenceIds: readonly EvidenceId[];
  }>;
export type IssuePermitInput = Readonly<{ vendorCase: string; talk: string; endsAt: Date }>;
export type RevokePermitInput = Readonly<{ permitId: RecordId }>;
export type PlanRemediationInput = SeenRecord &
  Readonly<{
    remediation: Remediation;
    delivery: Delivery | null;
    vendorCase: string | null;
    reason: string | null;
    /** What is to be installed, where the vendor has named it. */
    expected?: Patch | null;
    evidenceIds: readonly EvidenceId[];
  }>;
export type AttestContainmentInput = Readonly<{ statement: string }>;
export type AnswerImpactInput = SeenRecord &
  Readonly<
    Pick<ImpactAnswer, "functionLevel" | "since" | "examsPerDay" | "alternative" | "alternativeText">
  > &
  Readonly<{ questions?: ImpactAnswer["questions"] }>;
export type ApproveInput = Readonly<{
  purpose: ApprovalPurpose;
  side: ApprovalSide;
  /** The hash of the preconditions as the signer saw them. */
  hash: string;
  conditions: string | null;
  /** How the signer confirmed that it is them: by their password, or, in the demo, by a second click. */
  confirmedBy?: "password" | "click";
}>;
export type ReportWorseStateInput = Readonly<{ kind: ReportKind; foundAt: Date; reason: string }>;
export type RequestCancelInput = Readonly<{ reason: string }>;
export type WithdrawCancelInput = Readonly<{ cancellationId: RecordId }>;
/** The reason is needed when no request to cancel is open. */
export type CancelIncidentInput = Readonly<{ reason: string | null }>;
export type CloseIncidentInput = Readonly<{
  answers: Readonly<Record<string, string>>;
  evidenceIds: readonly EvidenceId[];
}>;
export type ReopenIncidentInput = Readonly<{ reason: string }>;
