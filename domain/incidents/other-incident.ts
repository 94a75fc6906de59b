import type { Evaluation } from "../checklist/evaluation";
import type { Facts, OtherIncident } from "../checklist/facts";

/** What another open incident of the same system says to an act that would connect it. */
export function asOther(facts: Facts, { exposure, steps }: Evaluation): OtherIncident {
  const { value } = exposure;
  const interim = steps.find((now) => now.step.kind === "approvals" && now.step.purpose === "interim");
  return {
    key: facts.incident.key,
    remediated: value === "remediated" || value === "back-in-service" || value === "withdrawn",
    containedBy: containments.get(value) ?? null,
    interimApproved: interim?.counts ?? false,
  };
}

const containments = new Map([
  ["contained-segment", "segment"],
  ["contained-standalone", "standalone"],
] as const satisfies [string, "segment" | "standalone"][]) as ReadonlyMap<string, "segment" | "standalone">;
