import type { ActorHere } from "../access/permissions";
import { readCase } from "../checklist/case";
import type { Evaluation, StepNow, WaitsFor } from "../checklist/evaluation";
import type { Facts } from "../checklist/facts";
import { blockersOf } from "../checklist/gates";
import { mayDo } from "../checklist/gates/people";
import { roleOf } from "../checklist/missing";
import type { Env } from "../checklist/moment";
import { outlived } from "../checklist/outlived";
import type { Blocker } from "../checklist/refusal";
import { phases, type Template } from "../checklist/template";
import { actOn, type Found, type NextAct, type View } from "./next-act";
import { decisionOn } from "./next-decisions";
import { signaturesOn } from "./next-signatures";

export type LockedStep = Readonly<{ step: string; title: string; blockers: readonly Blocker[] }>;

/** What may happen next, as one person sees it: theirs, what others are expected to do, what is locked. */
export type NextActs = Readonly<{
  mine: readonly NextAct[];
  others: readonly NextAct[];
  locked: readonly LockedStep[];
}>;

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
  const sorted = [...found.filter((each) => each.urgent), ...found.filter((each) => !each.urgent)];
  return {
    mine: sorted.filter((each) => each.mine).map((each) => each.act),
    others: sorted.filter((each) => !each.mine).map((each) => each.act),
    locked: inOrder.flatMap((now) => lockedOf(view, now)),
  };
}

/** A template lists its steps as they are best read; people work by phase. */
const place = ({ step }: StepNow): number => phases.indexOf(step.phase);

const settledStates: readonly StepNow["state"][] = ["not-applicable", "not-needed", "closed"];

function actsOf(view: View, now: StepNow): readonly Found[] {
  if (settledStates.includes(now.state)) return [];
  if (now.waitsFor === "confirmation") return confirming(view, now);
  if (now.waitsFor) return [verifying(view, now, now.waitsFor)];
  const decision = decisionOn(view, now);
  if (decision) return [decision];
  if (now.state !== "available") return [];
  return now.step.kind === "approvals" ? signaturesOn(view, now) : [doing(view, now)];
}

const notes: Readonly<Record<Exclude<WaitsFor, "confirmation">, (doer: string) => string>> = {
  verification: (doer) => `Done by ${doer}; waits for another person's verification.`,
  "not-applicable": (doer) => `${doer}: does not apply. A coordinator agrees or returns it.`,
  "late-time": (doer) =>
    `Done by ${doer} more than a day before it was recorded; the time is to be confirmed.`,
};

function verifying(view: View, now: StepNow, waitsFor: Exclude<WaitsFor, "confirmation">): Found {
  const { here } = view;
  const own = now.doers.some((person) => person.id === here.id);
  const note = notes[waitsFor](now.latest?.by.name ?? "somebody");
  const mine = here.roles.includes("coordinator") && !own;
  return { act: actOn(view, now, "verify", note), mine, urgent: false };
}

/** What is locked: by what comes before it, or in question until what it rests on stands again. */
function lockedOf(view: View, now: StepNow): readonly LockedStep[] {
  const asked = now.waitsFor === "confirmation";
  const blockers = asked ? unconfirmable(view, now) : now.blockers;
  const locked = asked ? blockers.length > 0 : now.state === "blocked" && !now.waitsFor;
  return locked ? [{ step: now.key, title: now.title, blockers }] : [];
}

function unconfirmable({ on }: View, { step, latest }: StepNow): readonly Blocker[] {
  const missingAt = (at: Date) => blockersOf(on, { act: "confirm", step, at });
  const blockers = missingAt(on.env.now);
  return latest && missingAt(latest.doneAt).length > 0 ? blockers : [];
}

function confirming(view: View, now: StepNow): readonly Found[] {
  if (unconfirmable(view, now).length > 0) return [];
  const { here, on } = view;
  const own = now.doers.some((person) => person.id === here.id);
  const standing = now.latest && on.standings.get(now.latest.id);
  const act =
    standing && outlived(on, standing)
      ? actOn(view, now, "again", "In question, and the system was moved since: it must be done again.")
      : actOn(view, now, "confirm", "Something it rests on fell: does it still stand?");
  return [{ act, mine: own || mayDo(now.step, here.roles), urgent: true }];
}

function doing(view: View, now: StepNow): Found {
  const act = actOn(view, now, now.returned || now.expiredAt ? "again" : "do", returnedNote(now));
  return { act, mine: isExpected(view, now), urgent: now.returned !== null };
}

function returnedNote({ returned, latest }: StepNow): string | null {
  if (returned) {
    const word = returned.kind === "rejected" ? "Returned" : "Reopened";
    return `${word} by ${returned.by.name}: ${returned.reason}`;
  }
  return latest?.outcome === "cannot" ? `${latest.by.name} could not do it: ${latest.reason ?? ""}` : null;
}

/** A coordinator may do a technician's step, and is expected to only where there is no technician. */
function isExpected({ on, here }: View, now: StepNow): boolean {
  const role = roleOf(now.step);
  if (here.roles.includes(role)) return true;
  return mayDo(now.step, here.roles) && on.facts.staff[role].length === 0;
}
