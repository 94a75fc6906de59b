import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeAfter } from "./moves";
import { drawnRows, pieces, rowHeight } from "./window";

const size = { rows: 2000, columns: 27, page: 8 };

describe("a key in the grid", () => {
  it("moves by one, by a page, to the ends, and never out of it", () => {
    const from = { row: 10, column: 5 };
    const leads = (key: string, ctrl = false) => placeAfter(key, ctrl, from, size);
    expect(leads("ArrowRight")).toEqual({ row: 10, column: 6 });
    expect(leads("ArrowUp")).toEqual({ row: 9, column: 5 });
    expect(leads("PageDown")).toEqual({ row: 18, column: 5 });
    expect(leads("PageUp")).toEqual({ row: 2, column: 5 });
    expect(leads("Home")).toEqual({ row: 10, column: 0 });
    expect(leads("End", true)).toEqual({ row: 1999, column: 26 });
    expect(leads("Enter")).toBeNull();
    expect(placeAfter("ArrowUp", false, { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 });
    expect(placeAfter("PageDown", false, { row: 1999, column: 0 }, size)).toEqual({ row: 1999, column: 0 });
  });
});

describe("the drawn rows", () => {
  const anyView = fc.record({
    rows: fc.integer({ min: 0, max: 3000 }),
    top: fc.integer({ min: 0, max: 3000 * rowHeight }),
    height: fc.integer({ min: 0, max: 1400 }),
    active: fc.integer({ min: 0, max: 2999 }),
  });

  it("hold whatever is in sight, and few more however many there are", () => {
    fc.assert(
      fc.property(anyView, ({ rows, top, height }) => {
        const { start, end } = drawnRows(rows, { top, height });
        expect(end - start).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 26);
        const inSight = Array.from({ length: rows }, (_, row) => row).filter(
          (row) => (row + 1) * rowHeight > top && row * rowHeight < top + height,
        );
        for (const row of inSight) expect(row >= start && row < end).toBe(true);
      }),
    );
  });

  it("and the spaces between them are as high as all rows, each row at its own place, the active one among them", () => {
    fc.assert(
      fc.property(anyView, ({ rows, top, height, active }) => {
        let place = 0;
        let hasActive = false;
        for (const piece of pieces(rows, drawnRows(rows, { top, height }), active)) {
          if ("row" in piece) {
            expect(piece.row).toBe(place);
            hasActive ||= piece.row === active;
            place += 1;
          } else {
            expect(piece.skipped).toBeGreaterThan(0);
            place += piece.skipped;
          }
        }
        expect(place).toBe(rows);
        expect(hasActive).toBe(active < rows);
      }),
    );
  });
});
