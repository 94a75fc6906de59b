import { describe, expect, it } from "vitest";
import { formatSize, megabyte, tooLarge } from "./size";

describe("a size", () => {
  it.each([
    [0, "0 bytes"],
    [1, "1 byte"],
    [999, "999 bytes"],
    [1000, "1 kB"],
    [38_400, "38 kB"],
    [999_499, "999 kB"],
    [999_500, "1.0 MB"],
    [1_440_000, "1.4 MB"],
    [412_000_000, "412 MB"],
  ])("of %d reads %s", (bytes, shown) => {
    expect(formatSize(bytes)).toBe(shown);
  });

  it("above the limit is named beside the limit", () => {
    expect(tooLarge(412 * megabyte, 200 * megabyte).sentence).toBe(
      "412 MB. The limit is 200 MB: split it, or leave the images out.",
    );
    expect(tooLarge(200 * megabyte + 1, 200 * megabyte).sentence).toMatch(/^A little more than 200 MB\. /);
    expect(tooLarge(null, 200 * megabyte).sentence).toMatch(/^The file is too large\. The limit is 200 MB/);
  });
});
