import type { WrittenScore } from "@/domain/advisories/by-hand";
import { parseVector } from "@/domain/advisories/cvss-vector";
import { vectorVersion } from "@/domain/advisories/score-text";
import { baseScoreOf } from "./base-score";

/** The score of a CVSS vector of any version, computed from its base metrics; null when the text is no vector. */
export function scoreVector(text: string): WrittenScore | null {
  const vector = text.trim().replace(/^\(([^()]*)\)$/, "$1");
  const version = vectorVersion(vector);
  const parsed = version && parseVector(version, vector);
  return version && parsed?.ok ? { version, vector, baseScore: baseScoreOf(version, parsed.base) } : null;
}
