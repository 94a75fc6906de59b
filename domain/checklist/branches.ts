import type { Case } from "./case";
import type { Branch } from "./evaluation";
import { everDisconnected, leavesStandalone, withdrawsConnected } from "./network";
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
  if (branch !== true && withdrawing(on, step)) return forWithdrawal(on, step);
  if (branch === false) return "elsewhere";
  if (step.onlyIfDone && !led(on, step, step.onlyIfDone)) return "elsewhere";
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

/** A permit counts from its issue, and a disconnection from the act: what is off the network is standalone. */
function everDone(on: Case, key: string): boolean {
  const kind = on.steps.get(key)?.kind;
  if (kind === "permit") return on.facts.permits.length > 0;
  return everCounted(on, key) || (kind === "disconnect" && everDisconnected(on.facts));
}

/** Whether what the step follows was done; nothing asks to leave standalone once the system went another way. */
function led(on: Case, step: Step, key: string): boolean {
  const leaves = step.kind === "interim-connect" || step.purpose === "interim";
  return everDone(on, key) && (!leaves || leavesStandalone(on.facts));
}

/** What a withdrawal from the network rests on, on the branches that do not disconnect otherwise. */
function withdrawing(on: Case, step: Step): boolean {
  if (step.kind !== "clearance" && step.kind !== "empty-queue") return false;
  const { remediation } = on.branch;
  const planned = remediation === "withdraw" || remediation === "none-will-come";
  return planned && withdrawsConnected(on.facts);
}

/** Where no patch will come, withdrawing is one way among others: it may be prepared, and nothing waits for it. */
function forWithdrawal(on: Case, step: Step): Applies {
  return on.branch.remediation === "withdraw" && !superseded(on, step) ? "yes" : "not-needed";
}

/** onlyIf and notIf against the decisions; null while a decision it depends on is not made. */
export function branchAsks(branch: Branch, step: Conditions): boolean | null {
  if (step.notIf && anyOf(branch, step.notIf) === true) return false;
  return step.onlyIf ? anyOf(branch, step.onlyIf) : true;
}

function anyOf(branch: Branch, conditions: BranchCondition | readonly BranchCondition[]): boolean | null {
  const answers = listed(conditions).map((condition) => allOf(branch, condition));
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

type Conditions = Pick<Step, "onlyIf" | "notIf">;

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
