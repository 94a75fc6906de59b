import { ok } from "@/lib/result";
import { voidChanged } from "./acts/finish";
import { firstOf, refused, refusedBy } from "./acts/refusing";
import { one, review, together } from "./acts/writing";
import { applyChanges } from "./apply";
import { type Case, latestOf, readCase, titleOf } from "./case";
import { counts } from "./counting";
import { evaluate } from "./evaluate";
import type { Exposure, ExposureValue } from "./evaluation";
import type { Facts } from "./facts";
import { kindRule } from "./kind-rules";
import type { ActResult, Deed, Env, Moment } from "./moment";
import { openPermit } from "./records";
import type { Blocker } from "./refusal";
import { restingOn } from "./rests";
import { settled } from "./settling";
import { type Standing, stands } from "./standing";
import type { Step, Template } from "./template";

/** What an incident would be like on a later version of its template. */
export type AdoptionPreview = Readonly<{
  kept: number;
  added: readonly string[];
  gone: readonly string[];
  /** Steps that counted and would wait for another person's word again. */
  waiting: readonly string[];
  /** Done steps that rest on those. */
  questioned: readonly string[];
  voided: number;
  exposure: Readonly<{ before: ExposureValue; after: ExposureValue }>;
  unmet: Readonly<{ before: number; after: number }>;
}>;

/**
 * Takes a running incident over to a later version of its template. What was done is kept; what no longer counts puts in question
 * what rests on it, and signatures on what has changed are voided. It never makes an incident safer than it was.
 */
export function adoptTemplate(
  from: Template,
  facts: Facts,
  { to }: Readonly<{ to: Template }>,
  moment: Moment,
): ActResult {
  const before = readCase(from, facts, moment);
  const refusal = firstOf(
    () => unlessRunning(before),
    () => (to.key === from.key && to.version > from.version ? null : notNewer(from, to)),
    () => unlessKept(before, to),
  );
  if (refusal) return refusal;
  const deed = adopted(before, to, moment);
  return saferBy(before, to, applyChanges(facts, deed.changes), moment) ?? ok(deed);
}

function unlessRunning(on: Case) {
  const { closed, key } = on.facts.incident;
  if (closed) return refused("incident-closed", `${key} has ended. It keeps the version it ended with.`);
  return openPermit(on)
    ? refused("permit-running", "A permit runs, or its end is not proved. Prove its end first.")
    : null;
}

const notNewer = (from: Template, to: Template) =>
  refused("not-newer", `It runs on version ${from.version} already; version ${to.version} is no later one.`);

/** A step that safety rests on keeps its records only where the later version has it under the same key, of the same kind. */
function unlessKept(before: Case, to: Template) {
  const blockers = [...before.byStep.keys()].flatMap((key) => {
    const step = before.steps.get(key);
    const next = to.steps.find((each) => each.key === key);
    if (!step || (next ? sameKind(step, next) : kindRule(step) === null)) return [];
    const sentence = next
      ? `"${step.title}" would be of another kind, and what was done there would count for something else.`
      : `"${step.title}" is not in it, and what was done there would be lost.`;
    return [blocker("would-lose-record", step, sentence)];
  });
  const rest = to.steps.flatMap((next) => lostToAnother(before, next));
  return blockers.length + rest.length > 0 ? refusedBy([...blockers, ...rest]) : null;
}

/** The same kind under another key leaves the records behind. */
function lostToAnother(before: Case, next: Step): readonly Blocker[] {
  const same = before.template.steps.find((step) => step.kind !== undefined && sameKind(step, next));
  if (!same || same.key === next.key || !before.byStep.has(same.key)) return [];
  return [blocker("would-lose-record", same, `"${same.title}" has another short name in it.`)];
}

const sameKind = (one: Step, other: Step) => one.kind === other.kind && one.purpose === other.purpose;
const blocker = (code: Blocker["code"], step: Step, sentence: string): Blocker => ({
  code,
  step: step.key,
  sentence,
  who: [],
});

function adopted(before: Case, to: Template, moment: Moment): Deed {
  const { facts } = before;
  const after = readCase(to, facts, moment);
  const fallen = to.steps.filter((step) => falls(before, after, step));
  const told = {
    templateKey: to.key,
    from: before.template.version,
    to: to.version,
    added: addedSteps(before, to).map((step) => step.title),
    gone: goneSteps(before, to).map((step) => step.title),
  };
  const changed: Deed = { changes: [], events: [{ type: "template.adopted", data: told }] };
  const deed = together(changed, questionedBy(after, fallen, moment));
  const next = readCase(to, applyChanges(facts, deed.changes), moment);
  return together(deed, voidChanged(next, moment, `, by version ${to.version} of the checklist`));
}

