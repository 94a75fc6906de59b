import { describe, expect, it } from "vitest";
import { hashIn, hashNotFitting } from "./integrity";

const [one, other] = ["a1".repeat(64), "b2".repeat(64)];

describe("the SHA-512 given along with a file", () => {
  it("is read from a side file, a bare value, and the line of a list that names the file", () => {
    expect(hashIn(`${one}  icsma-17-215-02.json\n`, "x.json")).toBe(one);
    expect(hashIn(`\uFEFF${one.toUpperCase()} *a.json\r\n`, "a.json")).toBe(one);
    expect(hashIn(one, "a.json")).toBe(one);
    expect(hashIn(`${other}  b.json\n${one}  ./2017/A.json\n`, "a.json")).toBe(one);
  });

  it("is none where the text is something else, or a list that does not name the file", () => {
    for (const text of [
      "",
      "no hash",
      one.slice(1),
      `${one}\nand more`,
      `${one}  b.json\n${other}  c.json`,
    ]) {
      expect(hashIn(text, "a.json")).toBeNull();
    }
  });

  it("that does not fit is a finding that blocks, with both hashes shortened", () => {
    expect(hashNotFitting(null)).toEqual([]);
    expect(hashNotFitting({ given: one, actual: one })).toEqual([]);
    const [finding] = hashNotFitting({ given: one, actual: other });
    expect(finding).toMatchObject({ code: "C11", severity: "blocks" });
    expect(finding?.sentence).toContain("a1a1a1a1…a1a1a1a1");
    expect(finding?.sentence).toContain("b2b2b2b2…b2b2b2b2");
  });
});
