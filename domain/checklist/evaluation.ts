import type { Attempt, By } from "./facts";
import type { Blocker } from "./refusal";
import type { Containment, Delivery, Phase, Remediation, Step } from "./template";

/** The branch the incident is on: what its records decide. Null is not yet decided. */
export type Branch = Readonly<{
  containment: Containment | null;
  remediation: Remediation | null;
  delivery: Delivery | null;
}>;

export type StepState =
  | "available"
  | "blocked"
  /** Done or answered; counts unless it waits for something. */
  | "done"
  | "verified"
  | "not-applicable"
  | "not-needed"
  /** Depends on a decision that is not yet made. */
  | "undetermined"
  /** The incident is closed and this step never counted. */
  | "closed";

export type WaitsFor =
  | "verification"
  /** A coordinator agrees that the step is not applicable. */
  | "not-applicable"
  /** Another coordinator confirms a time claimed more than 24 hours later. */
  | "late-time"
  /** In question: its doer, or anyone who may do it, confirms that it stands. */
  | "confirmation";

/** One step as it is now. */
export type StepNow = Readonly<{
  key: string;
  step: Step;
  /** The title on this branch. */
  title: string;
  state: StepState;
  /** Whether steps that rest on it, and the closing, may count on it now. */
  counts: boolean;
  /** What stands in the way of doing it now. */
  blockers: readonly Blocker[];
  counting: Attempt | null;
  latest: Attempt | null;
  /** Everybody who did or confirmed the latest attempt: none of them may verify it. */
  doers: readonly By[];
  verified: Readonly<{ by: By; at: Date }> | null;
  inQuestion: boolean;
  /** The latest attempt was rejected or reopened, and why. */
  returned: Readonly<{ kind: "rejected" | "reopened"; reason: string; by: By; at: Date }> | null;
  waitsFor: WaitsFor | null;
  /** Who may do it; while it waits, who may verify or confirm it. Names, else the role's name. */
  who: readonly string[];
  /** The record that answers it ran out at this time. */
  expiredAt: Date | null;
}>;

export type ExposureValue =
  | "exposed"
  | "risk-accepted"
  | "contained-standalone"
  | "contained-segment"
  | "remediated"
  | "back-in-service"
  | "withdrawn"
  | "cancelled";

/** One fact behind a state, for "Why?". */
export type Because = Readonly<{ sentence: string; by: By | null; at: Date | null; step: string | null }>;

export type Exposure = Readonly<{
  value: ExposureValue;
  /** The rule that held (1 to 7); null for an incident that has ended. */
  rule: 1 | 2 | 3 | 4 | 5 | 6 | 7 | null;
  because: readonly Because[];
  /** What would change it. */
  changes: readonly string[];
  /** From this time the state can no longer hold without a new fact; null: it does not run out. */
  holdsUntil: Date | null;
}>;

export type MarkKind =
  | "clinical-decision-needed"
  | "acceptance-expired"
  | "replacement-plan-missing"
  | "in-question"
  | "permit-running"
  | "permit-end-unproved"
  | "report-unresolved";
export type Mark = Readonly<{
  kind: MarkKind;
  sentence: string;
  since: Date;
  /** When it ends by itself (a running permit). */
  until: Date | null;
  step: string | null;
}>;

/** Everything that follows from the facts at a time. */
export type Evaluation = Readonly<{
  branch: Branch;
  /** In the order of the template; the steps of a cancellation under way come last. */
  steps: readonly StepNow[];
  phase: Phase;
  exposure: Exposure;
  /** The same as exposure.holdsUntil, for lists. */
  holdsUntil: Date | null;
  /** The next time at which the clock alone may change anything of this; null: only a new fact can. */
  changesAt: Date | null;
  marks: readonly Mark[];
  /** What closing still waits for, each with its step. */
  unmet: readonly Blocker[];
}>;
