import type { ActorHere, Role } from "../access/permissions";
import { evaluate } from "../checklist/evaluate";
import type { Evaluation, ExposureValue, StepNow } from "../checklist/evaluation";
import type { EvidenceFact, Facts } from "../checklist/facts";
import { roleOf } from "../checklist/missing";
import type { Env } from "../checklist/moment";
import { phases, type Template } from "../checklist/template";
import { heldBy } from "../incidents/asking";
import { exposures } from "../incidents/exposure-names";
import type { NextAct } from "../incidents/next-act";
import { nextActs } from "../incidents/next-acts";

/** The roles whose steps stand on this page; a coordinator's work begins at the incidents. */
export const steppingRoles = ["technician", "clinical-lead"] as const satisfies readonly Role[];

/** A step that waits for this person. */
export type MyAct = NextAct &
  Readonly<{
    /** Smaller is sooner. */
    urgency: number;
    /** By when it is to count; null: no time was given. */
    dueAt: Date | null;
    /** Files the step asks for that nobody has attached yet. */
    proofs: Readonly<{ asked: number; missing: number }>;
  }>;

/** A step this person did that waits for another's word. */
export type MyWait = Readonly<{
  step: string;
  title: string;
  since: Date;
  who: readonly string[];
  /** How many steps wait directly for it. */
  holds: number;
}>;

/** The next step of this person that is still locked, and what unlocks it. */
export type MyLock = Readonly<{
  step: string;
  title: string;
  sentence: string;
  who: readonly string[];
  more: number;
}>;

/** What one incident holds for one person. */
export type MyWork = Readonly<{
  /** The one to begin with first. */
  acts: readonly MyAct[];
  waits: readonly MyWait[];
  locked: MyLock | null;
  evaluation: Evaluation;
}>;

/** A withdrawn clearance before everything, then one that ran out, then what was returned or is in question, then what can be done. */
function urgencyOf(act: NextAct, facts: Facts): number {
  if (act.act === "decide") return facts.clearances.at(-1)?.answer === "withdrawn" ? 0 : 1;
  return act.act === "again" || act.act === "confirm" ? 2 : 3;
}

/** Sorts what one incident holds for a person by whether they can act, wait or have to wait for others. */
export function myWork(
  template: Template,
  facts: Facts,
  env: Env,
  actor: ActorHere,
  dueOf: (step: string) => Date | null = () => null,
): MyWork {
  const here: ActorHere = {
    ...actor,
    roles: actor.roles.filter((role) => steppingRoles.some((each) => each === role)),
  };
  const evaluation = evaluate(template, facts, env);
  const next = nextActs(template, facts, evaluation, env, here);
  const steps = new Map(evaluation.steps.map((step) => [step.key, step]));
  const acts = next.mine.map((act) => ({
    ...act,
    urgency: urgencyOf(act, facts),
    dueAt: dueOf(act.step),
    proofs: proofsOf(steps.get(act.step), facts.evidence),
  }));
  // Among equals the phases decide: a template may name a plan for later before what contains the system now.
  const phaseOf = ({ step }: MyAct) => phases.indexOf(steps.get(step)?.step.phase ?? "close");
  const sorted = acts.sort(
    (a, b) => a.urgency - b.urgency || compared(dueFirst(a), dueFirst(b)) || phaseOf(a) - phaseOf(b),
  );
  return { acts: sorted, waits: waitsOf(evaluation, here), locked: lockOf(next, steps, here), evaluation };
}

function proofsOf(now: StepNow | undefined, evidence: readonly EvidenceFact[]) {
  const asked = (now?.step.evidence ?? []).filter((each) => each.kind === "file" && each.required);
  // What an earlier attempt was given does not count for the next one.
  const held = evidence.filter(
    (file) => file.stepKey === now?.key && file.attemptId === null && !file.superseded,
  );
  const missing = asked.filter((each) => !held.some((file) => file.requirement === each.key));
  return { asked: asked.length, missing: missing.length };
}

function waitsOf(evaluation: Evaluation, { id }: ActorHere): readonly MyWait[] {
  return evaluation.steps.flatMap(({ key, title, latest, doers, waitsFor, who }) => {
    const forOthers = waitsFor !== null && waitsFor !== "confirmation";
    if (!forOthers || !latest || !doers.some((person) => person.id === id)) return [];
    return [{ step: key, title, since: latest.recordedAt, who, holds: heldBy(evaluation, key) }];
  });
}

function lockOf(
  { locked }: ReturnType<typeof nextActs>,
  steps: ReadonlyMap<string, StepNow>,
  { roles }: ActorHere,
): MyLock | null {
  const first = locked.find(({ step }) => {
    const now = steps.get(step);
    return now !== undefined && roles.includes(roleOf(now.step));
  });
  const blocker = first?.blockers[0];
  if (!first || !blocker) return null;
  const { step, title, blockers } = first;
  return { step, title, sentence: blocker.sentence, who: blocker.who, more: blockers.length - 1 };
}

type Placed = Readonly<{ work: MyWork; openedAt: Date; key: string }>;

const mostUrgent = ({ acts }: MyWork) => acts[0]?.urgency ?? Number.POSITIVE_INFINITY;
const worstFirst: readonly ExposureValue[] = exposures;
const exposureRank = ({ evaluation }: MyWork) => worstFirst.indexOf(evaluation.exposure.value);

// Two systems with nothing to do are equal: the difference of two infinities is no number.
const compared = (a: number, b: number) => (a === b ? 0 : a - b);

const dueFirst = ({ dueAt }: Pick<MyAct, "dueAt">) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
const soonest = ({ acts }: MyWork) => Math.min(...acts.map(dueFirst));

/**
 * Systems in the order they wait: the most urgent step, then what is due soonest, then the worse exposure, then the older incident;
 * the key decides between equals.
 */
export function soonestFirst(a: Placed, b: Placed): number {
  return (
    compared(mostUrgent(a.work), mostUrgent(b.work)) ||
    compared(soonest(a.work), soonest(b.work)) ||
    exposureRank(a.work) - exposureRank(b.work) ||
    a.openedAt.getTime() - b.openedAt.getTime() ||
    a.key.localeCompare(b.key, "en", { numeric: true })
  );
}
