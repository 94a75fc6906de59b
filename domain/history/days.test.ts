import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarDay } from "@/lib/dates";
import { dayAfter, daysToWrite, daysUpTo, endOfDay, lastEnded } from "./days";

const zones = ["Europe/Berlin", "America/Los_Angeles", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"];
const anyInstant = fc.date({
  min: new Date("2026-01-01T00:00:00Z"),
  max: new Date("2027-12-31T00:00:00Z"),
  noInvalidDate: true,
});

describe("the days of a site", () => {
  it("end at its own midnight, on the days the clocks change too", () => {
    expect(endOfDay("2026-11-20", "Europe/Berlin")).toEqual(new Date("2026-11-20T23:00:00Z"));
    expect(endOfDay("2026-03-29", "Europe/Berlin")).toEqual(new Date("2026-03-29T22:00:00Z"));
    expect(endOfDay("2026-10-25", "Europe/Berlin")).toEqual(new Date("2026-10-25T23:00:00Z"));
    expect(endOfDay("2026-11-20", "America/Los_Angeles")).toEqual(new Date("2026-11-21T08:00:00Z"));
  });

  it("follow one another without a gap, and each instant lies in one", () => {
    fc.assert(
      fc.property(anyInstant, fc.constantFrom(...zones), (at, zone) => {
        const day = calendarDay(at, zone);
        expect(endOfDay(day, zone).getTime()).toBeGreaterThan(at.getTime());
        expect(endOfDay(dayAfter(day, -1), zone).getTime()).toBeLessThanOrEqual(at.getTime());
      }),
    );
  });

  it("are written once over and two minutes old; late when an hour has passed", () => {
    const site = {
      zone: "Europe/Berlin",
      first: new Date("2026-11-18T12:00:00Z"),
      written: new Set<string>(),
    };
    const at = (now: string, written: readonly string[] = []) =>
      daysToWrite({ ...site, written: new Set(written) }, new Date(now)).map(({ day, late }) => [day, late]);
    expect(at("2026-11-18T23:01:59Z")).toEqual([]);
    expect(at("2026-11-18T23:02:00Z")).toEqual([["2026-11-18", false]]);
    expect(at("2026-11-19T00:00:01Z")).toEqual([["2026-11-18", true]]);
    expect(at("2026-11-20T23:02:00Z", ["2026-11-19"])).toEqual([
      ["2026-11-18", true],
      ["2026-11-20", false],
    ]);
    expect(lastEnded("America/Los_Angeles", new Date("2026-11-20T07:59:00Z"))).toBe("2026-11-18");
  });

  it("are told up to a last one", () => {
    expect(daysUpTo("2026-03-01", 3)).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
  });
});
