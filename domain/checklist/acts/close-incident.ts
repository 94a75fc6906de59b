import { type Case, readCase } from "../case";
import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import { countsKind } from "../settling";
import type { Step, Template } from "../template";
import { finish } from "./finish";
import type { CloseIncidentInput } from "./inputs";
import { offered, proofMissing, unbound } from "./proof";
import { firstOf, held, kindStep, refusedBy, whileOpen } from "./refusing";
import { addAttempt, bind, byActor, newAttempt, one, together } from "./writing";

/** Ends the incident as remediated or withdrawn; refused with everything that is still unmet. */
export function closeIncident(
  template: Template,
  facts: Facts,
  input: CloseIncidentInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const step = kindStep(on, "close");
  const files = offered(on, step, input.evidenceIds);
  const refusal = firstOf(
    () => whileOpen(on),
    () => held(on, { act: "close", step, at: moment.now, actor: moment.actor }),
    () => lacking(on, step, files, input),
  );
  if (refusal) return refusal;
  const as = countsKind(on, "withdraw") ? "withdrawn" : "remediated";
  const attempt = newAttempt(step, moment, { answers: input.answers });
  const deed = together(
    one(addAttempt(attempt)),
    bind(unbound(files), attempt),
    one(
      { set: "closed", at: moment.now, by: byActor(moment), as },
      { type: "incident.closed", data: { as } },
    ),
  );
  return finish(template, facts, deed, moment);
}

function lacking(on: Case, step: Step, files: ReturnType<typeof offered>, { answers }: CloseIncidentInput) {
  const blockers = proofMissing(on, step, files, answers);
  return blockers.length > 0 ? refusedBy(blockers) : null;
}
