import type { EvidenceId, RecordId } from "../../ids";
import type { IncidentEvent } from "../../incidents/events";
import { type Case, networkNow, titleOf } from "../case";
import type { Change } from "../change";
import { after, latest } from "../duration";
import type { Attempt, By, NetworkFact, NetworkState, Outcome, Review, ReviewKind } from "../facts";
import type { Deed, Moment } from "../moment";
import type { Standing } from "../standing";
import type { Step } from "../template";
import { attemptId, recordId } from "./mint";

export const nothing: Deed = { changes: [], events: [] };

/** What acts did, one after the other. */
export const together = (...deeds: readonly Deed[]): Deed => ({
  changes: deeds.flatMap((deed) => deed.changes),
  events: deeds.flatMap((deed) => deed.events),
});

export const one = (change: Change, ...events: readonly IncidentEvent[]): Deed => ({
  changes: [change],
  events,
});

export const byActor = ({ actor }: Moment): By => ({ id: actor.id, name: actor.name });

/** What every record says of itself. */
export const stamp = (moment: Moment) => ({ id: recordId(moment), by: byActor(moment), at: moment.now });

export const ofAttempt = (on: Case, step: Step, attempt: Attempt) => ({
  step: step.key,
  title: titleOf(on, step),
  attempt: attempt.id,
});

type Answer = Readonly<{
  outcome?: Outcome;
  doneAt?: Date;
  reason?: string | null;
  answers?: Readonly<Record<string, string>>;
  recordId?: RecordId | null;
}>;

export function newAttempt(step: Step, moment: Moment, answer: Answer): Attempt {
  return {
    id: attemptId(moment),
    stepKey: step.key,
    outcome: answer.outcome ?? "done",
    by: byActor(moment),
    doneAt: answer.doneAt ?? moment.now,
    recordedAt: moment.now,
    reason: answer.reason ?? null,
    answers: answer.answers ?? {},
    recordId: answer.recordId ?? null,
  };
}

/** A record answers its step by an attempt of its own; the record's event tells of both. */
export const answeredBy = (step: Step, moment: Moment, record: RecordId): Attempt =>
  newAttempt(step, moment, { recordId: record });

export const addAttempt = (row: Attempt): Change => ({ add: "attempt", row });

export function review(
  standing: Standing,
  kind: ReviewKind,
  moment: Moment,
  reason: string | null,
  answers: Review["answers"] = {},
): Change {
  const row: Review = { ...stamp(moment), attemptId: standing.attempt.id, kind, reason, answers };
  return { add: "review", row };
}

/** Files taken along as proof of an attempt. */
export const bind = (files: readonly EvidenceId[], attempt: Attempt): Deed =>
  files.length === 0 ? nothing : one({ set: "evidence-attempt", evidenceIds: files, attemptId: attempt.id });

/**
 * The system is in another state from a time on; nothing when it is there already, unless it was only found there. A
 * drill's facts are its own.
 */
export function moved(
  on: Case,
  moment: Moment,
  state: NetworkState,
  act: NetworkFact["act"],
  since: Date,
): Deed {
  const from = networkNow(on.facts);
  const last = on.facts.system.network.at(-1);
  if (from === state && (last?.act !== "report" || act === "report")) return nothing;
  // After the last one, however early it is said to have been: the order of the moves is the order of recording.
  const begins = latest(last ? [after(last.since, 1), since] : [since]) ?? since;
  const { incident } = on.facts;
  const row: NetworkFact = {
    id: recordId(moment),
    state,
    since: begins,
    act,
    incidentId: incident.id,
    by: byActor(moment),
  };
  const data = { from, to: state, act, since: begins.toISOString() };
  return one({ add: "network", row }, { type: "network.changed", data });
}
