import type { Clearance, ImpactAnswer, ReportKind } from "../checklist/facts";
import type {
  ApprovalPurpose,
  ApprovalSide,
  Containment,
  Delivery,
  Remediation,
} from "../checklist/template";

/** How a containment option is called within a sentence. */
export const containmentWords: Readonly<Record<Containment, string>> = {
  segment: "dedicated segment",
  standalone: "standalone",
  exception: "exception",
};

/** What each option means for the system, for the person who chooses. */
export const containmentMeanings: Readonly<Record<Containment, string>> = {
  segment: "The system works on in a network segment of its own, its ports proven filtered.",
  standalone: "The system works on without a network. A clinical lead must clear it first.",
  exception: "The system stays connected under compensating controls and an accepted risk. It stays exposed.",
};

const remediations: Readonly<Record<Exclude<Remediation, "install">, string>> = {
  "none-will-come": "no patch will come",
  withdraw: "withdraw it from service",
};
const deliveries: Readonly<Record<Delivery, string>> = {
  "on-site": "install on site",
  "remote-update": "install by remote update",
};

/** A plan in words: "install on site", "no patch will come". */
export function planWords(plan: Readonly<{ remediation: Remediation; delivery: Delivery | null }>): string {
  if (plan.remediation !== "install") return remediations[plan.remediation];
  return plan.delivery ? deliveries[plan.delivery] : "install";
}

export const clearanceWords: Readonly<Record<Clearance["answer"], string>> = {
  cleared: "cleared",
  refused: "refused",
  withdrawn: "withdrew",
};

/** What a report of a worse state says was found. */
export const reportWords: Readonly<Record<ReportKind, string>> = {
  "found-connected": "found connected",
  "connected-in-emergency": "connected in an emergency",
  "remediation-removed": "remediation removed",
};

/** What the system can still do for patients. */
export const functionWords: Readonly<Record<ImpactAnswer["functionLevel"], string>> = {
  fully: "works fully",
  partially: "works partially",
  not: "does not work",
};

export const alternativeWords: Readonly<Record<ImpactAnswer["alternative"], string>> = {
  yes: "an alternative exists",
  no: "no alternative exists",
  unknown: "whether an alternative exists is unknown",
};

/** Exams a day in words; null is unknown, never zero. */
export const examsWords = (examsPerDay: number | null): string =>
  examsPerDay === null
    ? "exams a day unknown"
    : `${examsPerDay} ${examsPerDay === 1 ? "exam" : "exams"} a day`;

/** What an approval of a purpose allows. */
export const purposeWords: Readonly<Record<ApprovalPurpose, string>> = {
  return: "reconnection",
  interim: "leaving standalone",
  cancel: "return of a system that is not affected",
};

export const sideWords: Readonly<Record<ApprovalSide, string>> = {
  coordinator: "coordinator",
  "clinical-lead": "clinical lead",
};
