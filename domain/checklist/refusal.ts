/** Why an act is refused. Codes are stable: the API, the screens and docs/gates.md name them. */
const refusalCodes = [
  "incident-closed",
  "incident-open",
  "unknown-step",
  "unknown-attempt",
  "unknown-record",
  "not-your-role",
  "coordinator-only",
  "not-your-side",
  "not-your-step",
  "own-work",
  "answered-by-record",
  "not-applicable",
  "not-needed",
  "undetermined",
  "changed-meanwhile",
  "already-answered",
  "already-signed",
  "already-verified",
  "already-ended",
  "step-missing",
  "step-unverified",
  "step-in-question",
  "not-in-question",
  "does-not-hold-any-more",
  "nothing-to-attest",
  "nothing-to-verify",
  "not-fresh",
  "evidence-missing",
  "answer-missing",
  "reason-missing",
  "date-missing",
  "wrong-system",
  "time-in-future",
  "time-before-record",
  "leaves-nobody",
  "gate-never-not-applicable",
  "segment-first",
  "no-clearance",
  "no-backup",
  "queue-not-empty",
  "no-permit",
  "no-controls",
  "own-controls",
  "no-signed-document",
  "authority-not-named",
  "clearance-incomplete",
  "too-long",
  "segment-not-proven",
  "no-exception-in-force",
  "clearance-not-refused",
  "no-approval",
  "built-it-yourself",
  "same-person",
  "preconditions-changed",
  "remediation-not-verified",
  "not-released",
  "permit-running",
  "permit-end-unproved",
  "permit-incomplete",
  "not-ruh-capable",
  "replacement-plan-missing",
  "delivery-missing",
  "held-by-other-incident",
  "report-unresolved",
  "steps-unmet",
  "not-remediated",
  "not-returned",
  "no-cancellation",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** One thing that stands in the way: what is missing, and who can supply it (names, else the role's name). */
export type Blocker = Readonly<{
  code: RefusalCode;
  /** The step to go to, for a link. */
  step?: string;
  sentence: string;
  who: readonly string[];
}>;

/** A refused act: the first reason as code and sentence, and everything that stands in the way. */
export type StepRefusal = Readonly<{ code: RefusalCode; sentence: string; blockers: readonly Blocker[] }>;
