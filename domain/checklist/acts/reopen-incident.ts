import { type Case, readCase, standingAttempts, stepOfKind } from "../case";
import type { Facts } from "../facts";
import { mayDo } from "../gates/people";
import type { ActResult, Deed, Moment } from "../moment";
import { peopleFor } from "../sentences";
import type { Template } from "../template";
import { reopened } from "./falling";
import { finish } from "./finish";
import type { ReopenIncidentInput } from "./inputs";
import { firstOf, kindStep, needsReason, refused } from "./refusing";
import { one, together } from "./writing";

/** Opens a closed incident again; everything is kept. */
export function reopenIncident(
  template: Template,
  facts: Facts,
  input: ReopenIncidentInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const refusal = firstOf(
    () => theirs(on, moment),
    () => (facts.incident.closed ? null : refused("incident-open", "The incident is open.")),
    () => needsReason(input.reason),
  );
  return refusal ?? finish(template, facts, reopenedIncident(on, moment, input.reason), moment);
}

function theirs(on: Case, { actor }: Moment) {
  if (mayDo(kindStep(on, "close"), actor.roles)) return null;
  const who = peopleFor(on.facts, "coordinator");
  return refused("not-your-role", "A coordinator reopens an incident.", { who });
}

/** The incident is open again, and its closing taken back. A request to cancel it has had its answer. */
export function reopenedIncident(on: Case, moment: Moment, reason: string): Deed {
  const was = on.facts.incident.closed?.as ?? "remediated";
  const step = stepOfKind(on, "close");
  const closings = step ? standingAttempts(on, step.key) : [];
  const requests = on.facts.cancellations.filter((request) => request.withdrawnAt === null);
  return together(
    one({ set: "reopened" }, { type: "incident.reopened", data: { reason, was } }),
    reopened(on, closings, moment, reason, "incident"),
    ...requests.map((request) =>
      one(
        { set: "cancellation-withdrawn", cancellationId: request.id, at: moment.now },
        { type: "cancellation.withdrawn", data: { cancellation: request.id } },
      ),
    ),
  );
}
