import type { ActorHere } from "../access/permissions";
import { evaluate } from "../checklist/evaluate";
import type { WaitsFor } from "../checklist/evaluation";
import type { Attempt, EvidenceFact, Facts } from "../checklist/facts";
import type { Env } from "../checklist/moment";
import type { Template } from "../checklist/template";
import { heldBy } from "../incidents/asking";
import { portProofView, type ReadFile } from "../incidents/port-proof-view";
import { stepActs } from "../incidents/step-acts";
import { filesSince, type Proof, proofGiven } from "../incidents/step-history";
import { recordWord } from "../incidents/step-words";

/** One answer that waits for a coordinator's word, with everything it is judged by. */
export type ToVerify = Readonly<{
  step: string;
  title: string;
  waitsFor: Exclude<WaitsFor, "confirmation">;
  attempt: Attempt;
  /** What a record answered, in a word. */
  record: string | null;
  /** What the answer was given with; nothing else is judged. */
  proofs: readonly Proof[];
  /** What was attached to the step since, which belongs to no answer yet. */
  since: readonly EvidenceFact[];
  /** What the portal read of the ports in the answer's files. */
  read: readonly ReadFile[];
  /** The ports of which whoever verifies says what a file shows that the portal cannot read: not done in a list. */
  toRead: readonly string[];
  /** Why this person may not verify it: their own work, or a proof that proves nothing. Null: they may. */
  barred: Readonly<{ own: boolean; sentence: string; who: readonly string[] }> | null;
  /** They may return it with a reason, also where it cannot be verified. */
  returnable: boolean;
  /** How many steps wait directly for it. */
  holds: number;
}>;

/** What waits in one incident for a coordinator's word, as one person sees it; in the order of the checklist. */
export function toVerify(template: Template, facts: Facts, env: Env, here: ActorHere): readonly ToVerify[] {
  const evaluation = evaluate(template, facts, env);
  return evaluation.steps.flatMap((now) => {
    const { key, title, latest, step, waitsFor } = now;
    if (!latest || !waitsFor || waitsFor === "confirmation") return [];
    const review = stepActs(template, facts, env, now, here).review;
    const barred = review?.barred ?? null;
    const ports = portProofView(template, facts, env, now);
    const holds = heldBy(evaluation, key);
    return [
      {
        step: key,
        title,
        waitsFor,
        attempt: latest,
        record: recordWord(now, facts),
        proofs: proofGiven(facts, step, latest),
        since: filesSince(facts, step),
        read: (ports?.files ?? []).filter(({ file }) => file.attemptId === latest.id),
        toRead: ports?.toVerify.ports ?? [],
        barred: barred && { own: barred.code === "own-work", sentence: barred.sentence, who: now.who },
        returnable: review?.returnable ?? false,
        holds,
      },
    ];
  });
}
