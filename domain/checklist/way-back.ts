import type { Cancellation, Facts, NetworkState } from "./facts";
import type { Step, Template } from "./template";

/** The two steps that lead a wrong match back to where its system was; in no template, opened by a request to cancel. */
const wayBack: readonly Step[] = [
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
    key: "return-to-former-state",
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

export const cancellationNow = (facts: Facts): Cancellation | null =>
  facts.cancellations.findLast((request) => request.withdrawnAt === null) ?? null;

/** The state to return to; a system that was under another incident's permit returns to the business network. */
export const formerState = (facts: Facts): NetworkState =>
  facts.system.networkWhenOpened === "under-permit" ? "business" : facts.system.networkWhenOpened;

/** The template with the way back, while a request to cancel is open and the system was moved. */
export function withCancellation(template: Template, facts: Facts): Template {
  const request = cancellationNow(facts);
  if (!request) return template;
  const moved = (facts.system.network.at(-1)?.state ?? "business") !== formerState(facts);
  const returning = facts.attempts.some(
    (attempt) => attempt.stepKey === "return-to-former-state" && attempt.recordedAt >= request.at,
  );
  return moved || returning ? { ...template, steps: [...template.steps, ...wayBack] } : template;
}
