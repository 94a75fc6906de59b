import type { Cancellation, Facts, NetworkState } from "./facts";
import { ownMoves } from "./network";
import { type Standing, standings, stands } from "./standing";
import type { Step, Template } from "./template";

const returnKey = "return-to-former-state";

/** The two steps that lead a wrong match back to where its system was; in no template, opened by a request to cancel. */
export const wayBack: readonly Step[] = [
  {
    key: "approve-cancel",
    phase: "close",
    kind: "approvals",
    purpose: "cancel",
    title: "Approve that the system is not affected",
    role: "coordinator",
    requires: [],
    gate: true,
    approvals: ["coordinator", "clinical-lead"],
    evidence: [{ key: "conditions", label: "conditions", kind: "statement", required: false }],
  },
  {
    key: returnKey,
    phase: "close",
    kind: "return",
    title: "Return the system to its former connection",
    role: "technician",
    requires: [],
    verifiedByAnother: true,
    confirmSystem: true,
    evidence: [
      {
        key: "connection-as-before",
        label: "connection as before: port, VLAN",
        kind: "file",
        required: true,
      },
    ],
  },
];

/** Keys that no template may use. */
export const wayBackKeys: readonly string[] = wayBack.map((step) => step.key);

export const cancellationNow = (facts: Facts): Cancellation | null =>
  facts.cancellations.findLast((request) => request.withdrawnAt === null) ?? null;

/** The state to return to; a system that was under another incident's permit returns to the business network. */
export const formerState = (facts: Facts): NetworkState =>
  facts.system.networkWhenOpened === "under-permit" ? "business" : facts.system.networkWhenOpened;

/** The latest return that another coordinator has verified. */
function verifiedReturn(facts: Facts): Standing | undefined {
  const attempts = facts.attempts.filter((attempt) => attempt.stepKey === returnKey);
  if (attempts.length === 0) return undefined;
  const returns = standings({ ...facts, attempts }, (key) => wayBack.find((step) => step.key === key));
  const last = returns.findLast(stands);
  return last?.counts ? last : undefined;
}

/**
 * Whether the incident's acts, or a report on it, moved the system and no verified return followed. Where it happens
 * to stand does not matter: what a report found undoes nothing.
 */
export function movedByIncident(facts: Facts): boolean {
  const moves = ownMoves(facts).filter((fact) => fact.act !== "return");
  const last = moves.at(-1);
  if (!last) return false;
  const returned = verifiedReturn(facts);
  return returned === undefined || last.since > returned.attempt.doneAt;
}

/** Whether cancelling needs the way back: the system was moved, stands elsewhere, or was found worse than recorded. */
export const needsReturn = (facts: Facts): boolean =>
  (facts.system.network.at(-1)?.state ?? "business") !== formerState(facts) ||
  movedByIncident(facts) ||
  facts.reports.some((report) => report.resolvedBy === null);

/** The template with the way back, while a request to cancel is open and needs it. */
export function withCancellation(template: Template, facts: Facts): Template {
  const request = cancellationNow(facts);
  if (!request) return template;
  const returning = facts.attempts.some(
    (attempt) => attempt.stepKey === returnKey && attempt.recordedAt >= request.at,
  );
  return needsReturn(facts) || returning ? { ...template, steps: [...template.steps, ...wayBack] } : template;
}
