import type { ImpactAnswer } from "../checklist/facts";
import type { ExposureName } from "../incidents/exposure-names";
import { type MatchState, standing } from "../matching/decisions";

/** What the clinical lead last said of a system's use; nothing was said while it is null. */
export type CareAnswer = Readonly<{
  function: ImpactAnswer["functionLevel"];
  /** Null is unknown. */
  exams: number | null;
  alternative: ImpactAnswer["alternative"];
}>;

/** The last incident of a system for an advisory: the open one, else the one opened last. */
export type LastIncident =
  | Readonly<{
      end: null;
      exposure: ExposureName;
      /** Until when an accepted risk is accepted. */
      until?: string | null;
      /** Somebody must decide: a clearance or an accepted risk ran out or was withdrawn. */
      decide: boolean;
      care: CareAnswer | null;
    }>
  | Readonly<{
      end: "remediated" | "cancelled" | "withdrawn";
      /** The decision on the match was made after the incident had ended. */
      decidedSince: boolean;
    }>;

/** How one advisory stands to one system. */
export type Pair = MatchState & Readonly<{ incident: LastIncident | null }>;

/** A system as status sees it. */
export type StatusSystem = Readonly<{
  retired: boolean;
  /** Advisories that a rule excludes, that nobody had to decide, and that have no incident. */
  excluded: number;
  pairs: readonly Pair[];
}>;

/**
 * Where a system can stand, worst first; it stands in exactly one place. Unknown comes before everything that looks safe: a system
 * contained under one advisory and undecided under another is unknown, because nobody can say that it is safe.
 */
export const statusPlaces = [
  "exposed",
  "risk-accepted",
  "unknown",
  "contained-standalone",
  "contained-segment",
  "remediated",
  "back-in-service",
  "not-affected",
  "by-rule",
  "not-looked-at",
] as const;
export type StatusPlace = (typeof statusPlaces)[number];

/** Where a system stands with one advisory. An open incident has the first word, whatever was decided since. */
export function pairPlace(pair: Pair): StatusPlace {
  const { incident } = pair;
  if (incident === null) return decidedPlace(pair);
  if (incident.end === null) return incident.exposure;
  if (incident.end === "cancelled") return incident.decidedSince ? decidedPlace(pair) : "not-affected";
  if (incident.end === "withdrawn") return decidedPlace(pair);
  return pair.decision === "not-affected" && incident.decidedSince ? "not-affected" : "back-in-service";
}

/** What the decision alone says; affected without an incident is exposed, since nothing protects it. */
function decidedPlace(pair: Pair): StatusPlace {
  switch (standing(pair)) {
    case "affected":
      return "exposed";
    case "not-affected":
      return "not-affected";
    case "by-rule":
      return "by-rule";
    case "vendor-asked":
    case "unknown":
      return "unknown";
  }
}

/** Where a system stands with all its advisories together: at the worst of them. Null: it was withdrawn and is counted apart. */
export function systemPlace(system: StatusSystem): StatusPlace | null {
  if (withdrawn(system)) return null;
  const found = new Set(system.pairs.map(pairPlace));
  const worst = statusPlaces.find((place) => found.has(place)) ?? "not-looked-at";
  return worst === "not-looked-at" && system.excluded > 0 ? "by-rule" : worst;
}

/** A retired system counts only while an incident of it is open. */
export function withdrawn({ retired, pairs }: StatusSystem): boolean {
  return retired && !pairs.some((pair) => pair.incident?.end === null);
}

/** Whether the system is decided affected by some advisory and nobody has opened an incident for it. */
export function isUnopened(pair: Pair): boolean {
  const open = pair.incident !== null && pair.incident.end === null;
  return !open && pairPlace(pair) === "exposed";
}

/** Whether an open incident of the system waits for a clinical decision, or for a new acceptance of its risk. */
export function awaitsDecision(pair: Pair): boolean {
  return pair.incident?.end === null && pair.incident.decide;
}

export function isAsked(pair: Pair): boolean {
  return pairPlace(pair) === "unknown" && standing(pair) === "vendor-asked";
}

/** The care impact of a system: none, an answer that says it is impaired, or unknown. */
export type CareImpact =
  | Readonly<{ kind: "none" }>
  | Readonly<{ kind: "unknown" }>
  | Readonly<{ kind: "impaired"; exams: number | null; alternative: CareAnswer["alternative"] }>;

const levels: readonly CareAnswer["function"][] = ["not", "partially", "fully"];

function worse(a: CareAnswer, b: CareAnswer): CareAnswer {
  const byFunction = levels.indexOf(a.function) - levels.indexOf(b.function);
  if (byFunction !== 0) return byFunction < 0 ? a : b;
  return (b.exams ?? -1) > (a.exams ?? -1) ? b : a;
}

/** What the running incidents of a system do to care; nobody's answer is unknown, not none. */
export function careImpact(system: StatusSystem): CareImpact {
  const running = withdrawn(system) ? [] : system.pairs.filter(runs);
  const answers = running.flatMap(({ incident }) =>
    incident?.end === null && incident.care ? [incident.care] : [],
  );
  const [first, ...rest] = answers;
  const worst = first && rest.reduce(worse, first);
  if (worst && worst.function !== "fully") {
    return { kind: "impaired", exams: worst.exams, alternative: worst.alternative };
  }
  return { kind: answers.length < running.length ? "unknown" : "none" };
}

const runs = (pair: Pair): boolean => pair.incident?.end === null || isUnopened(pair);
