import { ok, type Result, refuse } from "@/lib/result";
import type { EffectiveAdvisory } from "../advisories/annotation";
import type { NetworkState } from "../checklist/facts";
import type { SiteId, SystemId } from "../ids";
import type { DecisionKind } from "../matching/decisions";
import type { ServiceState } from "../systems/system";

/** A system for which an incident may be opened, with what speaks for and against it. */
export type OpeningCandidate = Readonly<{
  systemId: SystemId;
  siteId: SiteId;
  siteName: string;
  assetTag: string;
  systemName: string;
  location: string;
  state: ServiceState;
  decision: DecisionKind | null;
  recheck: boolean;
  openIncident: string | null;
  /** The last incident of this system and advisory, where it has ended: it is reopened, never opened a second time. */
  endedIncident: string | null;
  network: NetworkState;
}>;

/** A system that gets no incident now, and why. */
export type LeftOut = Readonly<{
  systemId: SystemId;
  siteName: string;
  assetTag: string;
  systemName: string;
  reason: "already-open" | "ended" | "not-decided-affected" | "retired";
  sentence: string;
}>;

export type OpeningPlan = Readonly<{ toOpen: readonly OpeningCandidate[]; leftOut: readonly LeftOut[] }>;

export type OpeningRefusal =
  | Readonly<{
      code: "findings-open";
      sentence: string;
      findings: readonly Readonly<{ key: string; code: string; sentence: string }>[];
    }>
  | Readonly<{ code: "nothing-to-open"; sentence: string; leftOut: readonly LeftOut[] }>
  | Readonly<{ code: "template-missing"; sentence: string }>;

function whyNot(candidate: OpeningCandidate): Pick<LeftOut, "reason" | "sentence"> | null {
  if (candidate.openIncident !== null) {
    return { reason: "already-open", sentence: `${candidate.openIncident} is open for it.` };
  }
  if (candidate.endedIncident !== null) {
    const sentence = `${candidate.endedIncident} has ended for it. If it is affected again, reopen that one.`;
    return { reason: "ended", sentence };
  }
  if (candidate.state === "retired") return { reason: "retired", sentence: "It is retired." };
  if (candidate.decision !== "affected") {
    return {
      reason: "not-decided-affected",
      sentence: "It is not decided affected. A coordinator of the site decides.",
    };
  }
  return null;
}

/** Which systems get an incident and which do not, with the reason of each. */
export function planOpening(candidates: readonly OpeningCandidate[]): OpeningPlan {
  const leftOut = candidates.flatMap((candidate) => {
    const { systemId, siteName, assetTag, systemName } = candidate;
    const why = whyNot(candidate);
    return why ? [{ systemId, siteName, assetTag, systemName, ...why }] : [];
  });
  return { toOpen: candidates.filter((candidate) => whyNot(candidate) === null), leftOut };
}

/** The findings that must be answered before an incident is opened; null when none is. */
export function findingsOpen(
  advisory: EffectiveAdvisory,
): Extract<OpeningRefusal, { code: "findings-open" }> | null {
  if (advisory.confirmed) return null;
  const open = advisory.findings.filter(
    ({ finding, open: isOpen }) => isOpen && finding.severity === "blocks",
  );
  return {
    code: "findings-open",
    sentence:
      "What is wrong with the file is not answered yet. A coordinator of all sites answers it under Findings.",
    findings: open.map(({ finding: { key, code, sentence } }) => ({ key, code, sentence })),
  };
}

/** Opens one incident for each system decided affected that has none open; nothing is opened twice. */
export function decideOpening<Template>(
  advisory: EffectiveAdvisory,
  candidates: readonly OpeningCandidate[],
  template: Template | null,
): Result<OpeningPlan & Readonly<{ template: Template }>, OpeningRefusal> {
  const unanswered = findingsOpen(advisory);
  if (unanswered) return refuse(unanswered);
  if (template === null) {
    return refuse({ code: "template-missing", sentence: "There is no such checklist. Choose another one." });
  }
  const plan = planOpening(candidates);
  if (plan.toOpen.length > 0) return ok({ ...plan, template });
  const { leftOut } = plan;
  const allOpen = leftOut.length > 0 && leftOut.every((each) => each.reason === "already-open");
  const sentence = allOpen
    ? "Every system decided affected has its incident already. Nothing was opened twice."
    : "No system within your reach is decided affected and without an incident.";
  return refuse({ code: "nothing-to-open", sentence, leftOut });
}

/** "INC-2026-0042": the key under which people know an incident. */
export function incidentKey(prefix: "INC" | "DRL" | "BRF", year: number, number: number): string {
  return `${prefix}-${year}-${String(number).padStart(4, "0")}`;
}
