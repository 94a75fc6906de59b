import { type Case, readCase, standingAttempts, stepOfKind } from "../case";
import type { Facts, RemediationPlan } from "../facts";
import type { ActResult, Deed, Moment } from "../moment";
import type { Template } from "../template";
import { reopened } from "./falling";
import { finish } from "./finish";
import type { PlanRemediationInput } from "./inputs";
import { offered, proofMissing, unbound } from "./proof";
import { firstOf, held, kindStep, refused, refusedBy, unchangedRecord, whileOpen } from "./refusing";
import { addAttempt, answeredBy, bind, nothing, one, stamp, together } from "./writing";

/** Plans what the remediation is and how it comes. */
export function planRemediation(
  template: Template,
  facts: Facts,
  input: PlanRemediationInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const step = kindStep(on, "plan");
  const files = offered(on, step, input.evidenceIds);
  const refusal = firstOf(
    () => whileOpen(on),
    () => unchangedRecord(facts.plans, input.seen),
    () => held(on, { act: "do", step, at: moment.now, actor: moment.actor, plan: input }),
    () => complete(input),
    () => {
      const lacking = proofMissing(on, step, files, {});
      return lacking.length > 0 ? refusedBy(lacking) : null;
    },
  );
  if (refusal) return refusal;
  const { remediation, vendorCase, reason } = input;
  const delivery = remediation === "install" ? input.delivery : null;
  const expected = remediation === "install" ? (input.expected ?? null) : null;
  const row: RemediationPlan = { ...stamp(moment), remediation, delivery, vendorCase, reason, expected };
  const attempt = answeredBy(step, moment, row.id);
  const before = facts.plans.at(-1);
  const data = {
    plan: row.id,
    old: before ? { remediation: before.remediation, delivery: before.delivery } : null,
    new: { remediation, delivery },
    vendorCase,
    reason,
    expected,
    evidence: files.map((file) => file.id),
  };
  const deed = together(
    one({ add: "plan", row }, { type: "remediation.planned", data }),
    one(addAttempt(attempt)),
    bind(unbound(files), attempt),
    remediation === "install" ? staysAfterAll(on, moment) : nothing,
  );
  return finish(template, facts, deed, moment);
}

/** A withdrawal done under an earlier plan must be done again if it is planned again. */
function staysAfterAll(on: Case, moment: Moment): Deed {
  const step = stepOfKind(on, "withdraw");
  const withdrawals = step ? standingAttempts(on, step.key) : [];
  return reopened(on, withdrawals, moment, "planned to be installed instead", "plan");
}

function complete({ remediation, delivery, reason }: PlanRemediationInput) {
  if (remediation === "install")
    return delivery
      ? null
      : refused("delivery-missing", "Say whether it is installed on site or by remote update.");
  if (reason?.trim()) return null;
  return refused(
    "reason-missing",
    "Say why nothing is installed: what the vendor wrote, or what was decided.",
  );
}
