import type { Score, Vulnerability } from "./advisory";

/** The highest base score among vulnerabilities, with the version it belongs to; scores are compared as they stand, none is recomputed. */
export function highestScore(
  vulnerabilities: readonly Pick<Vulnerability, "scores">[],
): Readonly<{ score: number; version: Score["version"] }> | null {
  const given = vulnerabilities
    .flatMap((vulnerability) => vulnerability.scores)
    .flatMap(({ baseScore, version }) => (baseScore === null ? [] : [{ score: baseScore, version }]));
  return given.reduce<(typeof given)[number] | null>(
    (best, each) => (best === null || each.score > best.score ? each : best),
    null,
  );
}
