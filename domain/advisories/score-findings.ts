import type { AdvisoryReading, CvssVersion, Finding, Score } from "./advisory";
import { parseVector, severityOf } from "./cvss-vector";
import { findingKey } from "./finding-key";

/** The base score of a vector that is valid and holds its base metrics only. */
export type BaseScoreOf = (version: CvssVersion, baseVector: string) => number;

const cvss = (score: Score): string => `CVSS ${score.version}`;

/** What does not follow from the vector, as a sentence; null where all does, or where no vector is given. */
function faultOf(score: Score, baseScoreOf: BaseScoreOf): string | null {
  const { version, vector, baseScore, severity } = score;
  if (vector === null) return null;
  const parsed = parseVector(version, vector);
  if (!parsed.ok) {
    return `The score cannot be checked: the ${cvss(score)} vector is not valid, ${parsed.fault}.`;
  }
  const computed = baseScoreOf(version, parsed.base);
  if (baseScore !== null && baseScore.toFixed(1) !== computed.toFixed(1)) {
    return `The ${cvss(score)} base score is given as ${baseScore.toFixed(1)}, but ${computed.toFixed(1)} follows from its vector.`;
  }
  const follows = severityOf(version, computed);
  if (severity === null || follows === null || severity.toUpperCase() === follows) return null;
  return `The ${cvss(score)} severity is given as ${severity.toLowerCase()}, but ${follows.toLowerCase()} follows from its vector (${computed.toFixed(1)}).`;
}

/** C9: a base score or a severity that does not follow from its vector, or a vector that is not valid. Once for each such score. */
export function scoresNotFollowing(reading: AdvisoryReading, baseScoreOf: BaseScoreOf): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const { cve, title, path, scores } of reading.vulnerabilities) {
    for (const score of scores) {
      const fault = faultOf(score, baseScoreOf);
      if (fault === null) continue;
      const name = cve ?? title ?? path;
      const { version, vector, baseScore, severity } = score;
      const key = findingKey("C9", [name, `${version} ${vector} ${baseScore} ${severity}`]);
      const before = found.get(key)?.paths ?? [];
      found.set(key, {
        key,
        code: "C9",
        severity: "warn",
        paths: [...before, score.path],
        sentence: `${name}: ${fault}`,
        productKeys: [],
        quote: vector,
      });
    }
  }
  return [...found.values()];
}
