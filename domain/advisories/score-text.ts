import type { CvssVersion, Score } from "./advisory";
import { parseVector, severityOf } from "./cvss-vector";

const versions: readonly CvssVersion[] = ["2.0", "3.0", "3.1", "4.0"];

/** A corrected score as it is kept: the base score and the vector it follows from. */
export const scoreText = ({ baseScore, vector }: Readonly<{ baseScore: number; vector: string }>): string =>
  `${baseScore.toFixed(1)} ${vector}`;

/** The version of a vector by its form; null when it is none. */
export const vectorVersion = (vector: string): CvssVersion | null =>
  versions.find((version) => parseVector(version, vector).ok) ?? null;

export type ReadScore = Pick<Score, "version" | "vector" | "baseScore" | "severity">;

/** Reads what scoreText() wrote. */
export function readScoreText(text: string): ReadScore | null {
  const [, number, vector] = /^(\d{1,2}\.\d) (\S+)$/.exec(text) ?? [];
  if (number === undefined || vector === undefined) return null;
  const version = vectorVersion(vector);
  const baseScore = Number(number);
  return version === null ? null : { version, vector, baseScore, severity: severityOf(version, baseScore) };
}
