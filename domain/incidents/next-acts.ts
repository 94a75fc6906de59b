import type { ActorHere } from "../access/permissions";
import { approvalInForce } from "../checklist/approved";
import { type Case, readCase, stepOfKind } from "../checklist/case";
import { isUnmet } from "../checklist/counting";
import type { Evaluation, StepNow, WaitsFor } from "../checklist/evaluation";
import type { Clearance, Facts } from "../checklist/facts";
import { blockersOf } from "../checklist/gates";
import { mayDo } from "../checklist/gates/people";
import { roleOf } from "../checklist/missing";
import type { Env } from "../checklist/moment";
import type { Blocker } from "../checklist/refusal";
import { peopleFor } from "../checklist/sentences";
import { type ApprovalPurpose, type ApprovalSide, phases, type Template } from "../checklist/template";

/** One thing that may happen now. */
export type NextAct = Readonly<{
  act: "do" | "again" | "verify" | "confirm" | "sign" | "decide";
  step: string;
  title: string;
  /** The approval that is signed, on a page of its own. */
  purpose: ApprovalPurpose | null;
  /** What it waits for and since when it is known, in a sentence. */
  note: string | null;
  /** Who is expected to do it. */
  who: readonly string[];
  /** Titles of the steps that only wait for this one. */
  unlocks: readonly string[];
}>;

export type LockedStep = Readonly<{ step: string; title: string; blockers: readonly Blocker[] }>;

/** What may happen next, as one person sees it: theirs, what others are expected to do, what is locked. */
export type NextActs = Readonly<{
  mine: readonly NextAct[];
  others: readonly NextAct[];
  locked: readonly LockedStep[];
}>;

type Found = Readonly<{ act: NextAct; mine: boolean; urgent: boolean }>;
type View = Readonly<{ on: Case; evaluation: Evaluation; here: ActorHere }>;

/** Sorts the steps of an incident by who is expected to act. */
export function nextActs(
  template: Template,
  facts: Facts,
  evaluation: Evaluation,
  env: Env,
  here: ActorHere,
): NextActs {
  if (facts.incident.closed) return { mine: [], others: [], locked: [] };
  const view: View = { on: readCase(template, facts, env), evaluation, here };
  const inOrder = evaluation.steps.toSorted((a, b) => place(a) - place(b));
  const found = inOrder.flatMap((now) => actsOf(view, now));
  const mine = found.filter((each) => each.mine);
  const acts = (of: readonly Found[]) =>
    [...of.filter((each) => each.urgent), ...of.filter((each) => !each.urgent)].map((each) => each.act);
  return {
    mine: acts(mine),
    others: acts(found.filter((each) => !each.mine)),
    locked: inOrder
      .filter((now) => now.state === "blocked" && !now.waitsFor)
      .map((now) => ({ step: now.key, title: now.title, blockers: now.blockers })),
  };
}

/** A template lists its steps as they are best read; people work by phase. */
const place = ({ step }: StepNow): number => phases.indexOf(step.phase);

const settledStates: readonly StepNow["state"][] = ["not-applicable", "not-needed", "closed"];

function actsOf(view: View, now: StepNow): readonly Found[] {
  if (settledStates.includes(now.state)) return [];
  if (now.waitsFor === "confirmation") return [confirming(view, now)];
  if (now.waitsFor) return [verifying(view, now, now.waitsFor)];
  if (needsDecision(view, now)) return [deciding(view, now)];
  if (now.step.kind === "decide" && clinicalNo(view)) return [decidingAnew(view, now)];
  if (now.state !== "available") return [];
  return now.step.kind === "approvals" ? signing(view, now) : [doing(view, now)];
}

const notes: Readonly<Record<Exclude<WaitsFor, "confirmation">, string>> = {
  verification: "waits for another person's verification",
  "not-applicable": "said not to apply; a coordinator agrees or returns it",
  "late-time": "done more than a day before it was recorded; the time is to be confirmed",
};

function verifying(
  { here, evaluation }: View,
  now: StepNow,
  waitsFor: Exclude<WaitsFor, "confirmation">,
): Found {
  const own = now.doers.some((person) => person.id === here.id);
  const doer = now.latest?.by.name;
  const note = `${doer ? `Done by ${doer}; ` : ""}${notes[waitsFor]}.`;
  const mine = here.roles.includes("coordinator") && !own;
  const act: NextAct = {
    act: "verify",
    step: now.key,
    title: now.title,
    purpose: null,
    note:
      waitsFor === "not-applicable" && doer
        ? `${doer}: does not apply. A coordinator agrees or returns it.`
        : note,
    who: now.who,
    unlocks: unlockedBy(evaluation, now),
  };
  return { act, mine, urgent: false };
}

