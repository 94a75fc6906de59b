import type { Blocker } from "../checklist/refusal";
import { instant } from "../checklist/sentences";

/** When an unfinished step is due; null: it is not. */
export type DueStep = Readonly<{ key: string; title: string; dueAt: Date | null }>;

/**
 * The due times that have passed and that a later version of the checklist would take back. A due time that has passed stays, so
 * such a version is not adopted while the step is unfinished. Refused rather than kept beside the version, so that due times go on
 * following from the version, the priority and the calendar alone.
 */
export function forgiven(
  was: readonly DueStep[],
  is: readonly DueStep[],
  version: number,
  now: Date,
): readonly Blocker[] {
  return was.flatMap(({ key, title, dueAt }) => {
    if (!dueAt || dueAt > now) return [];
    const next = is.find((step) => step.key === key)?.dueAt ?? null;
    if (next && next <= now) return [];
    const then = next ? `would give it time until ${instant(next)}` : "would not ask for it by any time";
    const sentence = `"${title}" was due on ${instant(dueAt)} and is not finished; version ${version} ${then}. Finish it first.`;
    return [{ code: "would-forgive" as const, step: key, sentence, who: [] }];
  });
}
