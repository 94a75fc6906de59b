import type { CvssVersion } from "@/domain/advisories/advisory";
import type { WrittenScore } from "@/domain/advisories/by-hand";
import { parseVector } from "@/domain/advisories/cvss-vector";
import { baseScoreOf } from "./base-score";

const versions: readonly CvssVersion[] = ["2.0", "3.0", "3.1", "4.0"];

/** The score of a CVSS vector of any version, computed from its base metrics; null when the text is no vector. */
export function scoreVector(text: string): WrittenScore | null {
  const vector = text.trim().replace(/^\(([^()]*)\)$/, "$1");
  for (const version of versions) {
    const parsed = parseVector(version, vector);
    if (parsed.ok) return { version, vector, baseScore: baseScoreOf(version, parsed.base) };
  }
  return null;
}
