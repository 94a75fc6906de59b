import { sumNumbers } from "../history/snapshot";
import { type StatusNumbers, worstFirst } from "./counting";

type Site = Readonly<{ region: string; numbers: StatusNumbers }>;

/** The sites of one region together. */
export type Region = Readonly<{ name: string; sites: number; numbers: StatusNumbers }>;

/** The regions that sites carry, worst first; none where there are fewer than two to tell apart. Sites without one stand in none. */
export function regionsOf(sites: readonly Site[]): readonly Region[] {
  const names = [...new Set(sites.map(({ region }) => region))].filter((name) => name !== "");
  if (names.length < 2) return [];
  return names
    .map((name) => {
      const own = sites.filter(({ region }) => region === name);
      return { name, sites: own.length, numbers: sumNumbers(own.map(({ numbers }) => numbers)) };
    })
    .sort(worstFirst);
}
