import { branchAsks } from "./branches";
import type { Branch } from "./evaluation";
import { type KindRule, kindNeeds, kindRule } from "./kind-rules";
import {
  type Containment,
  containments,
  deliveries,
  type EvidenceAsked,
  type Step,
  type StepKind,
  type Template,
} from "./template";
import { wayBackKeys } from "./way-back";

export type Fault = Readonly<{ step: string | null; sentence: string }>;

const told = (step: Step, sentence: string): Fault => ({
  step: step.key,
  sentence: `"${step.title}" ${sentence}.`,
});

/** What would let a gate be passed by, or leave an incident without a way to its end. */
export function pathFaults(template: Template): readonly Fault[] {
  return [
    ...template.steps.flatMap((step) => stepFaults(template, step)),
    ...template.steps.filter((step) => restsOnItself(template, step)).map((step) => told(step, circle)),
  ];
}

const circle = "waits for itself, through what other steps rest on or depend on";

function stepFaults(template: Template, step: Step): readonly Fault[] {
  const rule = kindRule(step);
  const sentences = [...shapeFaults(step), ...(rule ? ruleFaults(template, step, rule) : [])];
  return sentences.map((sentence) => told(step, sentence));
}

function shapeFaults(step: Step): readonly string[] {
  return [
    ...(step.title.trim() === "" ? ["has no title"] : []),
    ...(wayBackKeys.includes(step.key) ? ["has a key that is kept for cancelling an incident"] : []),
    ...(Object.values(step.fresh ?? {}).every((duration) => /^P[1-9]\d{0,2}D$/.test(duration))
      ? []
      : ["asks for something fresh in another way than days"]),
  ];
}

const roleNames = {
  technician: "a technician",
  coordinator: "a coordinator",
  "clinical-lead": "a clinical lead",
} as const;

function ruleFaults(template: Template, step: Step, rule: KindRule): readonly string[] {
  return [
    ...whereFaults(step, rule),
    ...afterFaults(template, step, rule),
    ...(rule.roles && !rule.roles.includes(step.role)
      ? [
          `is done by ${rule.roles.map((role) => roleNames[role]).join(" or ")}, not by ${roleNames[step.role]}`,
        ]
      : []),
    ...proofFaults(step, rule),
  ];
}

/** A step of a kind is asked for exactly on the branches its gates speak of. */
function whereFaults(step: Step, rule: KindRule): readonly string[] {
  const wrong = branches.filter((branch) => branchAsks(branch, step) !== branchAsks(branch, rule));
  const without = wrong.filter((branch) => branchAsks(branch, rule) === true);
  return [
    ...(without.length > 0 ? [`is left out where it must hold: ${named(without)}`] : []),
    ...(without.length < wrong.length
      ? [`is asked for where it must not be: ${named(wrong.filter((branch) => !without.includes(branch)))}`]
      : []),
  ];
}

function afterFaults(template: Template, step: Step, rule: KindRule): readonly string[] {
  const kindOf = (key: string | undefined) => template.steps.find((each) => each.key === key)?.kind;
  const known = (key: string) => template.steps.some((each) => each.key === key);
  const [done, by] = [kindOf(step.onlyIfDone), kindOf(step.supersededBy)];
  return [
    ...(rule.onlyIfDone && done !== rule.onlyIfDone
      ? [`must be asked for once the step of kind ${rule.onlyIfDone} was done`]
      : []),
    ...(!rule.onlyIfDone && step.onlyIfDone !== undefined
      ? ["must not wait for another step to be asked for"]
      : []),
    ...(step.supersededBy !== undefined &&
    known(step.supersededBy) &&
    (by === undefined || by !== rule.supersededBy)
      ? ["must not be made needless by another step"]
      : []),
    ...(rule.supersededBy && step.supersededBy === undefined
      ? [`must end with the step of kind ${rule.supersededBy}`]
      : []),
  ];
}

