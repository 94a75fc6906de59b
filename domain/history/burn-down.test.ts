import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SiteId } from "../ids";
import { countSystems } from "../status/counting";
import { lastEndedEverywhere, pointsOf, readDay, readRange, type SiteDay, sinceCompared } from "./burn-down";
import { pointsOfSums } from "./told";

const [north, south] = ["north" as SiteId, "south" as SiteId];
const row = (siteId: SiteId, day: string, exposed: number, late = false): SiteDay => ({
  siteId,
  day,
  late,
  numbers: { ...countSystems([]), exposed },
});
const days = ["2026-11-18", "2026-11-19", "2026-11-20"];

describe("the days of several sites", () => {
  it("add up, each site from its first day on", () => {
    const rows = [row(north, "2026-11-19", 2), row(north, "2026-11-20", 3), row(south, "2026-11-20", 4)];
    const points = pointsOf(
      rows,
      days,
      new Map([
        [north, "2026-11-19"],
        [south, "2026-11-20"],
      ]),
    );
    expect(points.map(({ day, numbers }) => [day, numbers?.exposed])).toEqual([
      ["2026-11-19", 2],
      ["2026-11-20", 7],
    ]);
  });

  it("are unknown where a site's day is missing, and never less", () => {
    const rows = [
      row(north, "2026-11-18", 2),
      row(south, "2026-11-18", 1),
      row(north, "2026-11-20", 3, true),
    ];
    const points = pointsOf(
      rows,
      days,
      new Map([
        [north, "2026-11-18"],
        [south, "2026-11-18"],
      ]),
    );
    expect(points).toMatchObject([
      { numbers: { exposed: 3 }, late: false },
      { numbers: null, late: false },
      { numbers: null, late: true },
    ]);
  });

  it("begin with the first on which anything was compared", () => {
    const of = (day: string, notLookedAt: number) => ({
      day,
      late: false,
      numbers: { ...countSystems([]), systems: 5, "not-looked-at": notLookedAt },
    });
    const points = [of("2026-11-18", 5), of("2026-11-19", 4), of("2026-11-20", 5)];
    expect(sinceCompared(points)).toEqual(points.slice(1));
    expect(sinceCompared(points.slice(0, 1))).toEqual([]);
  });

  it("end with the last one that is over everywhere", () => {
    const now = new Date("2026-11-20T03:00:00Z");
    expect(lastEndedEverywhere(["Europe/Berlin", "America/Los_Angeles"], now)).toBe("2026-11-18");
    expect(lastEndedEverywhere([], now)).toBeNull();
  });
});

it("reads of an address only days and ranges that there are", () => {
  expect([readRange("30"), readRange("31"), readRange(null)]).toEqual([30, 14, 14]);
  expect(["2026-11-20", "2026-02-30", "1999-01-01", "today"].map(readDay)).toEqual([
    "2026-11-20",
    null,
    null,
    null,
  ]);
});

describe("the sums of days", () => {
  it("say the same as the days of the sites", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ site: fc.nat(3), day: fc.nat(5), exposed: fc.nat(9), late: fc.boolean() }), {
          maxLength: 24,
        }),
        (written) => {
          const dayOf = (day: number) => `2026-11-1${day}`;
          const once = new Map(written.map((one) => [`${one.site} ${one.day}`, one]));
          const rows = [...once.values()].map(({ site, day, exposed, late }) =>
            row(String(site) as SiteId, dayOf(day), exposed, late),
          );
          const firstDays = new Map<SiteId, string>();
          for (const { siteId, day } of rows.toSorted((a, b) => a.day.localeCompare(b.day)))
            if (!firstDays.has(siteId)) firstDays.set(siteId, day);
          const all = [0, 1, 2, 3, 4, 5].map(dayOf);
          const sums = all.flatMap((day) => {
            const own = rows.filter((each) => each.day === day);
            const numbers = {
              ...countSystems([]),
              exposed: own.reduce((sum, each) => sum + each.numbers.exposed, 0),
            };
            return own.length === 0
              ? []
              : [{ day, sites: own.length, late: own.some(({ late }) => late), numbers }];
          });
          const firsts = [...firstDays.values()].map((day) => ({ day, sites: 1 }));
          const told = (
            points: readonly { day: string; late: boolean; numbers: { exposed: number } | null }[],
          ) => points.map(({ day, late, numbers }) => [day, late, numbers?.exposed ?? null]);
          expect(told(pointsOfSums(sums, all, firsts))).toEqual(told(pointsOf(rows, all, firstDays)));
        },
      ),
    );
  });
});
