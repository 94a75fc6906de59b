import { type Case, readCase } from "../case";
import type { Cancellation, Facts } from "../facts";
import { blockersOf } from "../gates";
import type { ActResult, Deed, Moment } from "../moment";
import type { Template } from "../template";
import type { TrialAct } from "../trial";
import { cancellationNow } from "../way-back";
import { finish } from "./finish";
import type { CancelIncidentInput, RequestCancelInput, WithdrawCancelInput } from "./inputs";
import { firstOf, kindStep, needsReason, refused, refusedBy, whileOpen } from "./refusing";
import { byActor, nothing, one, stamp, together } from "./writing";

/** Asks to cancel a wrong match whose system has been moved: opens the two approvals and the return. */
export function requestCancel(
  template: Template,
  facts: Facts,
  input: RequestCancelInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const refusal = firstOf(
    () => whileOpen(on),
    () => heldBack(on, "ask-cancel", moment),
    () =>
      cancellationNow(facts) ? refused("already-answered", "A request to cancel is open already.") : null,
    () => needsReason(input.reason),
  );
  return refusal ?? finish(template, facts, requested(input.reason, moment), moment);
}

/** The match was right after all: the request to cancel is withdrawn. */
export function withdrawCancel(
  template: Template,
  facts: Facts,
  input: WithdrawCancelInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const { cancellationId } = input;
  const refusal = firstOf(
    () => whileOpen(on),
    () => theirs(on, moment),
    () =>
      cancellationNow(facts)?.id === cancellationId
        ? null
        : refused("no-cancellation", "No such request to cancel is open."),
  );
  if (refusal) return refusal;
  const deed = one(
    { set: "cancellation-withdrawn", cancellationId, at: moment.now },
    { type: "cancellation.withdrawn", data: { cancellation: cancellationId } },
  );
  return finish(template, facts, deed, moment);
}

/** Ends the incident as a wrong match. */
export function cancelIncident(
  template: Template,
  facts: Facts,
  input: CancelIncidentInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const request = cancellationNow(facts);
  const reason = request?.reason ?? input.reason ?? "";
  const refusal = firstOf(
    () => whileOpen(on),
    () => heldBack(on, "cancel", moment),
    () => needsReason(reason),
  );
  if (refusal) return refusal;
  const deed = together(
    request ? nothing : requested(reason, moment),
    one(
      { set: "closed", at: moment.now, by: byActor(moment), as: "cancelled" },
      { type: "incident.cancelled", data: { reason } },
    ),
  );
  return finish(template, facts, deed, moment);
}

function requested(reason: string, moment: Moment): Deed {
  const row: Cancellation = { ...stamp(moment), reason, withdrawnAt: null };
  const data = { cancellation: row.id, reason };
  return one({ add: "cancellation", row }, { type: "cancellation.requested", data });
}

function heldBack(on: Case, act: TrialAct, { actor, now }: Moment) {
  const blockers = blockersOf(on, { act, step: kindStep(on, "close"), at: now, actor });
  return blockers.length > 0 ? refusedBy(blockers) : null;
}

function theirs(on: Case, { actor, now }: Moment) {
  const blockers = blockersOf(on, { act: "ask-cancel", step: kindStep(on, "close"), at: now, actor });
  const role = blockers.filter((blocker) => blocker.code === "not-your-role");
  return role.length > 0 ? refusedBy(role) : null;
}
