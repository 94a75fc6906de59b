import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quietWords, type WallNumbers, wallNames, wallSites, wallStates } from "./wall";

const numbers: fc.Arbitrary<WallNumbers> = fc
  .array(fc.nat({ max: 30 }), { minLength: wallNames.length, maxLength: wallNames.length })
  // Safe because there is one number for each name.
  .map((all) => Object.fromEntries(wallNames.map((name, index) => [name, all[index]])) as WallNumbers);

const none: WallNumbers = {
  systems: 3,
  affected: 0,
  exposed: 0,
  unknown: 0,
  "risk-accepted": 0,
  contained: 0,
  remediated: 0,
  "back-in-service": 0,
  "not-looked-at": 0,
};
const now = new Date("2026-11-30T12:00:00Z");
const site = (own: WallNumbers, silentSince: Date | null = null) => ({
  code: "A",
  name: "A",
  numbers: own,
  silentSince,
});

describe("the sites of a wall view", () => {
  it("are none where there is none", () => {
    expect(wallSites([], now)).toEqual({ sites: [], rest: null });
  });

  it("lose no system and no silent site, however many there are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(numbers, fc.boolean()), { maxLength: 30 }),
        fc.integer({ min: 2, max: 20 }),
        (all, most) => {
          const sites = all.map(([own, silent]) => site(own, silent ? new Date(0) : null));
          const wall = wallSites(sites, now, most);
          expect(wall.sites.length + (wall.rest ? 1 : 0)).toBeLessThanOrEqual(most);
          for (const name of wallNames) {
            const shown = wall.sites.reduce((sum, each) => sum + each.numbers[name], 0);
            const sum = all.reduce((total, [own]) => total + own[name], 0);
            expect(shown + (wall.rest?.numbers[name] ?? 0)).toBe(sum);
          }
          const silent = wall.sites.filter((each) => each.silentMs !== null).length;
          expect(silent + (wall.rest?.silent ?? 0)).toBe(all.filter(([, is]) => is).length);
          expect(wall.sites.length + (wall.rest?.sites ?? 0)).toBe(all.length);
        },
      ),
    );
  });

  it("say for how long a site has owed an answer", () => {
    const since = new Date(now.getTime() - 3_600_000);
    expect(wallSites([site(none, since), site(none)], now).sites.map(({ silentMs }) => silentMs)).toEqual([
      3_600_000,
      null,
    ]);
  });
});

describe("how a site looks from across the room", () => {
  it("is never contained, remediated or quiet while anything is exposed, unknown or silent", () => {
    fc.assert(
      fc.property(numbers, fc.boolean(), (own, silent) => {
        const states = wallStates(own, silent);
        const open = own.exposed > 0 || own.unknown > 0 || silent;
        expect(states.every((state) => state === "exposed" || state === "unknown")).toBe(open);
        expect(states.includes("exposed")).toBe(own.exposed > 0);
        expect(states.includes("unknown")).toBe(own.unknown > 0 || silent);
      }),
    );
  });

  it("is the worst of what is left", () => {
    expect(wallStates({ ...none, "risk-accepted": 1, contained: 1 }, false)).toEqual(["risk-accepted"]);
    expect(wallStates({ ...none, contained: 1, remediated: 1 }, false)).toEqual(["contained"]);
    expect(wallStates({ ...none, "back-in-service": 1 }, false)).toEqual(["remediated"]);
    expect(wallStates(none, false)).toEqual(["none"]);
  });

  it("tells a site without systems, one nobody compared and one that is not affected apart", () => {
    expect(quietWords({ ...none, systems: 0 })).toBe("no systems");
    expect(quietWords({ ...none, "not-looked-at": 1 })).toBe("not compared yet");
    expect(quietWords(none)).toBe("none affected");
    expect(quietWords({ ...none, unknown: 1 })).toBeNull();
    expect(quietWords({ ...none, affected: 1 })).toBeNull();
  });
});
