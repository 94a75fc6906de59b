import { applies, isMissing } from "./branches";
import { type Case, stepOfKind } from "./case";
import { withdrawsConnected } from "./network";
import { remembered } from "./remember";
import type { Step, StepKind } from "./template";

/** The steps that must count first, by the template: its requirements and those of the present branch. */
export const required = remembered((on: Case, step: Step): readonly string[] => {
  const { containment, remediation, delivery } = on.branch;
  const further = [containment, remediation, delivery].flatMap((value) =>
    value ? (step.alsoRequires?.[value] ?? []) : [],
  );
  return [...new Set([...step.requires, ...further])].filter((key) => on.steps.has(key));
});

/** What a kind rests on by the gates, whatever the template requires. */
function gateKinds(on: Case, step: Step): readonly StepKind[] {
  const { containment, delivery } = on.branch;
  const contained: readonly StepKind[] =
    containment === "exception" ? ["controls", "acceptance"] : ["prove-segment"];
  switch (step.kind) {
    case "disconnect":
      return ["backup", "empty-queue", "clearance"];
    case "withdraw":
      return withdrawsConnected(on.facts) ? ["backup", "empty-queue", "clearance"] : [];
    case "install":
      return delivery === "remote-update" ? ["plan", "backup", "permit"] : ["plan", "backup"];
    case "prove-segment":
      return ["segment"];
    case "acceptance":
      return containment === "exception" ? ["controls"] : [];
    case "verify-remediation":
    case "release":
      return ["install"];
    case "approvals":
      return { return: returning, interim: contained, cancel: [] }[step.purpose ?? "return"];
    case "interim-connect":
      return contained;
    case "reconnect":
      return returning;
    case "end-permit":
      return ["permit"];
    default:
      return [];
  }
}

const returning: readonly StepKind[] = ["verify-remediation", "release", "end-permit"];

/** The approvals a kind needs, by their purpose. */
function approvalsFor(on: Case, step: Step): Step | undefined {
  if (step.kind === "interim-connect") return stepOfKind(on, "approvals", "interim");
  if (step.kind === "reconnect") return stepOfKind(on, "approvals", "return");
  return step.kind === "return" ? stepOfKind(on, "approvals", "cancel") : undefined;
}

/** Every step this one directly rests on, by template and by gates, as far as the branch asks for it. */
export const restsOn = remembered((on: Case, step: Step): readonly Step[] => {
  const byKind = gateKinds(on, step).map((kind) => stepOfKind(on, kind));
  const byTemplate = required(on, step).map((key) => on.steps.get(key));
  const all = [...byTemplate, ...byKind, approvalsFor(on, step)].filter((each) => each !== undefined);
  // What taking a system off the network rests on holds for a withdrawal on every branch.
  const held = step.kind === "withdraw" ? byKind : [];
  return [...new Set(all)].filter(
    (each) => each !== step && (isMissing(applies(on, each)) || held.includes(each)),
  );
});

/** Every step that rests on this one, directly or through others. */
export function restingOn(on: Case, key: string): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (below: string) => {
    for (const step of on.template.steps) {
      if (found.has(step.key) || step.key === key) continue;
      if (!restsOn(on, step).some((each) => each.key === below)) continue;
      found.add(step.key);
      look(step.key);
    }
  };
  look(key);
  return found;
}
