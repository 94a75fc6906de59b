import { evaluate } from "../checklist/evaluate";
import type { StepNow, WaitsFor } from "../checklist/evaluation";
import type { Facts } from "../checklist/facts";
import type { Env } from "../checklist/moment";
import type { Step, StepRole, Template } from "../checklist/template";
import type { InjectId } from "../ids";
import { dueBy, type Inject } from "./drill";

/** One step of a drill: when it was done and vouched for, counted from the drill's start. */
export type ReportedStep = Readonly<{
  key: string;
  title: string;
  role: StepRole;
  doneBy: string | null;
  doneAfter: number | null;
  verifiedBy: string | null;
  verifiedAfter: number | null;
  /** Somebody's word that nobody gave. */
  waitsFor: WaitsFor | null;
  who: readonly string[];
  /** It was done after its time, or not done though its time had passed; null: it had no time. */
  late: boolean | null;
}>;

/** One message that asked for an answer. */
export type ReportedAnswer = Readonly<{
  text: string;
  askedAfter: number;
  by: string | null;
  answer: string | null;
  answeredAfter: number | null;
  late: boolean;
}>;

export type DrillReport = Readonly<{
  steps: readonly ReportedStep[];
  answers: readonly ReportedAnswer[];
  counts: Readonly<{ done: number; asked: number; late: number; waiting: number; unanswered: number }>;
}>;

export type Answered = Readonly<{ injectId: InjectId; by: string; at: Date; text: string }>;

type Course = Readonly<{
  startedAt: Date;
  endedAt: Date | null;
  injects: readonly Inject[];
  answers: readonly Answered[];
  /** When a step was due as it stood at a time, done or not; null: it had no time. */
  dueAt: (step: Step, at: Date) => Date | null;
}>;

/** What a drill showed at one system: the time of each step, what came late, and who was asked and did not answer. */
export function reportOf(template: Template, facts: Facts, course: Course, env: Env): DrillReport {
  const until = course.endedAt ?? env.now;
  const { steps } = evaluate(template, facts, { ...env, now: until });
  const asked = steps.filter(({ state }) => !aside.includes(state));
  const reported = asked.map((step) => stepOf(step, course, until));
  const answers = dueBy(course.injects, env.now, course.endedAt)
    .filter((inject) => inject.answerBy !== null)
    .map((inject) => answerOf(inject, course, until));
  return {
    steps: reported,
    answers,
    counts: {
      done: reported.filter((step) => step.doneAfter !== null).length,
      asked: reported.length,
      late: reported.filter((step) => step.late).length + answers.filter((each) => each.late).length,
      waiting: reported.filter((step) => step.waitsFor !== null).length,
      unanswered: answers.filter((each) => each.by === null).length,
    },
  };
}

const aside: readonly StepNow["state"][] = ["not-applicable", "not-needed", "undetermined"];
const minutes = (from: Date, to: Date) => Math.max(0, Math.round((to.getTime() - from.getTime()) / 60_000));

function stepOf(now: StepNow, { startedAt, dueAt }: Course, until: Date): ReportedStep {
  const attempt = now.counting ?? (now.waitsFor ? now.latest : null);
  const at = attempt?.doneAt ?? until;
  const due = dueAt(now.step, at);
  return {
    key: now.key,
    title: now.title,
    role: now.step.role,
    doneBy: attempt?.by.name ?? null,
    doneAfter: attempt ? minutes(startedAt, attempt.doneAt) : null,
    verifiedBy: now.verified?.by.name ?? null,
    verifiedAfter: now.verified ? minutes(startedAt, now.verified.at) : null,
    waitsFor: now.waitsFor,
    who: now.who,
    late: due ? at > due : null,
  };
}

function answerOf(inject: Inject, { startedAt, answers }: Course, until: Date): ReportedAnswer {
  const given = answers.find((answer) => answer.injectId === inject.id);
  const by = inject.answerBy ?? until;
  return {
    text: inject.text,
    askedAfter: minutes(startedAt, inject.dueAt),
    by: given?.by ?? null,
    answer: given?.text ?? null,
    answeredAfter: given ? minutes(startedAt, given.at) : null,
    late: (given?.at ?? until) > by,
  };
}
