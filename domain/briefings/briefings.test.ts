import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toStored } from "../history/snapshot";
import { countSystems } from "../status/counting";
import { comparedNames, compareSites, differences, differenceWords } from "./compare";
import { decideBriefing } from "./content";

const anyNumbers = fc.array(fc.nat(9), { minLength: 7, maxLength: 7 }).map((counts) => ({
  ...toStored(countSystems([])),
  ...Object.fromEntries(comparedNames.map((name, index) => [name, counts[index] ?? 0])),
}));
const anySites = fc.uniqueArray(fc.record({ id: fc.constantFrom("a", "b", "c", "d"), numbers: anyNumbers }), {
  selector: ({ id }) => id,
});
const named = (sites: readonly Readonly<{ id: string; numbers: ReturnType<typeof toStored> }>[]) =>
  sites.map((site) => ({ ...site, code: site.id.toUpperCase(), name: `Site ${site.id}` }));

describe("comparing two briefings", () => {
  it("tells every number that changed, and back again the other way round", () => {
    fc.assert(
      fc.property(anyNumbers, anyNumbers, (from, to) => {
        const told = differences(from, to);
        const restored = { ...to, ...Object.fromEntries(told.map((each) => [each.name, each.from])) };
        expect(restored).toEqual(from);
        expect(differences(to, from)).toEqual(
          told.map(({ name, from: was, to: is }) => ({ name, from: is, to: was })),
        );
        expect(differences(from, from)).toEqual([]);
      }),
    );
  });

  it("names every site of either once, and compares only what stands in both", () => {
    fc.assert(
      fc.property(anySites, anySites, (earlier, later) => {
        const told = compareSites(named(earlier), named(later));
        const codes = (sites: typeof earlier) => sites.map(({ id }) => id.toUpperCase());
        const [before, after] = [new Set(codes(earlier)), new Set(codes(later))];
        const of = (only: "earlier" | "later" | null) =>
          new Set(told.filter((site) => site.only === only).map(({ code }) => code));
        expect(told).toHaveLength(new Set([...before, ...after]).size);
        expect(of(null)).toEqual(new Set([...before].filter((code) => after.has(code))));
        expect(of("earlier")).toEqual(new Set([...before].filter((code) => !after.has(code))));
        expect(of("later")).toEqual(new Set([...after].filter((code) => !before.has(code))));
        expect(told.filter(({ only }) => only !== null).flatMap(({ changed }) => changed)).toEqual([]);
      }),
    );
  });

  it("says by how much, with a sign", () => {
    expect(differenceWords({ name: "exposed", from: 2, to: 3 })).toBe("exposed +1 (2 to 3)");
    expect(differenceWords({ name: "unknown", from: 9, to: 0 })).toBe("unknown −9 (9 to 0)");
  });
});

it("freezes nothing before there is something to tell", () => {
  expect(decideBriefing({ advisories: 1, systems: 1 }).ok).toBe(true);
  expect(decideBriefing({ advisories: 0, systems: 4 })).toMatchObject({
    refusal: { code: "nothing-to-brief" },
  });
  expect(decideBriefing({ advisories: 2, systems: 0 }).ok).toBe(false);
});