function confirming({ here, evaluation }: View, now: StepNow): Found {
  const own = now.doers.some((person) => person.id === here.id);
  const act: NextAct = {
    act: "confirm",
    step: now.key,
    title: now.title,
    purpose: null,
    note: "Something it rests on fell: does it still stand?",
    who: now.who,
    unlocks: unlockedBy(evaluation, now),
  };
  return { act, mine: own || mayDo(now.step, here.roles), urgent: true };
}

/** A clearance that ended or was withdrawn leaves the system contained, and somebody must decide. */
const needsDecision = ({ evaluation }: View, now: StepNow) =>
  now.step.kind === "clearance" &&
  evaluation.marks.some((mark) => mark.kind === "clinical-decision-needed" && mark.step === now.key);

function deciding({ here, evaluation }: View, now: StepNow): Found {
  const mark = evaluation.marks.find((each) => each.kind === "clinical-decision-needed");
  const act: NextAct = {
    act: "decide",
    step: now.key,
    title: now.title,
    purpose: null,
    note: mark?.sentence ?? null,
    who: now.who,
    unlocks: [],
  };
  return { act, mine: here.roles.includes("clinical-lead"), urgent: true };
}

/** Standalone was chosen, and the clinical lead says no: nothing goes on before another decision or another answer. */
function clinicalNo({ on }: View): Clearance | null {
  const answer = on.facts.clearances.at(-1);
  const disconnect = stepOfKind(on, "disconnect");
  if (!answer || answer.answer === "cleared" || on.branch.containment !== "standalone" || !disconnect)
    return null;
  return isUnmet(on, disconnect) ? answer : null;
}

function decidingAnew(view: View, now: StepNow): Found {
  const no = clinicalNo(view);
  const act: NextAct = {
    act: "decide",
    step: now.key,
    title: now.title,
    purpose: null,
    note: no
      ? `${no.by.name} ${no.answer === "refused" ? "refused" : "withdrew"} the clearance: ${no.reason ?? ""}`
      : null,
    who: peopleFor(view.on.facts, "coordinator"),
    unlocks: [],
  };
  return { act, mine: view.here.roles.includes("coordinator"), urgent: true };
}

function doing({ here, evaluation, on }: View, now: StepNow): Found {
  const act: NextAct = {
    act: now.returned || now.expiredAt ? "again" : "do",
    step: now.key,
    title: now.title,
    purpose: null,
    note: returnedNote(now),
    who: now.who,
    unlocks: unlockedBy(evaluation, now),
  };
  return { act, mine: isExpected(on, now, here), urgent: now.returned !== null };
}

function returnedNote({ returned, latest }: StepNow): string | null {
  if (returned)
    return `${returned.kind === "rejected" ? "Returned" : "Reopened"} by ${returned.by.name}: ${returned.reason}`;
  return latest?.outcome === "cannot" ? `${latest.by.name} could not do it: ${latest.reason ?? ""}` : null;
}

/** A coordinator may do a technician's step, and is expected to only where there is no technician. */
function isExpected(on: Case, now: StepNow, here: ActorHere): boolean {
  const role = roleOf(now.step);
  if (here.roles.includes(role)) return true;
  return mayDo(now.step, here.roles) && on.facts.staff[role].length === 0;
}

const sides: readonly ApprovalSide[] = ["coordinator", "clinical-lead"];

function signing({ on, here, evaluation }: View, now: StepNow): readonly Found[] {
  const purpose = now.step.purpose ?? "return";
  const held = sides.map((side) => ({ side, signed: approvalInForce(on, purpose, side) }));
  const signed = held.find((each) => each.signed)?.signed;
  return held
    .filter((each) => !each.signed)
    .map(({ side }): Found => {
      const act: NextAct = {
        act: "sign",
        step: now.key,
        title: now.title,
        purpose,
        note: signed
          ? `${signed.by.name} has signed. The ${half[side]} half is left.`
          : `The ${half[side]} half.`,
        who: peopleFor(on.facts, side, signed ? [signed.by] : []),
        unlocks: unlockedBy(evaluation, now),
      };
      return { act, mine: maySign(on, now, side, here), urgent: false };
    });
}

const half: Readonly<Record<ApprovalSide, string>> = {
  coordinator: "coordinator's",
  "clinical-lead": "clinical lead's",
};

function maySign(on: Case, { step }: StepNow, side: ApprovalSide, here: ActorHere): boolean {
  const purpose = step.purpose ?? "return";
  // What would be signed is not asked here; the page of the approval shows it.
  const signing = { purpose, side, hash: "", conditions: null };
  const blockers = blockersOf(on, { act: "sign", step, at: on.env.now, actor: here, signing });
  return blockers.every((blocker) => blocker.code === "preconditions-changed");
}

function unlockedBy({ steps }: Evaluation, { key }: StepNow): readonly string[] {
  return steps
    .filter((each) => each.state === "blocked" && each.blockers.every((blocker) => blocker.step === key))
    .map((each) => each.title);
}
