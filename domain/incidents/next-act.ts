import type { ActorHere } from "../access/permissions";
import type { Case } from "../checklist/case";
import type { Evaluation, StepNow } from "../checklist/evaluation";
import type { ApprovalPurpose } from "../checklist/template";

/** One thing that may happen now. */
export type NextAct = Readonly<{
  act: "do" | "again" | "verify" | "confirm" | "sign" | "decide";
  step: string;
  title: string;
  /** The approval that is signed, on a page of its own. */
  purpose: ApprovalPurpose | null;
  /** What it waits for, in a sentence. */
  note: string | null;
  /** Who is expected to do it. */
  who: readonly string[];
  /** Titles of the steps that only wait for this one. */
  unlocks: readonly string[];
}>;

/** An act, whether it is expected of the reader, and whether it comes before what else they have to do. */
export type Found = Readonly<{ act: NextAct; mine: boolean; urgent: boolean }>;

/** An incident as one person sees it. */
export type View = Readonly<{ on: Case; evaluation: Evaluation; here: ActorHere }>;

/** An act on a step, with what it unlocks. */
export function actOn(
  { evaluation }: View,
  now: StepNow,
  act: NextAct["act"],
  note: string | null,
  changes: Partial<NextAct> = {},
): NextAct {
  const unlocks = evaluation.steps
    .filter((each) => each.state === "blocked" && each.blockers.every((blocker) => blocker.step === now.key))
    .map((each) => each.title);
  return { act, step: now.key, title: now.title, purpose: null, note, who: now.who, unlocks, ...changes };
}
