import { type Case, stepOf } from "./case";
import { standingContainment } from "./containment";
import { after, earliest, ofDays } from "./duration";
import { expiries } from "./expiries";
import { counting } from "./settling";

/**
 * The next time at which the clock alone may change what is said of an open incident, or has something to tell; null: only a new
 * fact can. It may be told too
 * early, which costs a look, and never too late.
 */
export function changesAt(on: Case): Date | null {
  const { facts, env } = on;
  if (facts.incident.closed) return null;
  const held = standingContainment(on);
  const ends = [
    ...facts.clearances.map((answer) => answer.until),
    ...facts.acceptances.map((acceptance) => acceptance.until),
    held?.attestedUntil ?? null,
    held?.scanDueAt ?? null,
    ...facts.permits.map((permit) => permit.endsAt),
    ...expiries(on).flatMap(({ nearAt, endsAt }) => [nearAt, endsAt]),
    ...outdated(on),
  ];
  return earliest(ends.filter((end) => end !== null).filter((end) => end > env.now));
}

/** When each finished step becomes too old for a step that asks for a fresh one. */
function outdated(on: Case): readonly Date[] {
  return on.template.steps.flatMap((step) =>
    Object.entries(step.fresh ?? {}).flatMap(([key, duration]) => {
      const standing = counting(on, stepOf(on, key).key);
      return standing ? [after(standing.attempt.doneAt, ofDays(duration) + 1)] : [];
    }),
  );
}