const addedSteps = (before: Case, to: Template) => to.steps.filter((step) => !before.steps.has(step.key));
const goneSteps = (before: Case, to: Template) =>
  before.template.steps.filter(
    (step) =>
      step.purpose !== "cancel" && step.kind !== "return" && !to.steps.some((each) => each.key === step.key),
  );

/** Whether a step counted and would no longer; approvals are voided on their own. */
function falls(before: Case, after: Case, step: Step): boolean {
  const was = before.steps.get(step.key);
  return was !== undefined && step.kind !== "approvals" && counts(before, was) && !counts(after, step);
}

/** Puts every done step in question that rests on one that fell. */
function questionedBy(on: Case, fallen: readonly Step[], moment: Moment): Deed {
  const causes = fallen.map((step) => ({ title: titleOf(on, step), keys: restingOn(on, step.key) }));
  const deeds = on.template.steps.flatMap((step) => {
    const cause = causes.find(({ keys }) => keys.has(step.key));
    if (!cause || fallen.includes(step) || step.kind === "approvals" || step.kind === "close") return [];
    return doneOf(on, step).map((standing) => questioned(on, step, standing, cause.title, moment));
  });
  return together(...deeds);
}

function doneOf(on: Case, step: Step): readonly Standing[] {
  const found = new Set([settled(on, step.key), latestOf(on, step.key)]);
  return [...found]
    .filter((each) => each !== null)
    .filter((each) => stands(each) && !each.inQuestion && each.attempt.outcome === "done");
}

function questioned(on: Case, step: Step, standing: Standing, because: string, moment: Moment): Deed {
  const data = { step: step.key, title: titleOf(on, step), attempt: standing.attempt.id, because };
  const reason = `"${because}" no longer counts on the adopted version`;
  return one(review(standing, "questioned", moment, reason), { type: "step.questioned", data });
}

/** From worst to best. A system held in a segment and one held standalone are not compared. */
const goodness: Record<ExposureValue, number> = {
  exposed: 0,
  "risk-accepted": 1,
  "contained-segment": 2,
  "contained-standalone": 2,
  remediated: 3,
  "back-in-service": 4,
  withdrawn: 5,
  cancelled: 5,
};

/** A later version asks for more or less, and gives nothing: no step starts to count, no state gets better. */
function saferBy(before: Case, to: Template, facts: Facts, env: Env) {
  const after = readCase(to, facts, env);
  const gained = to.steps.filter((step) => {
    const was = before.steps.get(step.key);
    return counts(after, step) && (was === undefined || !counts(before, was));
  });
  const blockers = gained.map((step) =>
    blocker(
      "would-count",
      step,
      `"${step.title}" does not count now and would on version ${to.version}. Verify it or return it first.`,
    ),
  );
  const [was, is] = [exposureOf(before.template, before.facts, env), exposureOf(to, facts, env)];
  if (goodness[is.value] > goodness[was.value] || outlasts(was, is)) blockers.push(better(was, is));
  return blockers.length > 0 ? refusedBy(blockers) : null;
}

/** The same state, said to hold for longer. */
const outlasts = (was: Exposure, is: Exposure): boolean =>
  was.value === is.value &&
  was.holdsUntil !== null &&
  (is.holdsUntil === null || is.holdsUntil > was.holdsUntil);

const better = (was: Exposure, is: Exposure): Blocker => ({
  code: "would-count",
  sentence:
    was.value === is.value
      ? `It would be called ${is.value} for longer without anything having been done.`
      : `It would be called ${is.value} instead of ${was.value} without anything having been done.`,
  who: [],
});

const exposureOf = (template: Template, facts: Facts, env: Env) => evaluate(template, facts, env).exposure;

/** What adopting would change, for whoever decides it; the deed is the one the rule gave. */
export function adoptionPreview(
  from: Template,
  facts: Facts,
  to: Template,
  deed: Deed,
  env: Env,
): AdoptionPreview {
  const before = readCase(from, facts, env);
  const next = applyChanges(facts, deed.changes);
  const [was, is] = [evaluate(from, facts, env), evaluate(to, next, env)];
  const on = readCase(to, facts, env);
  const fallen = to.steps.filter((step) => falls(before, on, step));
  return {
    kept: to.steps.filter((step) => before.byStep.has(step.key)).length,
    added: addedSteps(before, to).map((step) => step.title),
    gone: goneSteps(before, to).map((step) => step.title),
    waiting: fallen.map((step) => step.title),
    questioned: deed.events.flatMap((event) => (event.type === "step.questioned" ? [event.data.title] : [])),
    voided: deed.events.filter((event) => event.type === "approval.voided").length,
    exposure: { before: was.exposure.value, after: is.exposure.value },
    unmet: { before: was.unmet.length, after: is.unmet.length },
  };
}
