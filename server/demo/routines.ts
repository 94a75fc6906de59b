import "server-only";
import { preconditions } from "@/domain/checklist/preconditions";
import type { ApprovalPurpose, Containment } from "@/domain/checklist/template";
import { essential } from "@/domain/checklist/templates";
import { sha256 } from "@/lib/hash";
import { answerClearance } from "../incidents/answer-clearance";
import { answerImpact } from "../incidents/answer-impact";
import { approveAsClinicalLead, approveAsCoordinator } from "../incidents/approve";
import { decideContainment } from "../incidents/decide-containment";
import { planRemediation } from "../incidents/plan-remediation";
import type { DemoPersonKey } from "./cast";
import { minutesAfter } from "./days";
import type { Trail } from "./trail";

/** Who works on an incident: the technician, the clinical lead of the site, and the coordinator who verifies. */
export type Crew = Readonly<{ tech: DemoPersonKey; lead: DemoPersonKey; checks: DemoPersonKey }>;

/** Confirms the system and maps its network. */
export async function identify(trail: Trail, { tech, checks }: Crew, at: Date): Promise<void> {
  await trail.did(tech, at, "confirm-affected");
  await trail.verified(checks, minutesAfter(at, 40), "confirm-affected");
  await trail.did(tech, minutesAfter(at, 70), "map-exposure");
}

type Care = Readonly<{
  function: "fully" | "partially" | "not";
  exams: number | null;
  alternative: "yes" | "no" | "unknown";
  text?: string;
}>;

/** The clinical answer, the proven backup and the vendor's plan. */
export async function assess(trail: Trail, crew: Crew, at: Date, care: Care): Promise<void> {
  await trail.act(crew.lead, at, answerImpact, {
    seen: "",
    functionLevel: care.function,
    since: at.toISOString(),
    examsPerDay: care.exams === null ? "" : String(care.exams),
    alternative: care.alternative,
    alternativeText: care.text ?? "",
  });
  await trail.did(crew.tech, minutesAfter(at, 50), "back-up-and-prove-restore");
  await trail.verified(crew.checks, minutesAfter(at, 95), "back-up-and-prove-restore");
}

const cannotSegment = "The switch of this floor cannot carry a separate segment before it is replaced.";

export async function choose(
  trail: Trail,
  at: Date,
  option: Containment,
  standaloneImpossible = "",
): Promise<void> {
  const segmentImpossible = option === "segment" ? "" : cannotSegment;
  await trail.act("cora", at, decideContainment, {
    seen: "",
    option,
    segmentImpossible,
    standaloneImpossible,
  });
}

/** Moves the system into a segment and proves it. */
export async function segment(trail: Trail, { tech, checks }: Crew, at: Date): Promise<void> {
  await trail.did(tech, at, "isolate-in-segment");
  await trail.did(tech, minutesAfter(at, 45), "verify-segmentation");
  await trail.verified(checks, minutesAfter(at, 80), "verify-segmentation");
}

/** Plans the installation and, unless told otherwise, installs and verifies it. */
export async function plan(
  trail: Trail,
  { tech }: Crew,
  at: Date,
  delivery: "on-site" | "remote-update",
): Promise<void> {
  const input = {
    seen: "",
    remediation: "install",
    delivery,
    vendorCase: `CS-${trail.key.slice(-4)}71`,
    reason: "",
    expectedPackage: "SMP-2017-08",
    expectedVersion: "1.3",
  };
  await trail.act(tech, at, planRemediation, input);
}

export async function install(trail: Trail, { tech, checks }: Crew, at: Date): Promise<void> {
  await trail.did(tech, at, "install-remediation");
  await trail.verified(checks, minutesAfter(at, 60), "install-remediation");
}

export async function verifyAndRelease(trail: Trail, { tech, lead, checks }: Crew, at: Date): Promise<void> {
  await trail.did(tech, at, "verify-remediation");
  await trail.verified(checks, minutesAfter(at, 30), "verify-remediation");
  await trail.did(lead, minutesAfter(at, 75), "release-for-clinical-use");
}

/** Signs one half of an approval on what is true at the time. */
export async function sign(
  trail: Trail,
  who: DemoPersonKey,
  side: "coordinator" | "clinical-lead",
  at: Date,
  purpose: ApprovalPurpose,
): Promise<void> {
  const { text } = preconditions(essential, await trail.facts(), { now: at, hash: sha256 }, purpose);
  const command = side === "coordinator" ? approveAsCoordinator : approveAsClinicalLead;
  await trail.act(who, at, command, { purpose, hash: sha256(text), conditions: "", confirmed: true });
}

/** Clears the disconnection until a time. */
export async function clear(trail: Trail, lead: Crew["lead"], at: Date, until: Date) {
  await trail.act(lead, at, answerClearance, {
    seen: "",
    answer: "cleared",
    scope: "Planned examinations; images are read at the console and carried over once a day.",
    stopConditions: "Local disk above 80 %, or an urgent study that must be read elsewhere.",
    reason: "",
    until: until.toISOString(),
  });
}
