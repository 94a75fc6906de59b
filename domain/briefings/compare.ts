import type { StoredNumbers } from "../history/snapshot";
import type { CountedName } from "../status/counting";

/** The numbers that are compared, in the order they are told. */
export const comparedNames = [
  "affected",
  "exposed",
  "risk-accepted",
  "unknown",
  "contained",
  "remediated",
  "back-in-service",
] as const satisfies readonly CountedName[];
export type ComparedName = (typeof comparedNames)[number];

/** A number that is not what it was. */
export type Difference = Readonly<{ name: ComparedName; from: number; to: number }>;

/** What changed from one set of numbers to a later one. */
export function differences(from: StoredNumbers, to: StoredNumbers): readonly Difference[] {
  return comparedNames.flatMap((name) =>
    from[name] === to[name] ? [] : [{ name, from: from[name], to: to[name] }],
  );
}

type Sites = readonly Readonly<{ id: string; code: string; name: string; numbers: StoredNumbers }>[];

/** How a site changed from one briefing to a later one. `only`: it stands in one of them, so that nothing can be compared. */
export type SiteDifference = Readonly<{
  code: string;
  name: string;
  only: "earlier" | "later" | null;
  changed: readonly Difference[];
}>;

/** What changed by site, those that changed first, each in the order of the later briefing. */
export function compareSites(earlier: Sites, later: Sites): readonly SiteDifference[] {
  const before = new Map(earlier.map((site) => [site.id, site]));
  const after = new Set(later.map(({ id }) => id));
  const compared = later.map(({ id, code, name, numbers }): SiteDifference => {
    const was = before.get(id);
    return { code, name, only: was ? null : "later", changed: was ? differences(was.numbers, numbers) : [] };
  });
  const gone = earlier
    .filter(({ id }) => !after.has(id))
    .map(({ code, name }): SiteDifference => ({ code, name, only: "earlier", changed: [] }));
  const told = [...compared, ...gone];
  const changedOnes = told.filter(({ changed, only }) => changed.length > 0 || only !== null);
  return [...changedOnes, ...told.filter((site) => !changedOnes.includes(site))];
}

const words: Readonly<Record<ComparedName, string>> = {
  affected: "affected",
  exposed: "exposed",
  "risk-accepted": "at an accepted risk",
  unknown: "unknown",
  contained: "contained",
  remediated: "remediated",
  "back-in-service": "back in service",
};

/** "exposed +1 (2 to 3)", with a minus sign where it fell. */
export function differenceWords({ name, from, to }: Difference): string {
  const by = to > from ? `+${to - from}` : `−${from - to}`;
  return `${words[name]} ${by} (${from} to ${to})`;
}
