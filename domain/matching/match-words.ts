import type { MatchStanding } from "./decisions";
import type { MatchLevel } from "./matchable";

export const levelTitles: Readonly<Record<MatchLevel, string>> = {
  strong: "Strong",
  likely: "Likely",
  possible: "Possible",
  excluded: "Excluded",
};

export const standingWords: Readonly<Record<MatchStanding, string>> = {
  unknown: "Undecided",
  "vendor-asked": "Vendor asked",
  affected: "Affected",
  "not-affected": "Not affected",
  "by-rule": "Not affected by rule",
};
