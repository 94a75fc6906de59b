import { expect, it } from "vitest";
import { dueState } from "./due-state";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 26, hour));

it("is overdue from its time on, and due soon in the 24 hours before", () => {
  expect(dueState(at(10), at(11))).toBe("overdue");
  expect(dueState(at(10), at(10))).toBe("overdue");
  expect(dueState(at(10), at(9))).toBe("soon");
  expect(dueState(at(34), at(10))).toBe("soon");
  expect(dueState(new Date(at(34).getTime() + 1), at(10))).toBe("later");
});
