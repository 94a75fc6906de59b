import { type Case, readCase } from "../case";
import type { Acceptance, Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import { finish } from "./finish";
import type { AcceptRiskInput } from "./inputs";
import { offered, proofMissing, unbound } from "./proof";
import {
  ahead,
  firstOf,
  held,
  kindStep,
  needsReason,
  refused,
  refusedBy,
  unchangedRecord,
  whileOpen,
} from "./refusing";
import { addAttempt, answeredBy, bind, one, stamp, together } from "./writing";

/** Records that a named authority accepts the residual risk for a time. */
export function acceptRisk(
  template: Template,
  facts: Facts,
  input: AcceptRiskInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const step = kindStep(on, "acceptance");
  const files = offered(on, step, input.evidenceIds);
  const refusal = firstOf(
    () => whileOpen(on),
    () => unchangedRecord(facts.acceptances, input.seen),
    () => held(on, { act: "do", step, at: moment.now, actor: moment.actor, acceptance: input, files }),
    () => ahead(on, input.until),
    () => needsReason(input.reason),
    () => replacement(on, input),
    () => {
      const lacking = proofMissing(on, step, files, {});
      return lacking.length > 0 ? refusedBy(lacking) : null;
    },
  );
  if (refusal) return refusal;
  const { authorityName, authorityFunction, reason, replacementPlan, until } = input;
  const row: Acceptance = {
    ...stamp(moment),
    authorityName,
    authorityFunction,
    reason,
    replacementPlan,
    until,
  };
  const attempt = answeredBy(step, moment, row.id);
  const data = {
    acceptance: row.id,
    authorityName,
    authorityFunction,
    reason,
    replacementPlan,
    until: until.toISOString(),
    evidence: files.map((file) => file.id),
  };
  const deed = together(
    one({ add: "acceptance", row }, { type: "risk.accepted", data }),
    one(addAttempt(attempt)),
    bind(unbound(files), attempt),
  );
  return finish(template, facts, deed, moment);
}

/** When no patch will come, the acceptance says what replaces the system. */
function replacement(on: Case, { replacementPlan }: AcceptRiskInput) {
  if (on.branch.remediation !== "none-will-come" || replacementPlan?.trim()) return null;
  return refused("replacement-plan-missing", "No patch will come: say how and when the system is replaced.");
}
