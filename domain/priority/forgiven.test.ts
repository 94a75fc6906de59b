import fc from "fast-check";
import { expect, test } from "vitest";
import { type DueStep, forgiven } from "./forgiven";

const now = new Date("2026-11-30T12:00:00Z");
const at = (hours: number | null) => (hours === null ? null : new Date(now.getTime() + hours * 3_600_000));
const step = (hours: number | null, key = "map"): DueStep => ({
  key,
  title: "Map the network",
  dueAt: at(hours),
});
const asked = (was: readonly DueStep[], is: readonly DueStep[]) =>
  forgiven(was, is, 2, now).map(({ sentence }) => sentence);

test("a due time that has passed is not moved ahead of now, nor left out", () => {
  expect(asked([step(-1)], [step(5)])).toEqual([
    '"Map the network" was due on 2026-11-30 11:00 UTC and is not finished; version 2 would give it time until 2026-11-30 17:00 UTC. Finish it first.',
  ]);
  for (const gone of [[], [step(null)]])
    expect(asked([step(-1)], gone)[0]).toContain("version 2 would not ask for it by any time");
  expect(asked([step(-1)], [step(-3)])).toEqual([]);
  expect(asked([step(-3)], [step(-1)])).toEqual([]);
  expect(asked([step(0)], [step(1)])).toHaveLength(1);
  expect(asked([step(1)], [])).toEqual([]);
});

test("whatever two versions say, what was overdue before is overdue after, or it is refused", () => {
  const hours = fc.option(fc.integer({ min: -50, max: 50 }));
  const some = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), hours);
  fc.assert(
    fc.property(some, some, (before, after) => {
      const steps = (given: Readonly<Record<string, number | null>>) =>
        Object.entries(given).map(([key, due]) => step(due, key));
      const overdue = (given: Readonly<Record<string, number | null>>) =>
        Object.keys(given).filter((key) => (given[key] ?? 1) <= 0);
      const lost = overdue(before).filter((key) => !overdue(after).includes(key));
      expect(forgiven(steps(before), steps(after), 2, now).map((each) => each.step)).toEqual(lost);
    }),
  );
});
