import { describe, expect, it } from "vitest";
import { countSystems } from "@/domain/status/counting";
import { stripShapes } from "./strip-shapes";

const day = (exposed: number, unknown = 0) => ({
  day: `2026-11-${10 + exposed}`,
  late: false,
  numbers: { ...countSystems([]), exposed, unknown },
});
const now = { ...countSystems([]), exposed: 2 };

describe("the shapes of a strip", () => {
  it("turn only where a number changes", () => {
    const { exposed, unknown } = stripShapes({ points: [day(2), day(2), day(2)], now, most: 2, days: 3 });
    expect(exposed).toBe("M0 2H168V27H0Z");
    expect(unknown).toBe("M0 2Z");
  });

  it("step at the day of a change, and fill a day nobody wrote", () => {
    const points = [day(0), { day: "2026-11-11", late: false, numbers: null }, day(2)];
    const { exposed, unknown } = stripShapes({ points, now, most: 2, days: 3 });
    expect(exposed).toMatch(/^M0 27H\d+V2H168V27H0Z$/);
    expect(unknown).toMatch(/^M0 27H28V2H/);
  });
});
