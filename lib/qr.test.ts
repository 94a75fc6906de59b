import { create } from "qrcode";
import { expect, test } from "vitest";
import { qrPath } from "./qr";

/** The modules a path paints dark, as "row,column". */
function painted(path: string): ReadonlySet<string> {
  const dark = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let i = 0; i < Number(width); i += 1) dark.add(`${Number(y) - 4},${Number(x) - 4 + i}`);
  }
  return dark;
}

test("the path paints exactly the modules of the code, with four empty ones around", () => {
  const address = "https://isocenter.example/systems/6f1b1f0e-8f0a-4a6e-9d5d-0b8f0f4f7a11";
  const { modules } = create(address, { errorCorrectionLevel: "M" });
  const { size, path } = qrPath(address);
  expect(size).toBe(modules.size + 8);
  const dark = painted(path);
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      expect(dark.has(`${row},${column}`)).toBe(modules.get(row, column) === 1);
    }
  }
});
