import { type Case, readCase } from "../case";
import type { Clearance, Facts } from "../facts";
import { blockersOf } from "../gates";
import type { ActResult, Moment } from "../moment";
import type { Step, Template } from "../template";
import type { Trial } from "../trial";
import { finish } from "./finish";
import type { AnswerClearanceInput } from "./inputs";
import {
  ahead,
  firstOf,
  held,
  kindStep,
  type Refused,
  refusedBy,
  unchangedRecord,
  whileOpen,
} from "./refusing";
import { addAttempt, answeredBy, one, stamp, together } from "./writing";

/** The clinical lead clears, refuses or withdraws: whether disconnecting is safe for patients. */
export function answerClearance(
  template: Template,
  facts: Facts,
  input: AnswerClearanceInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const step = kindStep(on, "clearance");
  const refusal = firstOf(
    () => whileOpen(on),
    () => unchangedRecord(facts.clearances, input.seen),
    () => standing(on, step, input, moment),
    () => ahead(on, input.until),
  );
  if (refusal) return refusal;
  const { answer, scope, stopConditions, reason } = input;
  const until = answer === "cleared" ? input.until : null;
  const row: Clearance = { ...stamp(moment), answer, scope, stopConditions, reason, until };
  const data = {
    clearance: row.id,
    answer,
    scope,
    stopConditions,
    reason,
    until: until?.toISOString() ?? null,
  };
  const deed = together(
    one({ add: "clearance", row }, { type: "clearance.answered", data }),
    one(addAttempt(answeredBy(step, moment, row.id))),
  );
  return finish(template, facts, deed, moment);
}

/** A "no" is heard on every branch and at every time; only the gates of the answer itself hold it. */
function standing(on: Case, step: Step, clearance: AnswerClearanceInput, moment: Moment): Refused | null {
  const trial: Trial = { act: "do", step, at: moment.now, actor: moment.actor, clearance };
  if (clearance.answer === "cleared") return held(on, trial);
  const its: readonly string[] = ["not-your-role", "clearance-incomplete"];
  const blockers = blockersOf(on, trial).filter((blocker) => its.includes(blocker.code));
  return blockers.length > 0 ? refusedBy(blockers) : null;
}
