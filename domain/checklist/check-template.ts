import { readOffset } from "../priority/calendar";
import { pathFaults } from "./check-paths";
import type { Step, StepKind, Template } from "./template";

/** What is wrong with a template, each with the step it concerns. */
export type TemplateFault = Readonly<{ step: string | null; sentence: string }>;

/** Kinds the safety rules need, once each; approvals once for each of their purposes. */
const needed: readonly StepKind[] = [
  "backup",
  "decide",
  "plan",
  "segment",
  "prove-segment",
  "clearance",
  "empty-queue",
  "disconnect",
  "controls",
  "acceptance",
  "interim-connect",
  "permit",
  "install",
  "end-permit",
  "verify-remediation",
  "release",
  "reconnect",
  "withdraw",
  "close",
  "impact",
];

const verified: readonly StepKind[] = [
  "confirm",
  "backup",
  "prove-segment",
  "disconnect",
  "controls",
  "interim-connect",
  "install",
  "end-permit",
  "verify-remediation",
  "reconnect",
  "withdraw",
];

const guarded: readonly StepKind[] = ["disconnect", "install", "interim-connect", "reconnect"];

/** Everything that would make a template unsafe or impossible to finish; none for one that may be used. */
export function templateFaults(template: Template): readonly TemplateFault[] {
  const keys = new Set(template.steps.map((step) => step.key));
  return [
    ...repeated(template),
    ...template.steps.flatMap((step) => unknownSteps(step, keys)),
    ...template.steps.filter((step) => inCycle(template, step)).map((step) => fault(step, "rests on itself")),
    ...kindFaults(template),
    ...template.steps.flatMap(stepFaults),
    ...unfinishable(template),
    ...pathFaults(template),
  ];
}

const fault = (step: Step, sentence: string): TemplateFault => ({
  step: step.key,
  sentence: `"${step.title}" ${sentence}.`,
});

function repeated({ steps }: Template): readonly TemplateFault[] {
  return steps
    .filter((step, place) => steps.findIndex((each) => each.key === step.key) !== place)
    .map((step) => fault(step, "has a key that another step has"));
}

/** Every step another one names. */
function named(step: Step): readonly string[] {
  const others = [step.onlyIfDone, step.supersededBy, step.onFail].filter((key) => key !== undefined);
  return [...requirements(step), ...others, ...Object.keys(step.fresh ?? {})];
}

const requirements = (step: Step): readonly string[] => [
  ...step.requires,
  ...Object.values(step.alsoRequires ?? {}).flat(),
];

const unknownSteps = (step: Step, keys: ReadonlySet<string>): readonly TemplateFault[] =>
  named(step)
    .filter((key) => !keys.has(key))
    .map((key) => fault(step, `names a step that does not exist: ${key}`));

function inCycle({ steps }: Template, start: Step): boolean {
  const seen = new Set<string>();
  const look = (step: Step): boolean =>
    requirements(step).some((key) => {
      if (key === start.key) return true;
      const next = steps.find((each) => each.key === key);
      if (!next || seen.has(key)) return false;
      seen.add(key);
      return look(next);
    });
  return look(start);
}

function kindFaults({ steps }: Template): readonly TemplateFault[] {
  const count = (asked: (step: Step) => boolean) => steps.filter(asked).length;
  const kinds = needed.map((kind) => [kind, count((step) => step.kind === kind)] as const);
  const purposes = (["interim", "return"] as const).map(
    (purpose) =>
      [
        `approvals (${purpose})`,
        count((step) => step.kind === "approvals" && step.purpose === purpose),
      ] as const,
  );
  return [...kinds, ...purposes]
    .filter(([, found]) => found !== 1)
    .map(([kind, found]) => ({
      step: null,
      sentence: `Exactly one step of kind ${kind} is needed; there are ${found}.`,
    }));
}

/** What a step of a kind must not leave out, and how it is told. */
const rules: readonly (readonly [(step: Step) => boolean, string])[] = [
  [(step) => of(step, verified) && !step.verifiedByAnother, "must be verified by another"],
  [(step) => of(step, guarded) && !step.confirmSystem, "must ask for the asset label"],
  [(step) => of(step, ["clearance"]) && longer(step.maxDays, 30), "lasts 30 days at most"],
  [(step) => of(step, ["acceptance"]) && longer(step.maxDays, 90), "lasts 90 days at most"],
  [(step) => of(step, ["permit"]) && longer(step.maxHours, 72), "lasts 72 hours at most"],
  [(step) => of(step, ["approvals"]) && step.approvals?.length !== 2, "needs two sides"],
  [(step) => of(step, ["return"]), "belongs to no template"],
];

const of = ({ kind }: Step, kinds: readonly StepKind[]) => kind !== undefined && kinds.includes(kind);
const longer = (given: number | undefined, most: number) => given === undefined || given < 1 || given > most;

function stepFaults(step: Step): readonly TemplateFault[] {
  const told = rules.filter(([broken]) => broken(step)).map(([, sentence]) => sentence);
  return [...told, ...evidenceFaults(step), ...dueFaults(step)].map((sentence) => fault(step, sentence));
}

function dueFaults({ dueOffset }: Step): readonly string[] {
  const wrong = Object.values(dueOffset ?? {}).filter((offset) => readOffset(offset) === null);
  return wrong.map(
    (offset) => `has “${offset}” as a time to act in: hours (PT4H) or days (P3D) were asked for`,
  );
}

function evidenceFaults({ evidence }: Step): readonly string[] {
  const keys = evidence.map((asked) => asked.key);
  return new Set(keys).size === keys.length ? [] : ["asks for two proofs under one key"];
}

/** A step whose requirement belongs to another branch only, and which no branch therefore lets count. */
function unfinishable({ steps }: Template): readonly TemplateFault[] {
  const done = new Set<string>();
  let grown = true;
  while (grown) {
    const open = steps.filter(
      (step) => !done.has(step.key) && requirements(step).every((key) => done.has(key)),
    );
    for (const step of open) done.add(step.key);
    grown = open.length > 0;
  }
  return steps.filter((step) => !done.has(step.key)).map((step) => fault(step, "can never be reached"));
}