function proofFaults(step: Step, rule: KindRule): readonly string[] {
  const required = step.evidence.filter((asked) => asked.required);
  const scans = step.evidence.filter((asked) => asked.proves === "scan" && asked.kind === "file");
  const proven = required.some((asked) => rule.proof === "any" || asked.kind === "file");
  return [
    ...(rule.proof && !proven
      ? [rule.proof === "file" ? "must ask for a file as required proof" : "must ask for a required proof"]
      : []),
    ...required.filter((asked) => !takes(step, asked.kind)).map((asked) => recordTakesNo(asked.label)),
    ...(rule.scan && scans.length !== 1 ? ["must ask once for the scan that follows within 24 hours"] : []),
    ...(rule.fixed?.proofOfPorts && !step.proofOfPorts ? ["must ask for the proof of the ports"] : []),
  ];
}

const recordTakesNo = (label: string) =>
  `is answered by a record that has no place for "${label}": it cannot be required`;

/** Which proofs the record that answers a step can carry; a step that is ticked takes any. */
const recorded: Readonly<Partial<Record<StepKind, readonly EvidenceAsked["kind"][]>>> = {
  decide: [],
  clearance: [],
  impact: [],
  permit: [],
  approvals: [],
  plan: ["file"],
  acceptance: ["file"],
};
const takes = ({ kind }: Step, proof: EvidenceAsked["kind"]): boolean =>
  (kind && recorded[kind])?.includes(proof) ?? true;

const branches: readonly Branch[] = containments.flatMap((containment) => [
  ...deliveries.map((delivery): Branch => ({ containment, remediation: "install", delivery })),
  { containment, remediation: "none-will-come", delivery: null },
  { containment, remediation: "withdraw", delivery: null },
]);

/** Branches as a person says them, each once: the containment alone where the plan makes no difference. */
function named(wrong: readonly Branch[]): string {
  const whole = (containment: Containment) =>
    wrong.filter((branch) => branch.containment === containment).length ===
    branches.filter((branch) => branch.containment === containment).length;
  const words = wrong.map((branch) => {
    if (branch.containment && whole(branch.containment)) return branch.containment;
    return [branch.containment, branch.remediation, branch.delivery].filter(Boolean).join(" and ");
  });
  return [...new Set(words)].join("; ");
}

/** Every step that must come first: by the template, by the gates of its kind, by the decision its branch depends on. */
function before(template: Template, step: Step): readonly string[] {
  const ofKinds = (kinds: readonly StepKind[]) =>
    template.steps.filter((each) => each.kind && kinds.includes(each.kind)).map((each) => each.key);
  const conditions = [step.onlyIf ?? [], step.notIf ?? []].flat();
  const dependsOn: readonly StepKind[] = [
    ...(conditions.some((each) => each.containment) ? (["decide"] as const) : []),
    ...(conditions.some((each) => each.remediation || each.delivery) ? (["plan"] as const) : []),
  ];
  const others = template.steps.filter((each) => each !== step).map((each) => each.key);
  return [
    ...step.requires,
    ...Object.values(step.alsoRequires ?? {}).flat(),
    ...ofKinds([...((step.kind && kindNeeds[step.kind]) || []), ...needsOfApproval(step), ...dependsOn]),
    ...approvalsFor(template, step),
    ...(step.kind === "close" ? others : []),
  ];
}

const needsOfApproval = ({ kind, purpose }: Step): readonly StepKind[] => {
  if (kind !== "approvals") return [];
  return (purpose === "interim" ? kindNeeds["interim-connect"] : kindNeeds.reconnect) ?? [];
};

function approvalsFor({ steps }: Template, { kind }: Step): readonly string[] {
  const purpose = kind === "reconnect" ? "return" : kind === "interim-connect" ? "interim" : null;
  return steps
    .filter((each) => each.kind === "approvals" && each.purpose === purpose)
    .map((each) => each.key);
}

function restsOnItself(template: Template, start: Step): boolean {
  const seen = new Set<string>();
  const look = (step: Step): boolean =>
    before(template, step).some((key) => {
      if (key === start.key) return true;
      const next = template.steps.find((each) => each.key === key);
      if (!next || seen.has(key)) return false;
      seen.add(key);
      return look(next);
    });
  return look(start);
}
