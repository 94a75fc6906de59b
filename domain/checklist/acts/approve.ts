import { applyChanges } from "../apply";
import { approvalInForce, approvedInForce, changedSince } from "../approved";
import { type Case, readCase, stepOfKind } from "../case";
import type { Approval, Facts } from "../facts";
import type { ActResult, Deed, Moment } from "../moment";
import { preconditionsOf } from "../preconditions";
import type { Step, Template } from "../template";
import { finish, voidApproval } from "./finish";
import type { ApproveInput } from "./inputs";
import { firstOf, held, refused, whileOpen } from "./refusing";
import { addAttempt, answeredBy, nothing, one, stamp, together } from "./writing";

/** Signs one half of a two-person approval on the preconditions as they were seen. */
export function approve(template: Template, facts: Facts, input: ApproveInput, moment: Moment): ActResult {
  const on = readCase(template, facts, moment);
  const step = stepOfKind(on, "approvals", input.purpose);
  if (!step) return refused("unknown-step", "Nothing here asks for this approval.");
  const refusal = firstOf(
    () => whileOpen(on),
    () => held(on, { act: "sign", step, at: moment.now, actor: moment.actor, signing: input }),
    () => signed(on, input),
  );
  if (refusal) return refusal;
  const { purpose, side, conditions } = input;
  const { statements } = preconditionsOf(on, purpose);
  const row: Approval = {
    ...stamp(moment),
    purpose,
    side,
    conditions,
    preconditionHash: input.hash,
    statements: statements.map((statement) => statement.text),
    voided: null,
  };
  const data = {
    approval: row.id,
    purpose,
    side,
    preconditionHash: input.hash,
    conditions,
    ...confirmation(input),
  };
  const deed = together(
    replacing(on, input, moment),
    one({ add: "approval", row }, { type: "approval.signed", data }),
  );
  return finish(template, facts, together(deed, second(template, facts, deed, step, row, moment)), moment);
}

const confirmation = ({ confirmedBy }: ApproveInput) => (confirmedBy ? { confirmedBy } : {});

function signed(on: Case, { purpose, side }: ApproveInput) {
  const held = approvalInForce(on, purpose, side);
  return held
    ? refused("already-signed", `${held.by.name} has signed this half.`, { who: [held.by.name] })
    : null;
}

/** An earlier signature of this side that no longer holds is voided before a new one takes its place. */
function replacing(on: Case, { purpose, side }: ApproveInput, moment: Moment): Deed {
  const stale = on.facts.approvals.filter(
    (each) => each.purpose === purpose && each.side === side && each.voided === null,
  );
  return together(
    ...stale.map((each) => voidApproval(each, changedSince(on, each) ?? "signed anew", moment)),
  );
}

/** The second signature answers the step. */
function second(
  template: Template,
  facts: Facts,
  deed: Deed,
  step: Step,
  row: Approval,
  moment: Moment,
): Deed {
  const after = readCase(template, applyChanges(facts, deed.changes), moment);
  return approvedInForce(after, step) ? one(addAttempt(answeredBy(step, moment, row.id))) : nothing;
}
