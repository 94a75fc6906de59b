import { type Asked, askedFor } from "../incidents/list-filter";
import type { MatchStanding } from "./decisions";
import { matchLevels } from "./matchable";
import type { MatchFilter } from "./rows";

const standings: readonly MatchStanding[] = [
  "affected",
  "not-affected",
  "vendor-asked",
  "unknown",
  "by-rule",
];
const longestText = 100;
const among = <Name extends string>(names: readonly Name[], text: string | null): Name | null =>
  names.find((name) => name === text) ?? null;

/** Reads a filter from an address; what cannot be read is left out, so that an old link still opens the list. */
export function readMatchFilter(asked: Asked): MatchFilter {
  return {
    level: among(matchLevels, askedFor(asked, "level")),
    standing: among(standings, askedFor(asked, "standing")),
    site: askedFor(asked, "site"),
    text: (askedFor(asked, "q") ?? "").slice(0, longestText),
    recheck: askedFor(asked, "recheck") === "yes",
    all: askedFor(asked, "show") === "all",
  };
}

/** The same filter as the parameters of an address; what is usual is left out. */
export function matchParameters(filter: MatchFilter, after: string | null = null): string {
  const pairs: readonly (readonly [string, string | null])[] = [
    ["level", filter.level],
    ["standing", filter.standing],
    ["site", filter.site],
    ["q", filter.text || null],
    ["recheck", filter.recheck ? "yes" : null],
    ["show", filter.all ? "all" : null],
    ["after", after],
  ];
  const kept = pairs.flatMap(([name, value]) =>
    value === null ? [] : `${name}=${encodeURIComponent(value)}`,
  );
  return kept.length === 0 ? "" : `?${kept.join("&")}`;
}
