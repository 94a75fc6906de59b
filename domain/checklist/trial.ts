import type { ActorHere } from "../access/permissions";
import type {
  AcceptRiskInput,
  AnswerClearanceInput,
  ApproveInput,
  DecideContainmentInput,
  IssuePermitInput,
  PlanRemediationInput,
} from "./acts/inputs";
import type { Case } from "./case";
import type { EvidenceFact } from "./facts";
import type { LabelMatch } from "./moment";
import type { Blocker, RefusalCode } from "./refusal";
import type { Standing } from "./standing";
import type { Step, StepKind } from "./template";

/** What somebody is about to do. A record act does the step its record answers. */
export type TrialAct =
  | "do"
  | "cannot"
  | "confirm"
  | "verify"
  | "reject"
  | "skip"
  | "sign"
  | "ask-cancel"
  | "cancel"
  | "close";

/** An act held against the gates before it happens; without an actor it only explains what stands in the way. */
export type Trial = Readonly<{
  act: TrialAct;
  step: Step;
  /** The claimed time: "in force" is judged at it. */
  at: Date;
  actor?: ActorHere;
  /** Ticked rather than answered by a record. */
  ticked?: boolean;
  attempt?: Standing;
  label?: Readonly<{ end: string | null; matches: readonly LabelMatch[] }>;
  files?: readonly EvidenceFact[];
  /** Values and statements by evidence key, as they were typed. */
  answers?: Readonly<Record<string, string>>;
  decision?: DecideContainmentInput;
  clearance?: AnswerClearanceInput;
  acceptance?: AcceptRiskInput;
  permit?: IssuePermitInput;
  plan?: PlanRemediationInput;
  signing?: ApproveInput;
  acknowledged?: boolean;
}>;

/** A rule of safety. It binds to kinds, so that no edited template can leave it out. */
export type Gate = Readonly<{
  id: `G${number}`;
  name: string;
  code: RefusalCode;
  kinds: readonly StepKind[] | "any";
  acts: readonly TrialAct[];
  check: (on: Case, trial: Trial) => readonly Blocker[];
}>;
