import { type Case, stepOfKind } from "../case";
import { isUnmet } from "../counting";
import { missing } from "../missing";
import { openPermit } from "../records";
import type { Blocker } from "../refusal";
import { peopleFor } from "../sentences";
import { countsKind } from "../settling";
import type { Gate } from "../trial";

/** Every applicable step that does not count, and a permit whose end is not proved: each with its step. */
export function unmetForClosing(on: Case): readonly Blocker[] {
  const steps = on.template.steps.filter((step) => step.kind !== "close" && isUnmet(on, step));
  const unmet = steps.map((step) => missing(on, step));
  const end = stepOfKind(on, "end-permit");
  if (!end || !openPermit(on) || steps.includes(end)) return unmet;
  return [...unmet, missing(on, end, "permit-end-unproved", "The end of the permit is not proved.")];
}

export const unresolvedReports = (on: Case) =>
  on.facts.reports.filter((report) => report.resolvedBy === null);

/** How an incident ends. */
export const closingGates: readonly Gate[] = [
  {
    id: "G42",
    name: "Closing needs every applicable step to count",
    code: "steps-unmet",
    kinds: ["close"],
    acts: ["close"],
    check: (on) => unmetForClosing(on).map((unmet) => ({ ...unmet, code: "steps-unmet" })),
  },
  {
    id: "G43",
    name: "Nothing closes or is cancelled while a report of a worse state is unresolved",
    code: "report-unresolved",
    kinds: ["close"],
    acts: ["close", "cancel"],
    check: (on) =>
      unresolvedReports(on).map((report) => ({
        code: "report-unresolved",
        sentence: `The report by ${report.by.name} is not resolved: ${report.reason}`,
        who: peopleFor(on.facts, "technician"),
      })),
  },
  {
    id: "G44",
    name: "Only a system that is back in service closes as remediated",
    code: "not-remediated",
    kinds: ["close"],
    acts: ["close"],
    check: (on) =>
      unmetForClosing(on).length > 0 || countsKind(on, "withdraw") || countsKind(on, "reconnect")
        ? []
        : [
            {
              code: "not-remediated",
              sentence: "The system is neither back in service after a remediation nor withdrawn.",
              who: peopleFor(on.facts, "coordinator"),
            },
          ],
  },
];
