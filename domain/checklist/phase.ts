import type { Case } from "./case";
import { isUnmet } from "./counting";
import { type Phase, phases } from "./template";

/** The first phase with an applicable step that does not count; when everything counts, the closing is left. */
export function phaseOf(on: Case): Phase {
  if (on.facts.incident.closed) return "close";
  const unmet = new Set(on.template.steps.filter((step) => isUnmet(on, step)).map((step) => step.phase));
  return phases.find((phase) => unmet.has(phase)) ?? "close";
}
