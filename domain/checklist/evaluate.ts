import { evidenceOf } from "./asked";
import { applies } from "./branches";
import { type Case, latestOf, readCase, titleOf } from "./case";
import { changesAt } from "./changing";
import { counts } from "./counting";
import type { Evaluation, StepNow, StepState, WaitsFor } from "./evaluation";
import { exposure } from "./exposure";
import type { Facts } from "./facts";
import { blockersOf } from "./gates";
import { unmetForClosing } from "./gates/close";
import { marks } from "./marks";
import { whoFor } from "./missing";
import type { Env } from "./moment";
import { phaseOf } from "./phase";
import type { Blocker } from "./refusal";
import { settled } from "./settling";
import { type Standing, waits } from "./standing";
import type { Step, Template } from "./template";

/** What follows from the facts at a time: steps, phase, exposure, marks, and what closing waits for. */
export function evaluate(template: Template, facts: Facts, env: Env): Evaluation {
  const on = readCase(template, facts, env);
  const found = exposure(on);
  return {
    branch: on.branch,
    steps: on.template.steps.map((step) => stepNow(on, step)),
    phase: phaseOf(on),
    exposure: found,
    holdsUntil: found.holdsUntil,
    changesAt: changesAt(on),
    marks: marks(on),
    unmet: facts.incident.closed ? [] : unmetForClosing(on),
  };
}

function stepNow(on: Case, step: Step): StepNow {
  const latest = latestOf(on, step.key);
  const decisive = settled(on, step.key);
  const countsNow = counts(on, step);
  const blockers = stopping(on, step);
  const verified = decisive?.verified ?? null;
  return {
    key: step.key,
    step: asAsked(on, step),
    title: titleOf(on, step),
    state: stateOf(on, step, countsNow, blockers),
    counts: countsNow,
    blockers,
    counting: countsNow ? (decisive?.attempt ?? null) : null,
    latest: latest?.attempt ?? null,
    doers: latest?.doers ?? [],
    verified: verified ? { by: verified.by, at: verified.at } : null,
    inQuestion: latest?.inQuestion === true && latest.ended === null,
    returned: returned(latest),
    waitsFor: latest ? waitsFor(step, latest) : null,
    who: whoFor(on, step),
    expiredAt: expiredAt(on, step),
  };
}

/** The step with what it asks for as the system stands. */
function asAsked(on: Case, step: Step): Step {
  const evidence = evidenceOf(on, step);
  return evidence === step.evidence ? step : { ...step, evidence };
}

/** What stands in the way of doing the step now; for the closing, everything unmet. */
function stopping(on: Case, step: Step): readonly Blocker[] {
  if (on.facts.incident.closed) return [];
  if (step.kind === "close") return blockersOf(on, { act: "close", step, at: on.env.now });
  const act = step.kind === "approvals" ? "sign" : "do";
  return blockersOf(on, { act, step, at: on.env.now });
}

function stateOf(on: Case, step: Step, countsNow: boolean, blockers: readonly Blocker[]): StepState {
  const how = applies(on, step);
  if (how === "elsewhere" || how === "declared") return "not-applicable";
  if (countsNow) return settled(on, step.key)?.verified ? "verified" : "done";
  if (how === "not-needed") return "not-needed";
  if (on.facts.incident.closed) return "closed";
  if (how === "unknown") return "undetermined";
  if (answered(on, step)) return "done";
  return blockers.length > 0 ? "blocked" : "available";
}

/** Done and waiting for somebody's word, or answered with no. */
function answered(on: Case, step: Step): boolean {
  const latest = latestOf(on, step.key);
  return (latest !== null && waits(latest) && step.kind !== "approvals") || answeredNo(on, step);
}

/** A clearance refused or withdrawn is an answer, though nothing may rest on it. */
function answeredNo(on: Case, step: Step): boolean {
  const answer = on.facts.clearances.at(-1)?.answer;
  return step.kind === "clearance" && (answer === "refused" || answer === "withdrawn");
}

function waitsFor(step: Step, latest: Standing): WaitsFor | null {
  if (!waits(latest) || step.kind === "approvals") return null;
  if (latest.inQuestion) return "confirmation";
  if (latest.attempt.outcome === "not-applicable") return "not-applicable";
  return latest.late ? "late-time" : "verification";
}

function returned(latest: Standing | null): StepNow["returned"] {
  const review = latest?.ended;
  if (!review || (review.kind !== "rejected" && review.kind !== "reopened")) return null;
  return { kind: review.kind, reason: review.reason ?? "", by: review.by, at: review.at };
}

function expiredAt(on: Case, step: Step): Date | null {
  const until = step.kind === "clearance" ? on.facts.clearances.at(-1)?.until : acceptedUntil(on, step);
  return until && on.env.now >= until ? until : null;
}

const acceptedUntil = (on: Case, step: Step): Date | null =>
  step.kind === "acceptance" ? (on.facts.acceptances.at(-1)?.until ?? null) : null;
