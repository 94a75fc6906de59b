import { type Case, networkNow } from "./case";
import type { EvidenceAsked, Step } from "./template";

/** A segment is to be proven while the port is down: no scan can reach the system. */
const withPortDown = (on: Case, step: Step): boolean =>
  step.kind === "prove-segment" && networkNow(on.facts) === "disconnected";

const extract =
  "switch and firewall extract: the ports named by the advisory filtered; no scan, the port is down";

/** What the step asks as proof as the system stands: with the port down an extract, never a scan. */
export function evidenceOf(on: Case, step: Step): readonly EvidenceAsked[] {
  if (!withPortDown(on, step)) return step.evidence;
  return step.evidence.map((asked) =>
    asked.kind === "file" && asked.required ? { ...asked, label: extract } : asked,
  );
}
