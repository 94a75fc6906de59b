import type { AttemptId, RecordId } from "../../ids";
import { type Case, latestOf, stepOfKind } from "../case";
import { blockersOf } from "../gates";
import type { ActResult } from "../moment";
import type { Blocker, RefusalCode, StepRefusal } from "../refusal";
import { instant } from "../sentences";
import type { Step, StepKind } from "../template";
import type { Trial } from "../trial";

/** A refused act, whatever it would have done. */
export type Refused = Extract<ActResult, { ok: false }>;

/** A refusal for one reason. */
export function refused(code: RefusalCode, sentence: string, further: Partial<Blocker> = {}): Refused {
  return refusedBy([{ code, sentence, who: [], ...further }]);
}

/** A refusal for everything that stands in the way; its code is the first one's. */
export function refusedBy(blockers: readonly Blocker[]): Refused {
  const [first] = blockers;
  if (!first) throw new Error("A refusal needs a reason");
  const refusal: StepRefusal = { code: first.code, sentence: first.sentence, blockers };
  return { ok: false, refusal };
}

/** The first refusal of a list of questions, asked in order; null when none refuses. */
export function firstOf(...questions: readonly (() => Refused | null)[]): Refused | null {
  for (const ask of questions) {
    const answer = ask();
    if (answer) return answer;
  }
  return null;
}

export const whileOpen = (on: Case): Refused | null => {
  const { closed, key } = on.facts.incident;
  return closed ? refused("incident-closed", `${key} is closed. Reopen it first.`) : null;
};

/** Whether others may be asked to confirm is asked last, once nothing else stands in the way. */
export function held(on: Case, trial: Trial): Refused | null {
  const blockers = blockersOf(on, trial);
  const hard = blockers.filter((blocker) => blocker.code !== "leaves-nobody");
  const counted = hard.length > 0 ? hard : blockers;
  return counted.length > 0 ? refusedBy(counted) : null;
}

/** Two people at one step: the later one is told what changed. */
export function unchanged(on: Case, step: Step, seen: AttemptId | null): Refused | null {
  const latest = latestOf(on, step.key);
  if ((latest?.attempt.id ?? null) === seen) return null;
  if (!latest) return refused("changed-meanwhile", "This step has changed. Look again.", { step: step.key });
  const { by, recordedAt } = latest.attempt;
  const sentence = `${by.name} answered this step on ${instant(recordedAt)}. Look at it before you go on.`;
  return refused("changed-meanwhile", sentence, { step: step.key, who: [by.name] });
}

type Recorded = Readonly<{ id: RecordId; by: Readonly<{ name: string }>; at: Date }>;

/** Two people at one record: the later one is told what changed. */
export function unchangedRecord(records: readonly Recorded[], seen: RecordId | null): Refused | null {
  const last = records.at(-1);
  if ((last?.id ?? null) === seen) return null;
  if (!last) return refused("changed-meanwhile", "This record has changed. Look again.");
  const sentence = `${last.by.name} answered this on ${instant(last.at)}. Look at it before you go on.`;
  return refused("changed-meanwhile", sentence, { who: [last.by.name] });
}

export const needsReason = (reason: string | null): Refused | null =>
  reason?.trim() ? null : refused("reason-missing", "Give a reason.");

/** A record's end lies ahead. */
export const ahead = (on: Case, until: Date | null): Refused | null =>
  until !== null && until <= on.env.now ? refused("date-missing", "The end must lie ahead of now.") : null;

/** The step a record answers. */
export function kindStep(on: Case, kind: StepKind): Step {
  const step = stepOfKind(on, kind);
  if (!step) throw new Error(`The template ${on.template.key} has no step of kind ${kind}`);
  return step;
}
