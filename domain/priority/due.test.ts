import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  calendarAt,
  calendarWords,
  dueClock,
  readOffset,
  siteClock,
  storedCalendar,
  usualCalendar,
  withCalendar,
} from "./calendar";
import { type DueGround, dueTimes, offsetOf, overrideAt } from "./due";
import { priorities } from "./values";

const berlin = "Europe/Berlin";
const at = (text: string) => new Date(text);
const told = (from: string, offset: string, zone = berlin, calendar = usualCalendar) =>
  dueClock(zone, calendar)(at(from), offset).toISOString();

describe("a time to act in", () => {
  it("is hours by the clock, or working days of the site that end when its day ends", () => {
    expect(told("2026-11-26T13:00:00Z", "PT4H")).toBe("2026-11-26T17:00:00.000Z");
    // Thursday afternoon, one working day: Friday 16:00 in Berlin.
    expect(told("2026-11-26T13:00:00Z", "P1D")).toBe("2026-11-27T15:00:00.000Z");
    // Friday: over the weekend.
    expect(told("2026-11-27T13:00:00Z", "P1D")).toBe("2026-11-30T15:00:00.000Z");
    // Late on Thursday in Berlin it is still Thursday in New York.
    expect(told("2026-11-26T23:30:00Z", "P1D", "America/New_York")).toBe("2026-11-27T21:00:00.000Z");
    expect(told("2026-11-26T23:30:00Z", "P1D")).toBe("2026-11-30T15:00:00.000Z");
  });

  it("passes over holidays, and over what days a site works on", () => {
    const calendar = storedCalendar({ holidays: ["2026-12-25"], dayEnds: "18:30" });
    expect(told("2026-12-24T08:00:00Z", "P1D", berlin, calendar)).toBe("2026-12-28T17:30:00.000Z");
    const always = storedCalendar({ workingDays: [1, 2, 3, 4, 5, 6, 7] });
    expect(told("2026-11-27T13:00:00Z", "P1D", berlin, always)).toBe("2026-11-28T15:00:00.000Z");
    expect(storedCalendar({ workingDays: [] })).toEqual(usualCalendar);
    expect(storedCalendar({ dayEnds: "25:00", holidays: ["Christmas"] })).toEqual(usualCalendar);
  });

  it.each([
    // Berlin goes to summer time on Sun 29 Mar 2026 and back on Sun 25 Oct 2026; New York on 8 Mar and 1 Nov.
    ["2026-03-27T12:00:00Z", "PT72H", berlin, "2026-03-30T12:00:00.000Z"],
    ["2026-03-27T12:00:00Z", "P1D", berlin, "2026-03-30T14:00:00.000Z"],
    ["2026-03-26T12:00:00Z", "P1D", berlin, "2026-03-27T15:00:00.000Z"],
    ["2026-10-23T12:00:00Z", "P1D", berlin, "2026-10-26T15:00:00.000Z"],
    ["2026-10-22T12:00:00Z", "P1D", berlin, "2026-10-23T14:00:00.000Z"],
    ["2026-10-24T22:30:00Z", "PT4H", berlin, "2026-10-25T02:30:00.000Z"],
    ["2026-03-06T12:00:00Z", "P1D", "America/New_York", "2026-03-09T20:00:00.000Z"],
    ["2026-10-30T12:00:00Z", "P1D", "America/New_York", "2026-11-02T21:00:00.000Z"],
  ])("keeps the site's clock on both sides of its change: %s %s", (from, offset, zone, due) => {
    expect(told(from, offset, zone)).toBe(due);
  });

  it("is counted on the calendar the site had when it began: a new one moves nothing that was due before", () => {
    const changed = at("2026-11-25T12:00:00Z");
    const other = storedCalendar({ holidays: ["2026-11-27"], dayEnds: "12:00" });
    const clock = siteClock(berlin, withCalendar({}, changed, other));
    expect(clock(at("2026-11-24T09:00:00Z"), "P3D").toISOString()).toBe("2026-11-27T15:00:00.000Z");
    expect(clock(at("2026-11-25T12:00:00Z"), "P2D").toISOString()).toBe("2026-11-30T11:00:00.000Z");
    expect(calendarAt({}, changed)).toEqual(usualCalendar);
    expect(calendarWords(usualCalendar)).toBe("Mon, Tue, Wed, Thu, Fri until 16:00");
    expect(calendarWords(other)).toBe("Mon, Tue, Wed, Thu, Fri until 12:00, without 1 day");
  });

  it("is read strictly", () => {
    expect(["PT4H", "P3D"].map(readOffset)).toEqual([{ hours: 4 }, { days: 3 }]);
    expect(["", "4h", "P1M", "PT-1H", "P1DT2H", "PT1.5H"].map(readOffset)).toEqual(Array(6).fill(null));
  });
});

const contain = { phase: "contain" } as const;
const remediate = { phase: "remediate" } as const;
const opened = at("2026-11-23T09:00:00Z");
const ground = (changes: Partial<DueGround>): DueGround => ({
  moves: [{ at: opened, priority: "scheduled" }],
  overrides: [],
  waits: [],
  ...changes,
});
const due = (given: DueGround, now: string, step: Parameters<ReturnType<typeof dueTimes>>[0] = contain) =>
  dueTimes(given, dueClock(berlin, usualCalendar), at(now))(step)?.toISOString() ?? null;

