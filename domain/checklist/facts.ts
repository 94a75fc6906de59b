import type { AttemptId, EvidenceId, IncidentId, PersonId, RecordId, SiteId, SystemId } from "../ids";
import type { PortReading } from "../proof/reading";
import type { ApprovalPurpose, ApprovalSide, Containment, Delivery, Remediation } from "./template";

/** Who did something. The name is for sentences; the id is for rules. */
export type By = Readonly<{ id: PersonId; name: string }>;

/** What every record says of itself: which it is, by whom, and when the server recorded it. */
type Recorded = Readonly<{ id: RecordId; by: By; at: Date }>;

export type NetworkState = "business" | "segment" | "disconnected" | "under-permit";

/** One line of a system's network history: a fact of the system, one for all its incidents. */
export type NetworkFact = Readonly<{
  id: RecordId;
  state: NetworkState;
  since: Date;
  /** The act that changed it; "register" is the state the inventory began with. */
  act:
    | "register"
    | "segment"
    | "disconnect"
    | "permit-start"
    | "permit-end"
    | "interim-connect"
    | "reconnect"
    | "return"
    | "withdraw"
    | "report";
  incidentId: IncidentId | null;
  by: By | null;
}>;

export type Outcome = "done" | "cannot" | "not-applicable";

/** One answer to a step. Facts are inserted, never updated; what became of it is told by its reviews. */
export type Attempt = Readonly<{
  id: AttemptId;
  stepKey: string;
  outcome: Outcome;
  by: By;
  /** When it was done, as claimed by the doer. */
  doneAt: Date;
  /** When the server recorded it. */
  recordedAt: Date;
  reason: string | null;
  /** Values and statements by evidence key. */
  answers: Readonly<Record<string, string>>;
  /** The record that answers the step (decision, clearance, permit ...), and for an end proof its permit. */
  recordId: RecordId | null;
}>;

export const reviewKinds = ["verified", "rejected", "reopened", "questioned", "confirmed"] as const;
export type ReviewKind = (typeof reviewKinds)[number];

/**
 * What became of an attempt, in order of recording. verified: by another person. rejected: with a reason, ends it.
 * reopened: taken back by its doer or a coordinator, or contradicted by a report or a new decision; ends it.
 * questioned: something it rests on fell. confirmed: stands again, and the confirmer counts as a doer too.
 */
export type Review = Readonly<{
  id: RecordId;
  attemptId: AttemptId;
  kind: ReviewKind;
  by: By;
  at: Date;
  reason: string | null;
  /** What whoever verified read in a file, by the same keys as the doer. */
  answers: Readonly<Record<string, string>>;
}>;

export type ContainmentDecision = Recorded &
  Readonly<{
    option: Containment;
    segmentImpossible: string | null;
    standaloneImpossible: string | null;
  }>;

export type Clearance = Recorded &
  Readonly<{
    answer: "cleared" | "refused" | "withdrawn";
    scope: string | null;
    stopConditions: string | null;
    reason: string | null;
    /** Only for "cleared": at most 30 days after it was given. */
    until: Date | null;
  }>;

export type Acceptance = Recorded &
  Readonly<{
    authorityName: string;
    authorityFunction: string;
    reason: string;
    replacementPlan: string | null;
    until: Date;
  }>;

export type Permit = Readonly<{
  id: RecordId;
  vendorCase: string;
  talk: string;
  startsAt: Date;
  endsAt: Date;
  stateBefore: NetworkState;
  by: By;
  at: Date;
  /** Ended before its time; the end still has to be proved. */
  revokedAt: Date | null;
}>;

/** A package and its version, as the vendor names them or as the console shows them. */
export type Patch = Readonly<{ package: string; version: string }>;

export type RemediationPlan = Recorded &
  Readonly<{
    remediation: Remediation;
    delivery: Delivery | null;
    vendorCase: string | null;
    reason: string | null;
    /** What is to be installed, as the vendor names it; null while it is not known. */
    expected: Patch | null;
  }>;

export type Attestation = Readonly<{ id: RecordId; by: By; at: Date; until: Date; statement: string }>;

export type ImpactAnswer = Recorded &
  Readonly<{
    functionLevel: "fully" | "partially" | "not";
    since: Date;
    /** Null is unknown, and is shown as unknown. */
    examsPerDay: number | null;
    alternative: "yes" | "no" | "unknown";
    alternativeText: string | null;
    /** Answers to the clinical questions by their keys; a question without one is unknown. */
    questions: Readonly<Record<string, string>>;
  }>;

