import type { ActorHere } from "../access/permissions";
import { evaluate } from "../checklist/evaluate";
import type { WaitsFor } from "../checklist/evaluation";
import type { Attempt, Facts } from "../checklist/facts";
import type { Env } from "../checklist/moment";
import type { Template } from "../checklist/template";
import { heldBy } from "../incidents/asking";
import { stepActs } from "../incidents/step-acts";
import { type Proof, proofOf } from "../incidents/step-history";
import { recordWord } from "../incidents/step-words";

/** One answer that waits for a coordinator's word, with everything it is judged by. */
export type ToVerify = Readonly<{
  step: string;
  title: string;
  waitsFor: Exclude<WaitsFor, "confirmation">;
  attempt: Attempt;
  /** What a record answered, in a word. */
  record: string | null;
  proofs: readonly Proof[];
  /** Why this person may not say it: their own work above all. Null: they may. */
  barred: Readonly<{ own: boolean; sentence: string; who: readonly string[] }> | null;
  /** How many steps wait directly for it. */
  holds: number;
}>;

/** What waits in one incident for a coordinator's word, as one person sees it; in the order of the checklist. */
export function toVerify(template: Template, facts: Facts, env: Env, here: ActorHere): readonly ToVerify[] {
  const evaluation = evaluate(template, facts, env);
  return evaluation.steps.flatMap((now) => {
    const { key, title, latest, step, waitsFor } = now;
    if (!latest || !waitsFor || waitsFor === "confirmation") return [];
    const barred = stepActs(template, facts, env, now, here).review?.barred ?? null;
    const holds = heldBy(evaluation, key);
    return [
      {
        step: key,
        title,
        waitsFor,
        attempt: latest,
        record: recordWord(now, facts),
        proofs: proofOf(facts, step, latest, false),
        barred: barred && { own: barred.code === "own-work", sentence: barred.sentence, who: now.who },
        holds,
      },
    ];
  });
}
