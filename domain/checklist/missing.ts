import { approvedInForce } from "./approved";
import { applies } from "./branches";
import { type Case, latestOf, stepOf } from "./case";
import { after, ofDays } from "./duration";
import { acceptanceInForce, clearanceInForce, permitInForce } from "./records";
import type { Blocker, RefusalCode } from "./refusal";
import { required } from "./rests";
import { named, peopleFor } from "./sentences";
import { counting, countsItself } from "./settling";
import { type Standing, waits } from "./standing";
import type { Step, StepKind, StepRole } from "./template";

const roleByKind: Partial<Record<StepKind, StepRole>> = {
  clearance: "clinical-lead",
  release: "clinical-lead",
  impact: "clinical-lead",
  decide: "coordinator",
  acceptance: "coordinator",
  permit: "coordinator",
  close: "coordinator",
};

/** Whose step it is: clinical answers are a clinical lead's and risk a coordinator's, whatever a template says. */
export const roleOf = (step: Step): StepRole => (step.kind && roleByKind[step.kind]) ?? step.role;

/** Who can bring the step further now: do it, verify it, or confirm it. */
export function whoFor(on: Case, step: Step): readonly string[] {
  const latest = latestOf(on, step.key);
  if (!latest || !waits(latest)) return peopleFor(on.facts, roleOf(step));
  if (!latest.inQuestion) return peopleFor(on.facts, "coordinator", latest.doers);
  const names = [...latest.doers.map((person) => person.name), ...peopleFor(on.facts, roleOf(step))];
  return [...new Set(names)];
}

/** What is still missing of a step that does not count. */
export function missing(on: Case, step: Step, code?: RefusalCode, sentence?: string): Blocker {
  const [found, told] = state(on, step, latestOf(on, step.key));
  return { code: code ?? found, step: step.key, sentence: sentence ?? told, who: whoFor(on, step) };
}

function state(on: Case, step: Step, latest: Standing | null): readonly [RefusalCode, string] {
  const title = named(on, step);
  if (step.kind === "approvals") return ["no-approval", `${title} is not signed by both sides.`];
  if (latest?.inQuestion && latest.ended === null)
    return ["step-in-question", `${title} is in question and must be confirmed first.`];
  if (latest && waits(latest))
    return ["step-unverified", `${title} is done and waits for another coordinator.`];
  return ["step-missing", `${title} must be done first.`];
}

/** Whether a requirement is met for something done at a time; a record must have been in force then. */
export function metAt(on: Case, step: Step, at: Date): boolean {
  switch (step.kind) {
    case "approvals":
      return approvedInForce(on, step);
    case "clearance":
      return clearanceInForce(on, at) !== null;
    case "acceptance":
      return acceptanceInForce(on, at) !== null;
    case "permit":
      return permitInForce(on, at) !== null;
    default:
      return countsItself(on, step);
  }
}

/** What the template still asks for before the step: its requirements on this branch, and how fresh they are. */
export function missingRequirements(on: Case, step: Step, at: Date): readonly Blocker[] {
  const steps = required(on, step).map((key) => stepOf(on, key));
  return [...steps.flatMap((each) => missingRequirement(on, each, at)), ...stale(on, step, at)];
}

function missingRequirement(on: Case, step: Step, at: Date): readonly Blocker[] {
  const how = applies(on, step);
  if (how === "unknown")
    return [
      missing(on, step, "undetermined", `${named(on, step)} depends on a decision that is not made yet.`),
    ];
  return how !== "yes" || metAt(on, step, at) ? [] : [missing(on, step)];
}

function stale(on: Case, step: Step, at: Date): readonly Blocker[] {
  return Object.entries(step.fresh ?? {}).flatMap(([key, duration]) => {
    const standing = counting(on, key);
    if (!standing || standing.attempt.doneAt >= after(at, -ofDays(duration))) return [];
    const before = stepOf(on, key);
    const sentence = `${named(on, before)} is too old (${duration.slice(1)}); do it again first.`;
    return [{ code: "not-fresh", step: key, sentence, who: peopleFor(on.facts, roleOf(before)) }];
  });
}
