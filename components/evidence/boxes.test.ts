import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxBetween, keyed, middleBox, within } from "./boxes";

const pixels = { width: 400, height: 200 };

describe("a box that is drawn over a picture", () => {
  it("is the same from whichever corner it is drawn", () => {
    const box = { left: 10, top: 20, width: 90, height: 40 };
    expect(boxBetween({ x: 10, y: 20 }, { x: 100, y: 60 }, pixels)).toEqual(box);
    expect(boxBetween({ x: 100, y: 60 }, { x: 10, y: 20 }, pixels)).toEqual(box);
    expect(boxBetween({ x: 10, y: 60 }, { x: 100, y: 20 }, pixels)).toEqual(box);
  });

  it("is moved by arrows, and sized by them with Shift", () => {
    const box = middleBox(pixels);
    expect(keyed(box, "ArrowRight", false, pixels)).toEqual({ ...box, left: box.left + 4 });
    expect(keyed(box, "ArrowUp", false, pixels)).toEqual({ ...box, top: box.top - 4 });
    expect(keyed(box, "ArrowDown", true, pixels)).toEqual({ ...box, height: box.height + 4 });
    expect(keyed(box, "Enter", false, pixels)).toBeNull();
  });

  it("lies within the picture whatever is done to it, and covers something", () => {
    const number = fc.integer({ min: -1000, max: 1000 });
    const box = fc.record({ left: number, top: number, width: number, height: number });
    const size = fc.record({
      width: fc.integer({ min: 1, max: 500 }),
      height: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(box, size, (given, picture) => {
        const { left, top, width, height } = within(given, picture);
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        expect(Math.min(width, height)).toBeGreaterThan(0);
        expect(left + width).toBeLessThanOrEqual(picture.width);
        expect(top + height).toBeLessThanOrEqual(picture.height);
      }),
    );
  });
});
