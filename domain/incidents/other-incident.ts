import { type Case, networkNow, readCase, standingAttempts, stepOfKind } from "../checklist/case";
import { evaluate } from "../checklist/evaluate";
import type { Facts, OtherIncident } from "../checklist/facts";
import { unresolvedReports } from "../checklist/gates/close";
import type { Env } from "../checklist/moment";
import { lastPlaced } from "../checklist/network";
import { outlived } from "../checklist/outlived";
import type { StepKind, Template } from "../checklist/template";

/** What another open incident of the same system says to an act that would connect it. */
export function asOther(template: Template, facts: Facts, env: Env): OtherIncident {
  const { exposure, steps } = evaluate(template, facts, env);
  const on = readCase(template, facts, env);
  const { value } = exposure;
  const interim = steps.find((now) => now.step.kind === "approvals" && now.step.purpose === "interim");
  const remediated = value === "remediated" || value === "back-in-service" || value === "withdrawn";
  return {
    key: facts.incident.key,
    remediated,
    containedBy: remediated ? null : containedBy(on),
    reported: unresolvedReports(on).length > 0,
    interimApproved: interim?.counts ? (on.branch.containment === "segment" ? "segment" : "business") : null,
  };
}

/**
 * How it holds the system, by where the system is and what was done of it: an attestation that is missed, or a word that
 * is still waited for, lets nobody else connect it.
 */
function containedBy(on: Case): OtherIncident["containedBy"] {
  const now = networkNow(on.facts);
  const state = now === "under-permit" ? lastPlaced(on.facts)?.state : now;
  if (state === "disconnected") return achieved(on, ["disconnect", "withdraw"]) ? "standalone" : null;
  if (state === "segment") return achieved(on, ["segment", "prove-segment"]) ? "segment" : null;
  return null;
}

const achieved = (on: Case, kinds: readonly StepKind[]): boolean =>
  kinds
    .map((kind) => stepOfKind(on, kind))
    .filter((step) => step !== undefined)
    .flatMap((step) => standingAttempts(on, step.key))
    .some((standing) => standing.attempt.outcome === "done" && !outlived(on, standing));

type Told = Readonly<{ template: Template; facts: Facts }>;

/** An incident's facts with what the other open incidents of its system say, of those given; a drill stands alone. */
export function amongOthers(one: Told, all: readonly Told[], env: Env): Facts {
  const { incident, system } = one.facts;
  const others = all.filter(
    ({ facts }) =>
      facts.system.id === system.id &&
      facts.incident.id !== incident.id &&
      facts.incident.closed === null &&
      !facts.incident.drill,
  );
  if (incident.drill || others.length === 0) return { ...one.facts, others: [] };
  return { ...one.facts, others: others.map(({ template, facts }) => asOther(template, facts, env)) };
}
