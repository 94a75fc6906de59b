import type { MatchLevel } from "./matchable";

export const decisionKinds = ["affected", "not-affected", "ask-vendor"] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** Where a system stands with an advisory. by-rule: excluded and nobody had to decide; counted apart from decided. */
const matchStandings = ["affected", "not-affected", "vendor-asked", "unknown", "by-rule"] as const;
export type MatchStanding = (typeof matchStandings)[number];

/** A match as stored: `recheck` is set when something it rests on changed after it was computed or decided. */
export type MatchState = Readonly<{ level: MatchLevel; recheck: boolean; decision: DecisionKind | null }>;

const decided: Readonly<Record<DecisionKind, MatchStanding>> = {
  affected: "affected",
  "not-affected": "not-affected",
  "ask-vendor": "vendor-asked",
};

/** Where a match stands: a decision counts as before while it waits for a re-check; an excluded row does not. */
export function standing(match: MatchState): MatchStanding {
  if (match.decision !== null) return decided[match.decision];
  return match.level === "excluded" && !match.recheck ? "by-rule" : "unknown";
}

/** Whether nobody can say yet; never shown as safe. */
export function countsAsUnknown(match: MatchState): boolean {
  const now = standing(match);
  return now === "unknown" || now === "vendor-asked";
}
