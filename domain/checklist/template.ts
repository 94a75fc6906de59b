import type { Priority } from "../priority/values";

export const phases = ["identify", "assess", "contain", "remediate", "reconnect", "close"] as const;
export type Phase = (typeof phases)[number];

/** What a step is to the safety rules. Gates bind to kinds, never to keys or titles. */
export const stepKinds = [
  "confirm",
  "map",
  "impact",
  "backup",
  "decide",
  "plan",
  "segment",
  "prove-segment",
  "clearance",
  "empty-queue",
  "disconnect",
  "controls",
  "acceptance",
  "approvals",
  "interim-connect",
  "permit",
  "install",
  "end-permit",
  "verify-remediation",
  "release",
  "reconnect",
  "withdraw",
  "close",
  /** Not in a template: the way back when a wrong match is cancelled after the system was moved. */
  "return",
] as const;
export type StepKind = (typeof stepKinds)[number];

export const stepRoles = ["technician", "coordinator", "clinical-lead"] as const;
export type StepRole = (typeof stepRoles)[number];
export const containments = ["segment", "standalone", "exception"] as const;
export type Containment = (typeof containments)[number];
const remediations = ["install", "none-will-come", "withdraw"] as const;
export type Remediation = (typeof remediations)[number];
export const deliveries = ["on-site", "remote-update"] as const;
export type Delivery = (typeof deliveries)[number];
/** Everything a decision or a plan can say: what a step may ask for more on. */
export const branchValues = [...containments, ...remediations, ...deliveries] as const;
export type ApprovalPurpose = "return" | "interim" | "cancel";
export type ApprovalSide = "coordinator" | "clinical-lead";

export type EvidenceAsked = Readonly<{
  key: string;
  label: string;
  kind: "file" | "value" | "statement";
  required: boolean;
  /** This file is the scan that must follow an interim connection within 24 hours. */
  proves?: "scan";
}>;

export type BranchCondition = Readonly<
  Partial<{ containment: Containment; remediation: Remediation; delivery: Delivery }>
>;

export type Step = Readonly<{
  key: string;
  phase: Phase;
  title: string;
  titleByContainment?: Readonly<Partial<Record<Containment, string>>>;
  role: StepRole;
  kind?: StepKind;
  /** Steps that must count first; one that is not applicable is not missing. */
  requires: readonly string[];
  /** Further requirements on a branch, by the value of containment, remediation or delivery. */
  alsoRequires?: Readonly<Partial<Record<Containment | Remediation | Delivery, readonly string[]>>>;
  onlyIf?: BranchCondition | readonly BranchCondition[];
  notIf?: BranchCondition | readonly BranchCondition[];
  /** Applicable once the named step has ever counted in this incident. */
  onlyIfDone?: string;
  /** Once the named step counts, this one is no longer needed. */
  supersededBy?: string;
  verifiedByAnother?: boolean;
  gate?: boolean;
  expires?: boolean;
  maxDays?: number;
  maxHours?: number;
  /** How long it has by priority: hours by the clock (PT4H) or working days of the site (P3D); else what its phase has. */
  dueOffset?: Readonly<Partial<Record<Priority, string>>>;
  proofOfPorts?: boolean;
  confirmSystem?: boolean;
  requiresAll?: boolean;
  purpose?: ApprovalPurpose;
  approvals?: readonly ApprovalSide[];
  decides?: readonly ("remediation" | "delivery")[];
  outcomes?: Readonly<{ remediation: readonly Remediation[]; delivery: readonly Delivery[] }>;
  facts?: Readonly<{ ruhCapable: "yes" }>;
  /** The named step must have been done within the duration (ISO 8601, days only) before this one. */
  fresh?: Readonly<Record<string, string>>;
  /** Where to go back to when the outcome is "cannot". */
  onFail?: string;
  evidence: readonly EvidenceAsked[];
  carriedOutBy?: string;
  sources?: readonly string[];
  note?: string;
  rule?: string;
  onFailMeaning?: string;
}>;

/** A versioned list of phases and steps; immutable once an incident runs on it. */
export type Template = Readonly<{ key: string; title: string; version: number; steps: readonly Step[] }>;
