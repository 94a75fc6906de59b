import type { AdvisoryReading, Score } from "./advisory";

/** The highest base score an advisory gives, with the version it belongs to; scores are compared as given, none is recomputed. */
export function highestScore(
  reading: AdvisoryReading,
): Readonly<{ score: number; version: Score["version"] }> | null {
  const given = reading.vulnerabilities
    .flatMap((vulnerability) => vulnerability.scores)
    .flatMap(({ baseScore, version }) => (baseScore === null ? [] : [{ score: baseScore, version }]));
  return given.reduce<(typeof given)[number] | null>(
    (best, each) => (best === null || each.score > best.score ? each : best),
    null,
  );
}
