import { readCase } from "../case";
import type { ContainmentDecision, Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import { finish, voidAll } from "./finish";
import type { DecideContainmentInput } from "./inputs";
import { firstOf, held, kindStep, unchangedRecord, whileOpen } from "./refusing";
import { addAttempt, answeredBy, one, stamp, together } from "./writing";

/** Decides segment, standalone or exception; a later decision supersedes it and voids approvals. */
export function decideContainment(
  template: Template,
  facts: Facts,
  input: DecideContainmentInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const step = kindStep(on, "decide");
  const refusal = firstOf(
    () => whileOpen(on),
    () => unchangedRecord(facts.decisions, input.seen),
    () => held(on, { act: "do", step, at: moment.now, actor: moment.actor, decision: input }),
  );
  if (refusal) return refusal;
  const { option, segmentImpossible, standaloneImpossible } = input;
  const row: ContainmentDecision = { ...stamp(moment), option, segmentImpossible, standaloneImpossible };
  const data = {
    decision: row.id,
    old: on.branch.containment,
    new: option,
    segmentImpossible,
    standaloneImpossible,
  };
  const deed = together(
    one({ add: "decision", row }, { type: "containment.decided", data }),
    one(addAttempt(answeredBy(step, moment, row.id))),
    voidAll(on, "a new containment decision", moment),
  );
  return finish(template, facts, deed, moment);
}
