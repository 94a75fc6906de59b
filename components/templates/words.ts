import type { Branch } from "@/domain/checklist/evaluation";
import type { branchValues, StepKind, StepRole } from "@/domain/checklist/template";

export const roleWords: Readonly<Record<StepRole, string>> = {
  technician: "Technician",
  coordinator: "Coordinator",
  "clinical-lead": "Clinical lead",
};

/** What each kind of step is to the safety rules, as an editor chooses it. */
export const kindWords: Readonly<Record<Exclude<StepKind, "approvals" | "return">, string>> = {
  confirm: "Confirm the system",
  map: "Map the network",
  impact: "Clinical impact",
  backup: "Backup with a proven restore",
  decide: "Containment decision",
  plan: "Remediation plan",
  segment: "Build the segment",
  "prove-segment": "Prove the segment",
  clearance: "Clinical clearance",
  "empty-queue": "Empty the send queue",
  disconnect: "Disconnect",
  controls: "Compensating controls",
  acceptance: "Acceptance of the risk",
  "interim-connect": "Leave standalone",
  permit: "Permit for a remote update",
  install: "Install the remediation",
  "end-permit": "Prove the permit’s end",
  "verify-remediation": "Verify the remediation",
  release: "Clinical release",
  reconnect: "Reconnect",
  withdraw: "Withdraw from service",
  close: "Close the incident",
};
export const approvalWords = {
  "approvals:interim": "Approval of leaving standalone",
  "approvals:return": "Approval of reconnecting",
} as const;

export const valueWords: Readonly<Record<(typeof branchValues)[number], string>> = {
  segment: "contained by segment",
  standalone: "contained by standalone",
  exception: "contained by exception",
  install: "a remediation will be installed",
  "none-will-come": "no patch will come",
  withdraw: "withdrawn from service",
  "on-site": "installed on site",
  "remote-update": "installed by remote update",
};

/** The ways through a template that its preview shows. */
export const ways = [
  { name: "segment", words: "Segment", containment: "segment" },
  { name: "standalone", words: "Standalone", containment: "standalone" },
  { name: "exception", words: "Exception", containment: "exception" },
] as const;
export const plans = [
  { name: "on-site", words: "Installed on site", remediation: "install", delivery: "on-site" },
  { name: "remote-update", words: "Remote update", remediation: "install", delivery: "remote-update" },
  { name: "none-will-come", words: "No patch will come", remediation: "none-will-come", delivery: null },
  { name: "withdraw", words: "Withdrawn", remediation: "withdraw", delivery: null },
] as const;

/** The branch of an address: what it names, else the first way. */
export function branchAsked(way: unknown, plan: unknown): Branch & Readonly<{ way: string; plan: string }> {
  const chosen = ways.find((each) => each.name === way) ?? ways[0];
  const planned = plans.find((each) => each.name === plan) ?? plans[0];
  return {
    containment: chosen.containment,
    remediation: planned.remediation,
    delivery: planned.delivery,
    way: chosen.name,
    plan: planned.name,
  };
}
