import { describe, expect, it } from "vitest";
import {
  formatDay,
  formatDayWord,
  formatDistance,
  formatDuration,
  formatInstant,
  formatMoment,
  formatTime,
  formatUtc,
  fromLocalInput,
  toLocalInput,
} from "./dates";
import { isTimeZone, zoneName } from "./time-zones";

const berlin = "Europe/Berlin";
const newYork = "America/New_York";
const minute = 60_000;
const hour = 60 * minute;

describe("a time of day", () => {
  it.each([
    ["2026-11-26T13:05:09Z", berlin, "14:05 CET"],
    ["2026-07-01T12:05:00Z", berlin, "14:05 CEST"],
    ["2026-11-26T13:05:09Z", newYork, "08:05 EST"],
    ["2026-07-01T12:05:00Z", newYork, "08:05 EDT"],
    ["2026-07-01T12:05:00Z", "Europe/London", "13:05 BST"],
    ["2026-11-26T23:00:00Z", "Europe/London", "23:00 GMT"],
    ["2026-11-26T18:15:00Z", "Asia/Kathmandu", "00:00 UTC+5:45"],
    ["2026-11-26T13:05:00Z", "UTC", "13:05 UTC"],
  ])("at %s in %s reads %s, wherever the server stands", (at, zone, shown) => {
    expect(formatTime(new Date(at), zone)).toBe(shown);
  });

  it("changes its zone's name in the second the clocks change", () => {
    expect(formatTime(new Date("2026-10-25T00:59:59Z"), berlin)).toBe("02:59 CEST");
    expect(formatTime(new Date("2026-10-25T01:00:00Z"), berlin)).toBe("02:00 CET");
    expect(formatTime(new Date("2026-03-29T00:59:59Z"), berlin)).toBe("01:59 CET");
    expect(formatTime(new Date("2026-03-29T01:00:00Z"), berlin)).toBe("03:00 CEST");
  });
});

describe("a day", () => {
  it("is the site's day, not the server's and not UTC's", () => {
    const at = new Date("2026-11-26T23:30:00Z");
    expect(formatDay(at, berlin, at)).toBe("Fri 27 Nov");
    expect(formatDay(at, newYork, at)).toBe("Thu 26 Nov");
  });

  it("carries its year when that is not the present one, or when no present is given", () => {
    const at = new Date("2017-08-03T12:00:00Z");
    expect(formatDay(at, berlin, new Date("2026-11-26T12:00:00Z"))).toBe("Thu 3 Aug 2017");
    expect(formatDay(at, berlin)).toBe("Thu 3 Aug 2017");
    expect(formatInstant(at, berlin, at)).toBe("Thu 3 Aug, 14:00 CEST");
  });

  it.each([
    ["2026-11-25T23:30:00Z", "today"],
    ["2026-11-26T22:59:00Z", "today"],
    ["2026-11-26T23:00:00Z", "tomorrow"],
    ["2026-11-25T22:59:00Z", "yesterday"],
    ["2026-11-28T12:00:00Z", "Sat 28 Nov"],
  ])("of %s is called %s", (at, word) => {
    expect(formatDayWord(new Date(at), berlin, new Date("2026-11-26T12:00:00Z"))).toBe(word);
  });

  it("is tomorrow across the night the clocks change, which has 25 hours", () => {
    const now = new Date("2026-10-24T22:30:00Z");
    expect(formatMoment(new Date("2026-10-25T22:30:00Z"), berlin, now)).toBe("today, 23:30 CET");
    expect(formatMoment(new Date("2026-10-25T23:30:00Z"), berlin, now)).toBe("tomorrow, 00:30 CET");
  });

  it("stands in UTC, to the second, on request", () => {
    expect(formatUtc(new Date("2026-11-26T13:05:09.900Z"))).toBe("Thu 26 Nov 2026, 13:05:09 UTC");
  });
});

describe("a duration", () => {
  it.each([
    [76 * hour, "3 d 4 h"],
    [72 * hour + 59 * minute, "3 d"],
    [26 * hour, "1 d 2 h"],
    [4 * hour + 12 * minute, "4 h 12 min"],
    [24 * hour - 1, "23 h 59 min"],
    [hour, "1 h"],
    [32 * minute, "32 min"],
    [59_999, "under 1 min"],
    [-5 * hour, "under 1 min"],
  ])("of %d ms reads %s", (milliseconds, shown) => {
    expect(formatDuration(milliseconds)).toBe(shown);
  });

  it("says whether it lies ahead or behind", () => {
    const now = new Date("2026-11-26T12:00:00Z");
    expect(formatDistance(new Date(now.getTime() + 100 * minute), now)).toBe("in 1 h 40 min");
    expect(formatDistance(new Date(now.getTime() - 26 * minute), now)).toBe("26 min ago");
    expect(formatDistance(new Date(now.getTime() + 30_000), now)).toBe("now");
  });
});

describe("a time typed on the site's clock", () => {
  it.each([berlin, newYork, "Asia/Kathmandu", "Australia/Sydney"])(
    "comes back as it was typed in %s",
    (zone) => {
      for (const typed of ["2026-01-31T00:00", "2026-07-01T23:59", "2028-02-29T12:30"]) {
        const at = fromLocalInput(typed, zone);
        expect(at && toLocalInput(at, zone)).toBe(typed);
      }
    },
  );

  it("means the first of the two when the hour comes twice", () => {
    expect(fromLocalInput("2026-10-25T02:30", berlin)?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
  });

  it("moves on by the skipped hour when it never was", () => {
    expect(fromLocalInput("2026-03-29T02:30", berlin)?.toISOString()).toBe("2026-03-29T01:30:00.000Z");
  });

  it.each(["", "yesterday", "2026-02-30T10:00", "2026-13-01T10:00", "2026-11-26T24:10", "2026-11-26"])(
    "is refused when it is none: %j",
    (typed) => {
      expect(fromLocalInput(typed, berlin)).toBeNull();
    },
  );
});

describe("a zone", () => {
  it("is known by its name in the tz database", () => {
    expect(isTimeZone(berlin)).toBe(true);
    expect(isTimeZone("Europe/Atlantis")).toBe(false);
    expect(isTimeZone("")).toBe(false);
    expect(isTimeZone("+01:00")).toBe(false);
  });

  it("without a usual short name is called by its offset", () => {
    expect(zoneName(new Date("2026-11-26T12:00:00Z"), "America/Sao_Paulo")).toBe("UTC-3");
  });
});
