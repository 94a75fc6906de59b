import { networkNow } from "../checklist/case";
import type { Evaluation, StepNow } from "../checklist/evaluation";
import type { Facts } from "../checklist/facts";
import type { StepKind } from "../checklist/template";

/** How far a system is on its way out of service. */
export type WithdrawView = Readonly<{
  /** The plan asks for it: it is withdrawn, or no remediation will come. */
  planned: boolean;
  /** Connected systems leave only under a clearance, with a proven backup and an empty send queue. */
  connected: boolean;
  /** Verified: the inventory has it as retired, and the incident can close. */
  withdrawn: boolean;
  /** The steps of the way, in the order of the checklist. */
  steps: readonly StepNow[];
}>;

const always: readonly StepKind[] = ["plan", "withdraw", "close"];
const whileConnected: readonly StepKind[] = ["backup", "clearance", "empty-queue"];

/** What the withdrawal of a system from service asks for, and how it stands. */
export function withdrawView(facts: Facts, { steps }: Evaluation): WithdrawView {
  const connected = networkNow(facts) !== "disconnected";
  const plan = facts.plans.at(-1)?.remediation;
  return {
    planned: plan === "withdraw" || plan === "none-will-come",
    connected,
    withdrawn: steps.some((now) => now.step.kind === "withdraw" && now.counts),
    steps: steps.filter(({ step, state }) => {
      if (!step.kind) return false;
      if (always.includes(step.kind)) return true;
      return connected && whileConnected.includes(step.kind) && state !== "not-needed";
    }),
  };
}
