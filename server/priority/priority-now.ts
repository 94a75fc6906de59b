import type { NewMove } from "@/db/priorities";
import { earliest } from "@/domain/checklist/duration";
import type { Evaluation, StepNow } from "@/domain/checklist/evaluation";
import type { Facts } from "@/domain/checklist/facts";
import type { DomainEvent } from "@/domain/events";
import { type Assessment, assess } from "@/domain/priority/assess";
import { dueTimes, overrideAt, waitNotEnded } from "@/domain/priority/due";
import { tableVersion } from "@/domain/priority/table";
import { isUnfinished } from "@/domain/priority/unfinished";
import type { Ground } from "./ground";

/** A priority given for the first time, or one that moved and is therefore told. */
export type Moved = Readonly<{ move: NewMove; event: DomainEvent | null }>;

type Seen = Readonly<{ facts: Facts; evaluation: Evaluation; ground: Ground; now: Date }>;

/** The priority of an incident at a time, the due times of its steps, and whether the priority moved. */
export function priorityNow({ facts, evaluation, ground, now }: Seen) {
  const assessed = assess({ facts, evaluation, threat: ground.threat });
  const moved = assessed && movedTo(assessed, facts, ground, now);
  const moves = moved ? [...ground.moves, { at: now, priority: moved.move.priority }] : ground.moves;
  const due = dueTimes({ ...ground, moves }, ground.count, now);
  const dueOf = (step: StepNow): Date | null => (isUnfinished(step) ? due(step.step) : null);
  const override = assessed && overrideAt(ground.overrides, now);
  const priority = {
    priority: assessed?.priority ?? null,
    priorityLapsed: assessed?.lapsed ?? null,
    priorityOverride: override?.priority ?? null,
    overrideUntil: override?.until ?? null,
    dueAt: assessed && earliest(evaluation.steps.flatMap((step) => dueOf(step) ?? [])),
    vendorUntil: assessed && (waitNotEnded(ground.waits, now)?.until ?? null),
  };
  return { priority, dueOf, moved };
}

/** The priority of an incident as its page shows it: with its inputs, who overrode it, what waits, and when each step is due. */
export function readPriority(seen: Seen) {
  const { facts, evaluation, ground, now } = seen;
  const assessed = assess({ facts, evaluation, threat: ground.threat });
  if (!assessed) return null;
  const { priority, dueOf } = priorityNow(seen);
  const due = evaluation.steps.flatMap((step) => {
    const at = dueOf(step);
    return at ? [[step.key, at] as const] : [];
  });
  return {
    assessed,
    override: overrideAt(ground.overrides, now),
    overrides: ground.overrides.length,
    wait: waitNotEnded(ground.waits, now),
    waits: ground.waits.length,
    dueAt: priority.dueAt,
    due: new Map(due),
  };
}

export type IncidentPriority = NonNullable<ReturnType<typeof readPriority>>;

function movedTo(assessed: Assessment, facts: Facts, ground: Ground, now: Date): Moved | null {
  const before = ground.moves.at(-1)?.priority ?? null;
  if (before === assessed.priority) return null;
  const { id: incidentId, siteId } = facts.incident;
  const { priority, values } = assessed;
  const move = { incidentId, siteId, at: now, priority, values, tableVersion };
  if (before === null) return { move, event: null };
  const data = { from: before, to: priority, before: ground.values, values, table: tableVersion };
  return { move, event: { type: "priority.moved", siteId, incidentId, subjectId: null, data } };
}
