import type { Evaluation, ExposureValue } from "../evaluation";
import type { Facts } from "../facts";
import type { Template } from "../template";
import { networkOf, onceVouched, unprovedPermits, vouched } from "./oracle-facts";

/** From worst to best, as far as they can be compared: what time alone may never improve. */
export const goodness: Record<ExposureValue, number> = {
  exposed: 0,
  "risk-accepted": 1,
  "contained-segment": 2,
  "contained-standalone": 2,
  remediated: 3,
  "back-in-service": 4,
  withdrawn: 5,
  cancelled: 5,
};

/** Whether an exposure may be said of the facts, by what must be there for it. */
export function unfounded(template: Template, facts: Facts, { exposure }: Evaluation): string | null {
  const { value } = exposure;
  if (facts.incident.closed) return null;
  const open =
    facts.reports.some((report) => report.resolvedBy === null) || unprovedPermits(facts, template).length > 0;
  if (open) return value === "exposed" ? null : `${value} over an open permit or report`;
  return grounds[value](template, facts) ? null : `${value} without ground`;
}

/** Since when the system is where another incident's act brought it; the beginning of time where none did. */
function broughtByAnother({ system, incident }: Facts): Date {
  const last = system.network
    .filter((fact) => fact.act !== "permit-start" && fact.act !== "permit-end")
    .at(-1);
  return last?.incidentId && last.incidentId !== incident.id ? last.since : new Date(0);
}

const grounds: Record<ExposureValue, (template: Template, facts: Facts) => boolean> = {
  exposed: () => true,
  "risk-accepted": (template, facts) => vouched(facts, template, "controls").length > 0,
  "contained-segment": (template, facts) =>
    networkOf(facts) === "segment" &&
    onceVouched(facts, template, "prove-segment").some((proof) => proof.doneAt >= broughtByAnother(facts)),
  "contained-standalone": (template, facts) =>
    networkOf(facts) === "disconnected" &&
    [...onceVouched(facts, template, "disconnect"), ...vouched(facts, template, "withdraw")].length > 0,
  remediated: (template, facts) => {
    const installed = vouched(facts, template, "install");
    return vouched(facts, template, "verify-remediation").some(
      (check) => !installed.some((each) => each.doneAt > check.doneAt),
    );
  },
  "back-in-service": (template, facts) => vouched(facts, template, "reconnect").length > 0,
  withdrawn: () => false,
  cancelled: () => false,
};
