import type { Case } from "./case";
import type { Branch } from "./evaluation";
import { remembered } from "./remember";
import { countsItself, countsKind, declaredNotApplicable, everCounted } from "./settling";
import type { BranchCondition, Step } from "./template";

/**
 * Whether a step is to be done. unknown: a decision is not made yet; elsewhere: the branch does not ask for it;
 * declared: confirmed as not applicable; not-needed: a later step has made it so.
 */
type Applies = "yes" | "unknown" | "elsewhere" | "declared" | "not-needed";

export const applies = remembered((on: Case, step: Step): Applies => {
  if (withdrawn(on, step)) return "not-needed";
  const branch = branchAsks(on.branch, step);
  if (branch === false) return "elsewhere";
  if (step.onlyIfDone && !everDone(on, step.onlyIfDone)) return "elsewhere";
  if (declaredNotApplicable(on, step.key)) return "declared";
  if (superseded(on, step)) return "not-needed";
  return branch === null ? "unknown" : "yes";
});

/** Whether what rests on the step may go on without it. */
export const isMissing = (how: Applies): boolean => how === "yes" || how === "unknown";

/** Once the system is withdrawn from service, only a permit's end and the closing are left. */
function withdrawn(on: Case, step: Step): boolean {
  const left = step.kind === "withdraw" || step.kind === "end-permit" || step.kind === "close";
  return !left && countsKind(on, "withdraw");
}

function superseded(on: Case, step: Step): boolean {
  const by = step.supersededBy ? on.steps.get(step.supersededBy) : undefined;
  return by !== undefined && countsItself(on, by);
}

function everDone(on: Case, key: string): boolean {
  return on.steps.get(key)?.kind === "permit" ? on.facts.permits.length > 0 : everCounted(on, key);
}

/** onlyIf and notIf against the decisions; null while a decision it depends on is not made. */
function branchAsks(branch: Branch, step: Step): boolean | null {
  if (step.notIf && anyOf(branch, step.notIf) === true) return false;
  return step.onlyIf ? anyOf(branch, step.onlyIf) : true;
}

function anyOf(branch: Branch, conditions: BranchCondition | readonly BranchCondition[]): boolean | null {
  const answers = listed(conditions).map((condition) => allOf(branch, condition));
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

const isList = (given: BranchCondition | readonly BranchCondition[]): given is readonly BranchCondition[] =>
  Array.isArray(given);
const listed = (given: BranchCondition | readonly BranchCondition[]) => (isList(given) ? given : [given]);

function allOf(branch: Branch, condition: BranchCondition): boolean | null {
  const answers = [
    met(condition.containment, branch.containment),
    met(condition.remediation, branch.remediation),
    met(condition.delivery, branch.delivery, branch.remediation !== null),
  ];
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

/** Null while the value is not decided; a decided plan without a delivery has none. */
function met(asked: string | undefined, value: string | null, decided = value !== null): boolean | null {
  if (asked === undefined) return true;
  return decided ? asked === value : null;
}
