import type { MatchLevel } from "@/domain/matching/matchable";

/** How many of the four bars a level fills. */
export const levelBars: Readonly<Record<MatchLevel, 0 | 1 | 2 | 3 | 4>> = {
  strong: 4,
  likely: 3,
  possible: 2,
  excluded: 0,
};

/** What a level means, beside its name. */
export const levelMeaning: Readonly<Record<MatchLevel, string>> = {
  strong: "an identifier fits and the version is decided",
  likely: "everything fits",
  possible: "something is unknown or only similar: missing data never excludes",
  excluded: "each with what speaks against it",
};
