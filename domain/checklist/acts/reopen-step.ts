import { readCase } from "../case";
import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import { peopleFor } from "../sentences";
import type { Template } from "../template";
import { reopened } from "./falling";
import { finish } from "./finish";
import type { ReopenStepInput } from "./inputs";
import { firstOf, needsReason, refused, whileOpen } from "./refusing";
import { ended, ofRecord, type Reviewed, replaced, reviewed, unknownAttempt } from "./reviewing";

/** Takes an attempt back: its doer, or a coordinator. */
export function reopenStep(
  template: Template,
  facts: Facts,
  input: ReopenStepInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const found = reviewed(on, input.attemptId);
  if (!found) return unknownAttempt();
  const refusal = firstOf(
    () => whileOpen(on),
    () => ofRecord(found),
    () => ended(found),
    () => replaced(on, found),
    () => notTheirs(found, moment, peopleFor(facts, "coordinator")),
    () => needsReason(input.reason),
  );
  return (
    refusal ??
    finish(template, facts, reopened(on, [found.standing], moment, input.reason, "taken-back"), moment)
  );
}

function notTheirs({ step, standing }: Reviewed, { actor }: Moment, who: readonly string[]) {
  const own = standing.doers.some((person) => person.id === actor.id);
  if (own || actor.roles.includes("coordinator")) return null;
  return refused("not-your-step", "Its doer or a coordinator takes it back.", { step: step.key, who });
}
