import type { ExpiryKind } from "../checklist/expiries";
import type { ImpactAnswer, NetworkFact, NetworkState, Outcome, Patch, ReportKind } from "../checklist/facts";
import type {
  ApprovalPurpose,
  ApprovalSide,
  Containment,
  Delivery,
  Remediation,
} from "../checklist/template";
import type { RecheckAnswer, RecheckCause } from "../matching/rechecks";

/** An instant as canonical text (ISO 8601, UTC): events are plain JSON. */
type Instant = string;
type OfAttempt = Readonly<{ step: string; title: string; attempt: string }>;
/** What the clock tells: the record that runs out, or the step that is due, and when. */
type Expiring = Readonly<{
  kind: ExpiryKind;
  record: string;
  step: string | null;
  title: string | null;
  endsAt: Instant;
}>;

/** What can happen to an incident while it is worked on: the type of the event, and what it carries. */
export type IncidentEvents = Readonly<{
  "incident.opened": Readonly<{
    key: string;
    assetTag: string;
    systemName: string;
    trackingId: string;
    templateKey: string;
    templateVersion: number;
  }>;
  "step.completed": OfAttempt &
    Readonly<{
      doneAt: Instant;
      repeat: boolean;
      /** Claimed more than 24 hours after it was done: another coordinator confirms the time. */
      late: boolean;
      evidence: readonly string[];
      answers: Readonly<Record<string, string>>;
    }>;
  "step.could-not": OfAttempt & Readonly<{ reason: string }>;
  "step.not-applicable-asked": OfAttempt & Readonly<{ reason: string }>;
  "step.verified": OfAttempt &
    Readonly<{
      outcome: Outcome;
      late: boolean;
      /** What was read in a file that the portal cannot read; lines of earlier versions have none. */
      answers?: Readonly<Record<string, string>>;
    }>;
  "step.rejected": OfAttempt & Readonly<{ reason: string }>;
  "step.reopened": OfAttempt &
    Readonly<{ reason: string; cause: "taken-back" | "report" | "cannot" | "incident" | "plan" }>;
  "step.questioned": OfAttempt & Readonly<{ because: string }>;
  "step.confirmed": OfAttempt;
  "containment.decided": Readonly<{
    decision: string;
    old: Containment | null;
    new: Containment;
    segmentImpossible: string | null;
    standaloneImpossible: string | null;
  }>;
  "clearance.answered": Readonly<{
    clearance: string;
    answer: "cleared" | "refused" | "withdrawn";
    scope: string | null;
    stopConditions: string | null;
    reason: string | null;
    until: Instant | null;
  }>;
  "risk.accepted": Readonly<{
    acceptance: string;
    authorityName: string;
    authorityFunction: string;
    reason: string;
    replacementPlan: string | null;
    until: Instant;
    evidence: readonly string[];
  }>;
  "permit.issued": Readonly<{
    permit: string;
    vendorCase: string;
    talk: string;
    startsAt: Instant;
    endsAt: Instant;
    stateBefore: NetworkState;
  }>;
  "permit.revoked": Readonly<{ permit: string }>;
  "permit.end-proved": Readonly<{ permit: string; attempt: string }>;
  "remediation.planned": Readonly<{
    plan: string;
    old: Readonly<{ remediation: Remediation; delivery: Delivery | null }> | null;
    new: Readonly<{ remediation: Remediation; delivery: Delivery | null }>;
    vendorCase: string | null;
    reason: string | null;
    /** Left out by plans of earlier days. */
    expected?: Patch | null;
    evidence: readonly string[];
  }>;
  "containment.attested": Readonly<{ attestation: string; statement: string; until: Instant }>;
  "impact.answered": Readonly<{
    answer: string;
    functionLevel: ImpactAnswer["functionLevel"];
    since: Instant;
    examsPerDay: number | null;
    alternative: ImpactAnswer["alternative"];
    alternativeText: string | null;
    /** Left out by answers of earlier days. */
    questions?: ImpactAnswer["questions"];
  }>;
  "approval.signed": Readonly<{
    approval: string;
    purpose: ApprovalPurpose;
    side: ApprovalSide;
    preconditionHash: string;
    conditions: string | null;
    confirmedBy?: "password" | "click";
  }>;
  "approval.voided": Readonly<{
    approval: string;
    purpose: ApprovalPurpose;
    side: ApprovalSide;
    signedBy: string;
    cause: string;
  }>;
  "report.made": Readonly<{ report: string; kind: ReportKind; foundAt: Instant; reason: string }>;
  "report.resolved": Readonly<{ report: string; kind: ReportKind; attempt: string }>;
  "network.changed": Readonly<{
    from: NetworkState | null;
    to: NetworkState;
    act: NetworkFact["act"];
    since: Instant;
  }>;
  "cancellation.requested": Readonly<{ cancellation: string; reason: string }>;
  "cancellation.withdrawn": Readonly<{ cancellation: string }>;
  "incident.cancelled": Readonly<{ reason: string }>;
  "incident.closed": Readonly<{ as: "remediated" | "withdrawn" }>;
  "incident.reopened": Readonly<{ reason: string; was: "remediated" | "cancelled" | "withdrawn" }>;
  "incident.recheck-asked": Readonly<{ recheck: string; cause: RecheckCause; because: string }>;
  "incident.recheck-answered": Readonly<{
    rechecks: readonly string[];
    answer: RecheckAnswer;
    reason: string;
  }>;
  "expiry.near": Expiring;
  "expiry.passed": Expiring;
  /** A message of a drill was answered for this incident of it. */
  "drill.answered": Readonly<{ inject: string; asked: string; text: string; late: boolean }>;
  /** A later version of the checklist is followed from here on. */
  "template.adopted": Readonly<{
    templateKey: string;
    from: number;
    to: number;
    added: readonly string[];
    gone: readonly string[];
  }>;
  "system.withdrawn": Readonly<{ system: string; assetTag: string }>;
}>;

export type IncidentEventType = keyof IncidentEvents;

/** One line of an incident's timeline, as the act that caused it tells it. */
export type IncidentEvent = {
  [Type in IncidentEventType]: Readonly<{ type: Type; data: IncidentEvents[Type] }>;
}[IncidentEventType];
