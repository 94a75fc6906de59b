import { expect, test } from "vitest";
import { type Kept, missedSince, remember } from "./recent";

const empty = (since: number | null): Kept<string> => ({ since, items: [] });
const minute = 60_000;

test("what came in after a time is known, with a margin for clocks that differ", () => {
  const kept = remember(remember(empty(1_000_000), "a", 1_000_100), "b", 1_020_000);
  expect(missedSince(kept, 1_020_001)).toEqual(["b"]);
  expect(missedSince(kept, 1_005_050)).toEqual(["a", "b"]);
  expect(missedSince(kept, 1_040_000)).toEqual([]);
});

test("before the listening began nothing can be said", () => {
  expect(missedSince(empty(null), 5)).toBe("unknown");
  expect(missedSince(empty(1_000_000), 1_004_999)).toBe("unknown");
  expect(missedSince(empty(1_000_000), null)).toBe("unknown");
  expect(missedSince(empty(1_000_000), 1_005_000)).toEqual([]);
});

test("what is old is let go, and is not said to be known any more", () => {
  let kept = remember(empty(1_000_000), "old", 1_000_000);
  kept = remember(kept, "new", 1_000_000 + 3 * minute);
  expect(kept.items.map(({ item }) => item)).toEqual(["new"]);
  expect(missedSince(kept, 1_000_000 + minute)).toBe("unknown");
  expect(missedSince(kept, 1_000_000 + 4 * minute)).toEqual([]);
});

test("so much at once that it is not all kept is said to be unknown", () => {
  let kept = empty(1_000_000);
  for (let count = 0; count < 3_000; count += 1) kept = remember(kept, String(count), 1_010_000 + count);
  expect(kept.items).toHaveLength(2_000);
  expect(missedSince(kept, 1_010_500)).toBe("unknown");
});
