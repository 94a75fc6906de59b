/** How likely a CVE is to be exploited within 30 days by the Exploit Prediction Scoring System (FIRST), 0 to 1. */
export type EpssScore = Readonly<{ cve: string; score: number; percentile: number }>;

/** Which list it is: the day it was scored for, and by which model. */
export type EpssRelease = Readonly<{ modelVersion: string; scoredOn: string; count: number; sha256: string }>;

export type EpssFile = EpssRelease & Readonly<{ releasedAt: Date; scores: readonly EpssScore[] }>;

/** Whether one list counts before another: the later day, of one day the fuller, of equals the smaller hash. */
export function listCountsBefore(one: EpssRelease, other: EpssRelease): boolean {
  if (one.scoredOn !== other.scoredOn) return one.scoredOn > other.scoredOn;
  return one.count !== other.count ? one.count > other.count : one.sha256 < other.sha256;
}

/** "99.9th percentile", cut and never rounded up to 100. */
export function percentileText(percentile: number): string {
  const tenths = Math.floor(percentile * 1000 + 1e-9) / 10;
  return `${tenths.toFixed(1)}th percentile`;
}
