import type { AttemptId } from "../ids";
import type { Branch } from "./evaluation";
import type { Facts, NetworkState } from "./facts";
import type { Env } from "./moment";
import { type Standing, standings, stands } from "./standing";
import type { ApprovalPurpose, Step, StepKind, Template } from "./template";
import { withCancellation } from "./way-back";

/** The facts of one incident, read once: the rules ask it, it decides nothing. */
export type Case = Readonly<{
  /** With the steps of a cancellation under way. */
  template: Template;
  facts: Facts;
  env: Env;
  branch: Branch;
  steps: ReadonlyMap<string, Step>;
  standings: ReadonlyMap<AttemptId, Standing>;
  byStep: ReadonlyMap<string, readonly Standing[]>;
}>;

type Read = Readonly<{ given: Template }> & Omit<Case, "env">;
const known = new WeakMap<Facts, Read>();

/** Reads the facts at a time; what does not depend on the time is read once for the same facts. */
export function readCase(given: Template, facts: Facts, env: Env): Case {
  const before = known.get(facts);
  const read = before?.given === given ? before : readFacts(given, facts);
  known.set(facts, read);
  return { ...read, env };
}

function readFacts(given: Template, facts: Facts): Read {
  const template = withCancellation(given, facts);
  const steps = new Map(template.steps.map((step) => [step.key, step]));
  const all = standings(facts, (key) => steps.get(key));
  const byStep = new Map<string, Standing[]>();
  for (const standing of all) {
    const held = byStep.get(standing.attempt.stepKey);
    if (held) held.push(standing);
    else byStep.set(standing.attempt.stepKey, [standing]);
  }
  const byAttempt = new Map(all.map((standing) => [standing.attempt.id, standing]));
  return { given, template, facts, branch: branchOf(facts), steps, standings: byAttempt, byStep };
}

function branchOf(facts: Facts): Branch {
  const plan = facts.plans.at(-1);
  return {
    containment: facts.decisions.at(-1)?.option ?? null,
    remediation: plan?.remediation ?? null,
    delivery: plan?.delivery ?? null,
  };
}

export const networkNow = (facts: Facts): NetworkState => facts.system.network.at(-1)?.state ?? "business";

export const attemptsOf = (on: Case, key: string): readonly Standing[] => on.byStep.get(key) ?? [];

/** The latest attempt of a step, whatever became of it. */
export const latestOf = (on: Case, key: string): Standing | null => attemptsOf(on, key).at(-1) ?? null;

export const standingAttempts = (on: Case, key: string): readonly Standing[] =>
  attemptsOf(on, key).filter(stands);

/** The step of a kind; approvals are told apart by their purpose. A checked template has at most one. */
export function stepOfKind(on: Case, kind: StepKind, purpose?: ApprovalPurpose): Step | undefined {
  return on.template.steps.find((step) => step.kind === kind && (!purpose || step.purpose === purpose));
}

/** The title of a step on the present branch. */
export function titleOf(on: Case, step: Step): string {
  const { containment } = on.branch;
  return (containment && step.titleByContainment?.[containment]) || step.title;
}

/** The step of a key that the template is known to hold. */
export function stepOf(on: Case, key: string): Step {
  const step = on.steps.get(key);
  if (!step) throw new Error(`The template ${on.template.key} has no step ${key}`);
  return step;
}