/** Holds one move of a priority against the due time before it. */
function keepsItsTime(moves: DueGround["moves"], index: number): void {
  const [last, move] = [moves[index - 1], moves[index]];
  if (!last || !move) return;
  const count = dueClock(berlin, usualCalendar);
  const dueAfter = (many: number) =>
    dueTimes(ground({ moves: moves.slice(0, many) }), count, move.at)(contain);
  const [before, after] = [dueAfter(index), dueAfter(index + 1)];
  if (before && before <= move.at) expect(after).toEqual(before);
  const rose = priorities.indexOf(move.priority) < priorities.indexOf(last.priority);
  if (before && after && rose) expect(after.getTime()).toBeLessThanOrEqual(before.getTime());
}

describe("a due time", () => {
  it("follows from the priority and the phase, and from the template where it says so", () => {
    expect(due(ground({}), "2026-11-23T09:00:00Z")).toBe("2026-12-07T15:00:00.000Z");
    const own = { ...contain, dueOffset: { scheduled: "PT2H" } } as const;
    expect(due(ground({}), "2026-11-23T09:00:00Z", own)).toBe("2026-11-23T11:00:00.000Z");
    expect(due(ground({ moves: [{ at: opened, priority: "defer" }] }), "2026-11-23T09:00:00Z")).toBeNull();
    expect(due(ground({ moves: [] }), "2026-11-23T09:00:00Z")).toBeNull();
  });

  it("comes nearer when the priority rises, counted from then, and goes away when it falls", () => {
    const risen = { at: at("2026-11-24T09:00:00Z"), priority: "immediate" } as const;
    const moves = [{ at: opened, priority: "scheduled" } as const, risen];
    expect(due(ground({ moves }), "2026-11-24T09:00:00Z")).toBe("2026-11-25T09:00:00.000Z");
    const fallen = { at: at("2026-11-24T20:00:00Z"), priority: "scheduled" } as const;
    expect(due(ground({ moves: [...moves, fallen] }), "2026-11-24T20:00:00Z")).toBe(
      "2026-12-08T15:00:00.000Z",
    );
  });

  it("that has passed stays passed, however the priority moves and whatever waits", () => {
    const moves = [
      { at: opened, priority: "immediate" } as const,
      { at: at("2026-11-24T09:00:00Z"), priority: "scheduled" } as const,
    ];
    const missed = "2026-11-24T09:00:00.000Z";
    expect(due(ground({ moves }), "2026-12-01T09:00:00Z")).toBe(missed);
    const wait = {
      at: at("2026-12-10T09:00:00Z"),
      by: "Cora",
      until: at("2027-01-10T09:00:00Z"),
      vendorCase: "",
      reason: "",
    };
    const late = ground({ moves: moves.slice(0, 1), waits: [wait] });
    expect(due(late, "2026-12-11T09:00:00Z", remediate)).toBe("2026-11-30T15:00:00.000Z");
  });

  it("waits for the vendor, save the containment, and keeps the time where the wait ends early", () => {
    const until = at("2027-02-10T09:00:00Z");
    const given = { by: "Cora", vendorCase: "CS-1", reason: "patch announced" };
    const wait = { ...given, at: at("2026-11-24T09:00:00Z"), until };
    const waiting = ground({ waits: [wait] });
    expect(due(waiting, "2026-11-25T09:00:00Z", remediate)).toBe(until.toISOString());
    expect(due(waiting, "2026-11-25T09:00:00Z")).toBe(due(ground({}), "2026-11-25T09:00:00Z"));
    const ended = (when: string) => ground({ waits: [wait, { ...given, at: at(when), until: null }] });
    expect(due(ended("2026-11-26T09:00:00Z"), "2026-11-26T09:00:00Z", remediate)).toBe(
      due(ground({}), "2026-11-26T09:00:00Z", remediate),
    );
    expect(due(ended("2027-02-01T09:00:00Z"), "2027-02-01T09:00:00Z", remediate)).toBe(until.toISOString());
  });

  it("follows an override while it is in force, and the table again once it ended", () => {
    const until = at("2026-11-26T09:00:00Z");
    const override = { at: opened, by: "Cora", priority: "immediate", reason: "r", until } as const;
    const given = ground({ overrides: [override] });
    expect(overrideAt(given.overrides, at("2026-11-26T08:59:59Z"))).toBe(override);
    expect(overrideAt(given.overrides, until)).toBeNull();
    expect(due(given, "2026-11-23T10:00:00Z", remediate)).toBe("2026-11-30T15:00:00.000Z");
    expect(due(given, "2026-11-26T09:00:00Z", remediate)).toBe("2027-01-07T15:00:00.000Z");
    const taken = { ...override, at: at("2026-11-23T11:00:00Z"), priority: null, until: null };
    expect(overrideAt([override, taken], at("2026-11-23T12:00:00Z"))).toBeNull();
  });

  it("never moves once it has passed, and never later because a priority rose, in any order of moves", () => {
    const step = fc.record({ hours: fc.integer({ min: 0, max: 200 }), to: fc.constantFrom(...priorities) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        let when = opened.getTime();
        const moves = steps.map(({ hours, to }) => {
          when += hours * 3_600_000 + 1;
          return { at: new Date(when), priority: to };
        });
        for (const index of moves.keys()) keepsItsTime(moves, index);
      }),
    );
  });

  it("has a time for every phase at every priority but defer", () => {
    for (const priority of priorities) {
      const offset = offsetOf(contain, priority);
      if (priority === "defer") expect(offset).toBeNull();
      else expect(offset && readOffset(offset)).not.toBeNull();
    }
  });
});
