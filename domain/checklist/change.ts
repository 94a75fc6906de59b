import type { AttemptId, EvidenceId, RecordId } from "../ids";
import type {
  Acceptance,
  Approval,
  Attempt,
  Attestation,
  By,
  Cancellation,
  Clearance,
  ContainmentDecision,
  ImpactAnswer,
  NetworkFact,
  Permit,
  RemediationPlan,
  Review,
  StateReport,
} from "./facts";

/** A row the act wants stored, applied to facts by applyChanges() and to tables by the door. */
export type Change =
  | Readonly<{ add: "attempt"; row: Attempt }>
  | Readonly<{ add: "review"; row: Review }>
  | Readonly<{ add: "decision"; row: ContainmentDecision }>
  | Readonly<{ add: "clearance"; row: Clearance }>
  | Readonly<{ add: "acceptance"; row: Acceptance }>
  | Readonly<{ add: "permit"; row: Permit }>
  | Readonly<{ add: "plan"; row: RemediationPlan }>
  | Readonly<{ add: "attestation"; row: Attestation }>
  | Readonly<{ add: "impactAnswer"; row: ImpactAnswer }>
  | Readonly<{ add: "report"; row: StateReport }>
  | Readonly<{ add: "approval"; row: Approval }>
  | Readonly<{ add: "cancellation"; row: Cancellation }>
  | Readonly<{ add: "network"; row: NetworkFact }>
  | Readonly<{ set: "evidence-attempt"; evidenceIds: readonly EvidenceId[]; attemptId: AttemptId }>
  | Readonly<{ set: "approval-voided"; approvalId: RecordId; at: Date; cause: string }>
  | Readonly<{ set: "permit-revoked"; permitId: RecordId; at: Date }>
  | Readonly<{ set: "report-resolved"; reportId: RecordId; attemptId: AttemptId }>
  | Readonly<{ set: "cancellation-withdrawn"; cancellationId: RecordId; at: Date }>
  | Readonly<{ set: "closed"; at: Date; by: By; as: "remediated" | "cancelled" | "withdrawn" }>
  | Readonly<{ set: "reopened" }>
  | Readonly<{ set: "system-retired" }>;
