import type { EndKind } from "./today";

/** What ends, or has ended, in words. */
export const endWords: Readonly<Record<EndKind, string>> = {
  "clinical-decision-needed": "Clinical decision needed",
  "acceptance-expired": "The acceptance expired: decision needed",
  "replacement-plan-missing": "No patch will come, and nothing says how the system is replaced",
  "permit-end-unproved": "A permit is over, its end not proved",
  "report-unresolved": "A worse state was reported",
  clearance: "A clinical clearance ends",
  acceptance: "A risk acceptance ends",
  permit: "A permit ends",
  containment: "A containment is to be attested",
  override: "An override of the priority ends",
};
