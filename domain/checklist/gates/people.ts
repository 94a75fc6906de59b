import { type Case, standingAttempts, stepOfKind } from "../case";
import type { By } from "../facts";
import { roleOf } from "../missing";
import { recordKinds } from "../records";
import type { Blocker } from "../refusal";
import { peopleFor, roleName } from "../sentences";
import { verifiedByAnother } from "../standing";
import type { Step, StepKind } from "../template";
import { floors } from "../times";
import type { Gate, Trial } from "../trial";

/** Whether a person's roles let them do a step; technician steps a coordinator does too. */
export function mayDo(step: Step, roles: readonly string[]): boolean {
  const role = roleOf(step);
  return roles.includes(role) || (role === "technician" && roles.includes("coordinator"));
}

/** Kinds no gate rests on: only these can be not applicable. */
const free: readonly (StepKind | undefined)[] = [undefined, "map"];

/** Who may do what, who may vouch for it, and when it may be said to have happened. */
export const peopleGates: readonly Gate[] = [
  {
    id: "G07",
    name: "A step is done by its role",
    code: "not-your-role",
    kinds: "any",
    acts: ["do", "cannot", "confirm", "skip", "ask-cancel", "cancel", "close"],
    check: (on, { step, actor }) => {
      if (!actor || step.kind === "approvals" || mayDo(step, actor.roles)) return [];
      const sentence = `This is done by ${roleName(roleOf(step))}.`;
      return [{ code: "not-your-role", step: step.key, sentence, who: peopleFor(on.facts, roleOf(step)) }];
    },
  },
  {
    id: "G35",
    name: "Nobody verifies their own work",
    code: "own-work",
    kinds: "any",
    acts: ["verify", "reject"],
    check: (on, { step, actor, attempt }) => {
      if (!actor || !attempt?.doers.some((person) => person.id === actor.id)) return [];
      const who = peopleFor(on.facts, "coordinator", attempt.doers);
      return [
        { code: "own-work", step: step.key, sentence: "You did this; another coordinator verifies it.", who },
      ];
    },
  },
  {
    id: "G36",
    name: "A coordinator verifies",
    code: "coordinator-only",
    kinds: "any",
    acts: ["verify", "reject"],
    check: (on, { step, actor, attempt }) => {
      if (!actor || actor.roles.includes("coordinator")) return [];
      const who = peopleFor(on.facts, "coordinator", attempt?.doers);
      return [{ code: "coordinator-only", step: step.key, sentence: "A coordinator verifies a step.", who }];
    },
  },
  {
    id: "G37",
    name: "A gate is never not applicable",
    code: "gate-never-not-applicable",
    kinds: "any",
    acts: ["skip"],
    check: (_on, { step }) =>
      free.includes(step.kind) && !step.gate
        ? []
        : [
            {
              code: "gate-never-not-applicable",
              step: step.key,
              sentence: "Safety rests on this step; it can never be not applicable.",
              who: [],
            },
          ],
  },
  {
    id: "G38",
    name: "A claimed time is never in the future",
    code: "time-in-future",
    kinds: "any",
    acts: ["do"],
    check: (on, { at }) =>
      at > on.env.now ? [{ code: "time-in-future", sentence: "That time has not come yet.", who: [] }] : [],
  },
  {
    id: "G39",
    name: "A claimed time is never before what the step rests on",
    code: "time-before-record",
    kinds: "any",
    acts: ["do"],
    check: (on, { step, at }) =>
      (at < on.env.now ? floors(on, step, at) : [])
        .filter((floor) => floor.at > at)
        .map((floor) => ({
          code: "time-before-record",
          sentence: `That is before ${floor.what}, on which this step rests.`,
          who: [],
          ...(floor.step ? { step: floor.step } : {}),
        })),
  },
  {
    id: "G40",
    name: "A step that a record answers is not ticked",
    code: "answered-by-record",
    kinds: recordKinds,
    acts: ["do", "cannot"],
    check: (_on, { step, ticked }) =>
      ticked
        ? [
            {
              code: "answered-by-record",
              step: step.key,
              sentence: "This step is answered by its record, not ticked.",
              who: [],
            },
          ]
        : [],
  },
  {
    id: "G41",
    name: "A step that would leave nobody to verify or approve is said so first",
    code: "leaves-nobody",
    kinds: "any",
    acts: ["do", "confirm"],
    check: (on, trial) => (trial.acknowledged ? [] : nobodyLeft(on, trial)),
  },
];

function nobodyLeft(on: Case, { step, actor }: Trial): readonly Blocker[] {
  if (!actor) return [];
  const told: string[] = [];
  if (verifiedByAnother(step) && !others(on.facts.staff.coordinator, [actor.id]))
    told.push("no other coordinator could verify it");
  const kinds = approvalBars(on, step);
  if (kinds.length > 0 && !twoLeft(on, [...doing(on, kinds), actor.id]))
    told.push("no two people would be left to approve");
  return told.map((why) => ({
    code: "leaves-nobody",
    step: step.key,
    sentence: `If you do this, ${why}. Let somebody else do it, or go on knowingly.`,
    who: peopleFor(on.facts, roleOf(step), [actor]),
  }));
}

/** The kinds whose doers may not approve what this step leads to. */
function approvalBars(on: Case, step: Step): readonly StepKind[] {
  if (step.kind === "install" || step.kind === "verify-remediation") return ["install", "verify-remediation"];
  const building: readonly (StepKind | undefined)[] = ["segment", "prove-segment", "controls"];
  const standalone = on.facts.system.network.at(-1)?.state === "disconnected";
  return standalone && building.includes(step.kind) ? ["segment", "prove-segment", "controls"] : [];
}

function doing(on: Case, kinds: readonly StepKind[]): readonly string[] {
  const steps = kinds.map((kind) => stepOfKind(on, kind)).filter((step) => step !== undefined);
  const standing = steps.flatMap((step) => standingAttempts(on, step.key));
  return standing.flatMap((each) => each.doers.map((person) => person.id));
}

const others = (people: readonly By[], barred: readonly string[]) =>
  people.some((person) => !barred.includes(person.id));

/** Whether a coordinator and another person as clinical lead are left. */
function twoLeft(on: Case, barred: readonly string[]): boolean {
  const leads = on.facts.staff["clinical-lead"].filter((person) => !barred.includes(person.id));
  const coordinators = on.facts.staff.coordinator.filter((person) => !barred.includes(person.id));
  return coordinators.some((one) => leads.some((other) => other.id !== one.id));
}
