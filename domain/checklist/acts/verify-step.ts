import { type Case, latestOf, networkNow, readCase } from "../case";
import type { Facts } from "../facts";
import type { ActResult, Deed, Moment } from "../moment";
import type { Template } from "../template";
import { finish } from "./finish";
import type { VerifyStepInput } from "./inputs";
import { firstOf, held, refused, whileOpen } from "./refusing";
import { ended, type Reviewed, reviewed, unknownAttempt } from "./reviewing";
import { moved, nothing, ofAttempt, one, review, together } from "./writing";

/** Another coordinator vouches for an attempt: that it was done, at that time, or that it is not applicable. */
export function verifyStep(
  template: Template,
  facts: Facts,
  input: VerifyStepInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const found = reviewed(on, input.attemptId);
  if (!found) return unknownAttempt();
  const { step, standing } = found;
  const answers = input.answers ?? {};
  const refusal = firstOf(
    () => whileOpen(on),
    () => ended(found),
    () => latestOnly(on, found),
    () => held(on, { act: "verify", step, at: moment.now, actor: moment.actor, attempt: standing, answers }),
    () => nothingToVerify(found),
  );
  if (refusal) return refusal;
  const data = {
    ...ofAttempt(on, step, standing.attempt),
    outcome: standing.attempt.outcome,
    late: standing.late,
    answers,
  };
  const verified = one(review(standing, "verified", moment, null, answers), { type: "step.verified", data });
  return finish(template, facts, together(verified, follows(on, found, moment)), moment);
}

function latestOnly(on: Case, { step, standing }: Reviewed) {
  if (latestOf(on, step.key)?.attempt.id === standing.attempt.id) return null;
  return refused("changed-meanwhile", "A newer answer has replaced this one. Look at it first.", {
    step: step.key,
  });
}

function nothingToVerify({ step, standing }: Reviewed) {
  const link = { step: step.key };
  if (standing.inQuestion)
    return refused("step-in-question", "It is in question: it must be confirmed first.", link);
  if (standing.verified)
    return refused("already-verified", `${standing.verified.by.name} has verified this.`, link);
  return standing.needsVerification
    ? null
    : refused("nothing-to-verify", "This step counts without a second person.", link);
}

/** What only a verified step brings: a permit is over, a system is retired. */
function follows(on: Case, { step, standing }: Reviewed, moment: Moment): Deed {
  if (standing.attempt.outcome !== "done") return nothing;
  if (step.kind === "withdraw") {
    // A drill takes no system out of the inventory.
    if (on.facts.incident.drill) return nothing;
    const { id, assetTag } = on.facts.system;
    return one({ set: "system-retired" }, { type: "system.withdrawn", data: { system: id, assetTag } });
  }
  const permit =
    step.kind === "end-permit" && on.facts.permits.find((each) => each.id === standing.attempt.recordId);
  if (!permit) return nothing;
  const proved: Deed = {
    changes: [],
    events: [{ type: "permit.end-proved", data: { permit: permit.id, attempt: standing.attempt.id } }],
  };
  // Where a report or a disconnection has moved it since, the system is where they left it.
  if (networkNow(on.facts) !== "under-permit") return proved;
  return together(proved, moved(on, moment, permit.stateBefore, "permit-end", standing.attempt.doneAt));
}