export const reportKinds = ["found-connected", "connected-in-emergency", "remediation-removed"] as const;
export type ReportKind = (typeof reportKinds)[number];

export type StateReport = Readonly<{
  id: RecordId;
  kind: ReportKind;
  /** When it was found, as claimed. */
  foundAt: Date;
  at: Date;
  by: By;
  reason: string;
  resolvedBy: AttemptId | null;
}>;

export type Approval = Readonly<{
  id: RecordId;
  purpose: ApprovalPurpose;
  side: ApprovalSide;
  by: By;
  at: Date;
  conditions: string | null;
  /** SHA-256 (hex) of the canonical text of the preconditions that were signed. */
  preconditionHash: string;
  /** The readable statements as they were signed. */
  statements: readonly string[];
  voided: Readonly<{ at: Date; cause: string }> | null;
}>;

/** A request to cancel the incident as a wrong match; withdrawn when it turns out to be right after all. */
export type Cancellation = Readonly<{
  id: RecordId;
  reason: string;
  by: By;
  at: Date;
  withdrawnAt: Date | null;
}>;

export type EvidenceFact = Readonly<{
  id: EvidenceId;
  stepKey: string | null;
  attemptId: AttemptId | null;
  /** The key of the evidence asked for that this file is offered as. */
  requirement: string | null;
  name: string;
  sha256: string;
  receivedAt: Date;
  by: By;
  superseded: boolean;
  /** What the portal read of it, where it tells of ports. */
  portReading: PortReading | null;
}>;

export type WithheldFact = Readonly<{ id: EvidenceId; attemptId: AttemptId; name: string }>;

/** Another open incident of the same system, as far as it matters to an act that connects it. */
export type OtherIncident = Readonly<{
  key: string;
  /** Its remediation is verified, or it is back in service or withdrawn. */
  remediated: boolean;
  /** It keeps the system off the business network by its own step, verified or not, attested or not. */
  containedBy: "segment" | "standalone" | null;
  /** A report on it is not resolved: what it held is to be held again. */
  reported: boolean;
  /** Where its own approvals for leaving standalone, while they are in force, let the system go. */
  interimApproved: "segment" | "business" | null;
}>;

/** Who covers the site now: whom a locked step can name, and whether anybody is left to verify. */
export type Staff = Readonly<Record<"coordinator" | "clinical-lead" | "technician", readonly By[]>>;

/** Everything the rules need to know of one incident. */
export type Facts = Readonly<{
  incident: Readonly<{
    id: IncidentId;
    key: string;
    siteId: SiteId;
    drill: boolean;
    openedAt: Date;
    openedBy: By;
    closed: Readonly<{ at: Date; by: By; as: "remediated" | "cancelled" | "withdrawn" }> | null;
  }>;
  system: Readonly<{
    id: SystemId;
    assetTag: string;
    name: string;
    /** Where the inventory says that it is reached; empty: it does not say. */
    addresses: readonly string[];
    ruhCapable: "yes" | "no" | "unknown";
    /** Oldest first; the last one holds. */
    network: readonly NetworkFact[];
    networkWhenOpened: NetworkState;
  }>;
  /** The ports to be proven filtered, as "443/tcp": confirmed by a coordinator, or named by the advisory and ruled on by nobody. */
  ports: Readonly<{ confirmed: readonly string[]; unconfirmed: readonly string[] }>;
  attempts: readonly Attempt[];
  /** In order of recording. */
  reviews: readonly Review[];
  decisions: readonly ContainmentDecision[];
  clearances: readonly Clearance[];
  acceptances: readonly Acceptance[];
  permits: readonly Permit[];
  plans: readonly RemediationPlan[];
  attestations: readonly Attestation[];
  impactAnswers: readonly ImpactAnswer[];
  reports: readonly StateReport[];
  approvals: readonly Approval[];
  cancellations: readonly Cancellation[];
  evidence: readonly EvidenceFact[];
  /** Files of answers that prove nothing now: they are in quarantine, wait for the scanner, or are damaged in the store. */
  withheld: readonly WithheldFact[];
  others: readonly OtherIncident[];
  staff: Staff;
}>;
