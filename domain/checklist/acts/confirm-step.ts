import { type Case, readCase } from "../case";
import type { Facts } from "../facts";
import { blockersOf } from "../gates";
import type { ActResult, Moment } from "../moment";
import { outlived } from "../outlived";
import type { Blocker } from "../refusal";
import type { Template } from "../template";
import { finish } from "./finish";
import type { ConfirmStepInput } from "./inputs";
import { firstOf, refused, refusedBy, whileOpen } from "./refusing";
import { ended, type Reviewed, replaced, reviewed, unknownAttempt } from "./reviewing";
import { ofAttempt, one, review } from "./writing";

/** An attempt in question stands again; the confirmer counts as a doer too. */
export function confirmStep(
  template: Template,
  facts: Facts,
  input: ConfirmStepInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const found = reviewed(on, input.attemptId);
  if (!found) return unknownAttempt();
  const { step, standing } = found;
  const refusal = firstOf(
    () => whileOpen(on),
    () => ended(found),
    () => replaced(on, found),
    () => notAsked(on, found),
    () => stillMissing(on, found, moment),
    () => leavesNobody(on, found, moment),
  );
  if (refusal) return refusal;
  const data = ofAttempt(on, step, standing.attempt);
  const deed = one(review(standing, "confirmed", moment, null), { type: "step.confirmed", data });
  return finish(template, facts, deed, moment);
}

function notAsked(on: Case, { step, standing }: Reviewed) {
  const link = { step: step.key };
  if (!standing.inQuestion || step.kind === "approvals")
    return refused("not-in-question", "It is not in question.", link);
  if (!outlived(on, standing)) return null;
  return refused("does-not-hold-any-more", "The system was moved since: the step must be done again.", link);
}

/** What it rests on must count again; a record that runs out, now or when it was done. */
function stillMissing(on: Case, { step, standing }: Reviewed, { actor, now }: Moment) {
  const own = standing.doers.some((person) => person.id === actor.id);
  const at = (time: Date): readonly Blocker[] =>
    blockersOf(on, { act: "confirm", step, at: time, actor, acknowledged: true }).filter(
      (blocker) => !(own && blocker.code === "not-your-role"),
    );
  const blockers = at(now);
  return blockers.length === 0 || at(standing.attempt.doneAt).length === 0 ? null : refusedBy(blockers);
}

/** Who confirms counts as a doer: that nobody would be left is asked once nothing else stands in the way. */
function leavesNobody(on: Case, { step, standing }: Reviewed, { actor, now, acknowledged }: Moment) {
  if (standing.doers.some((person) => person.id === actor.id)) return null;
  const trial = { act: "confirm", step, at: now, actor, acknowledged: acknowledged === true } as const;
  const told = blockersOf(on, trial).filter((blocker) => blocker.code === "leaves-nobody");
  return told.length > 0 ? refusedBy(told) : null;
}
