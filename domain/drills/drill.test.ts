import fc from "fast-check";
import { expect, test } from "vitest";
import type { InjectId } from "../ids";
import { decideAnswer, drillIncidentKey, drillKeyOf, dueBy, type Inject, isDrillKey, timed } from "./drill";

const start = new Date("2026-11-23T09:00:00Z");
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const typed = fc.array(
  fc.record({
    text: fc.string({ minLength: 1, maxLength: 20 }),
    minutes: fc.integer({ min: 0, max: 600 }),
    answerWithin: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }),
  }),
  { maxLength: 12 },
);

test("messages stand in the order of their times, each with its own answer's time", () => {
  fc.assert(
    fc.property(typed, (injects) => {
      const told = timed(injects, start);
      expect(told.map((each) => each.dueAt.getTime())).toEqual(
        injects.map((each) => at(each.minutes).getTime()).toSorted((one, other) => one - other),
      );
      expect(told.map((each) => each.position)).toEqual(injects.map((_, index) => index));
      for (const each of told) if (each.answerBy) expect(each.answerBy > each.dueAt).toBe(true);
    }),
  );
});

test("what was read once is read ever after, and nothing comes after the end", () => {
  fc.assert(
    fc.property(
      typed,
      fc.integer({ min: 0, max: 700 }),
      fc.integer({ min: 0, max: 700 }),
      (injects, one, more) => {
        const told = timed(injects, start);
        const before = dueBy(told, at(one), null);
        const later = dueBy(told, at(one + more), null);
        expect(later.slice(0, before.length)).toEqual(before);
        expect(dueBy(told, at(one + more), at(one))).toEqual(before);
        expect(before.every((each) => each.dueAt <= at(one))).toBe(true);
      },
    ),
  );
});

const inject: Inject = { id: "j" as InjectId, position: 0, text: "Who?", dueAt: at(10), answerBy: at(30) };
const answer = (minutes: number, changes: Partial<Parameters<typeof decideAnswer>[0]> = {}) =>
  decideAnswer({ inject, endedAt: null, answered: null, ...changes }, at(minutes));

test("a message is answered once, from its time on, and late after its answer's time", () => {
  expect(answer(9)).toMatchObject({ refusal: { code: "not-due" } });
  expect(answer(10)).toMatchObject({ value: { late: false } });
  expect(answer(30)).toMatchObject({ value: { late: false } });
  expect(answer(31)).toMatchObject({ value: { late: true } });
  expect(answer(15, { answered: "Tess" })).toMatchObject({ refusal: { code: "already-answered" } });
  expect(answer(15, { endedAt: at(12) })).toMatchObject({ refusal: { code: "drill-ended" } });
  expect(answer(15, { inject: { ...inject, answerBy: null } })).toMatchObject({
    refusal: { code: "no-answer-asked" },
  });
});

test("a drill is told by its key", () => {
  expect(drillIncidentKey("DRL-2026-0001", 3)).toBe("DRL-2026-0001-03");
  expect(drillKeyOf("DRL-2026-0001-03")).toBe("DRL-2026-0001");
  expect([isDrillKey("DRL-2026-0001-03"), isDrillKey("INC-2026-0001")]).toEqual([true, false]);
});
