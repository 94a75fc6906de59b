import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Course, isCounted, type Measure, measured, measures, summarise } from "./measure";

const opened = new Date("2026-11-01T08:00:00Z");
const now = new Date("2026-11-21T08:00:00Z");
const hour = 3_600_000;
const at = (hours: number) => new Date(opened.getTime() + hours * hour);
const none = { contain: null, remediate: null, reconnect: null };

const course = (reached: Partial<Record<Measure, Date>> = {}, change: Partial<Course> = {}): Course => ({
  openedAt: opened,
  closedAt: null,
  end: null,
  reached: { ...none, ...reached },
  ...change,
});
const contained = (hours: number) => course({ contain: at(hours) });
const waiting = course();

describe("where an incident stands with a measure", () => {
  it("took as long as from its opening to the step", () => {
    expect(measured(contained(5), "contain", now)).toEqual({ group: "reached", took: 5 * hour });
  });

  it("waits as long as it has been open", () => {
    expect(measured(waiting, "contain", now)).toEqual({ group: "waiting", took: 480 * hour });
  });

  it("took no time where the step was done before it was opened", () => {
    expect(measured(contained(-3), "contain", now)).toEqual({ group: "reached", took: 0 });
  });

  it("will not be contained any more once it is remediated, and still waits to be reconnected", () => {
    const remediated = course({ remediate: at(9) });
    expect(measured(remediated, "contain", now).group).toBe("without");
    expect(measured(remediated, "reconnect", now).group).toBe("waiting");
  });

  it("waits for nothing once it has ended", () => {
    const withdrawn = course({ contain: at(2) }, { closedAt: at(30), end: "withdrawn" });
    expect(measures.map((measure) => measured(withdrawn, measure, now).group)).toEqual([
      "reached",
      "without",
      "without",
    ]);
  });

  it("is left out once it was cancelled", () => {
    expect(isCounted(course({}, { closedAt: at(1), end: "cancelled" }))).toBe(false);
    expect(isCounted(course({}, { closedAt: at(1), end: "withdrawn" }))).toBe(true);
  });
});

describe("the median and the worst", () => {
  it("never lose what is not there yet", () => {
    const rows = [contained(1), contained(2), contained(3), waiting, waiting];
    const { counts, median, worst } = summarise(rows, "contain", now);
    expect(counts).toEqual({ reached: 3, waiting: 2, without: 0 });
    expect(median).toBe(3 * hour);
    expect(worst).toMatchObject({ row: waiting, took: 480 * hour, waits: true });
  });

  it("have no median while half are not there", () => {
    expect(summarise([contained(1), waiting, waiting], "contain", now).median).toBeNull();
    expect(summarise([contained(1), waiting], "contain", now).median).toBe(hour);
    expect(summarise([waiting], "contain", now).median).toBeNull();
  });

  it("are of nothing where nothing counts", () => {
    const rows = [course({ remediate: at(1) })];
    expect(summarise(rows, "contain", now)).toEqual({
      counts: { reached: 0, waiting: 0, without: 1 },
      median: null,
      worst: null,
    });
    expect(summarise([], "contain", now)).toMatchObject({ median: null, worst: null });
  });

  it("tell the longest that came where it took longer than what waits", () => {
    const late = course({}, { openedAt: new Date(now.getTime() - hour) });
    const long = contained(400);
    expect(summarise([long, late], "contain", now).worst).toMatchObject({ row: long, waits: false });
  });
});

const anyCourse = fc
  .record({
    opened: fc.integer({ min: 0, max: 400 }),
    contain: fc.option(fc.integer({ min: -5, max: 479 })),
    remediate: fc.option(fc.integer({ min: 0, max: 479 })),
    reconnect: fc.option(fc.integer({ min: 0, max: 479 })),
    end: fc.constantFrom(null, null, "remediated" as const, "withdrawn" as const),
  })
  .map(
    ({ opened: from, end, ...times }): Course => ({
      openedAt: at(from),
      closedAt: end && at(479),
      end,
      reached: {
        contain: times.contain === null ? null : at(times.contain),
        remediate: times.remediate === null ? null : at(times.remediate),
        reconnect: times.reconnect === null ? null : at(times.reconnect),
      },
    }),
  );
const courses = fc.array(anyCourse, { maxLength: 30 });
const aMeasure = fc.constantFrom(...measures);

describe("whatever incidents there are", () => {
  it("each stands in exactly one group", () => {
    fc.assert(
      fc.property(courses, aMeasure, (rows, measure) => {
        const { counts } = summarise(rows, measure, now);
        expect(counts.reached + counts.waiting + counts.without).toBe(rows.length);
      }),
    );
  });

  it("at least half of those that count came within the median, and it is one of their times", () => {
    fc.assert(
      fc.property(courses, aMeasure, (rows, measure) => {
        const { counts, median, worst } = summarise(rows, measure, now);
        const all = rows.map((row) => measured(row, measure, now));
        const counting = counts.reached + counts.waiting;
        const within = all.filter(({ group, took }) => group === "reached" && took <= (median ?? -1)).length;
        if (median === null) expect(counts.reached * 2).toBeLessThan(Math.max(1, counting));
        else {
          expect(within * 2).toBeGreaterThanOrEqual(counting);
          expect(all.map(({ took }) => took)).toContain(median);
          expect(worst?.took).toBeGreaterThanOrEqual(median);
        }
      }),
    );
  });

  it("one more that waits never makes a median shorter, nor the worst", () => {
    fc.assert(
      fc.property(courses, aMeasure, (rows, measure) => {
        const open = course({}, { openedAt: at(470) });
        const [before, after] = [summarise(rows, measure, now), summarise([...rows, open], measure, now)];
        const long = Number.POSITIVE_INFINITY;
        if (before.counts.reached + before.counts.waiting === 0) return;
        expect(after.median ?? long).toBeGreaterThanOrEqual(before.median ?? long);
        expect(after.worst?.took).toBeGreaterThanOrEqual(before.worst?.took ?? 0);
      }),
    );
  });

  it("their order is no matter", () => {
    fc.assert(
      fc.property(courses, aMeasure, (rows, measure) => {
        const [one, other] = [summarise(rows, measure, now), summarise(rows.toReversed(), measure, now)];
        expect([one.counts, one.median, one.worst?.took]).toEqual([
          other.counts,
          other.median,
          other.worst?.took,
        ]);
      }),
    );
  });
});
