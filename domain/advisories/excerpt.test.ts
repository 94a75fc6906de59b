import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerptAt } from "./excerpt";
import { document } from "./testing/documents";

const marked = (path: string, whole: unknown = document()) =>
  excerptAt(whole, path)
    .lines.filter((line) => line.marked)
    .map((line) => line.text);

describe("an excerpt of a document", () => {
  test("marks what stands at the place, and shows its neighbours in one line each", () => {
    const excerpt = excerptAt(document({ vendor: "Seimens" }), "/product_tree/branches/0/name");
    expect(excerpt.found).toBe(true);
    expect(excerpt.lines.map(({ text, marked: is }) => [text, is])).toEqual([
      ["{", false],
      ['"category": "vendor"', false],
      ['"name": "Seimens"', true],
      ['"branches": [ 1 … ]', false],
      ["}", false],
    ]);
  });

  test("unfolds what a finding about a whole entry is about", () => {
    const whole = JSON.parse(JSON.stringify(document()));
    expect(marked("/vulnerabilities/0/scores/0/cvss_v3", whole)).toEqual([
      '"cvss_v3": {',
      '"version": "3.1"',
      '"baseScore": 9.8',
      "}",
    ]);
  });

  test("shows the nearest entry where nothing stands at the place, and says so", () => {
    const excerpt = excerptAt(
      { vulnerabilities: [{ cve: "CVE-2026-0001" }] },
      "/vulnerabilities/0/product_status",
    );
    expect(excerpt.found).toBe(false);
    expect(excerpt.lines.some((line) => line.marked && line.text.includes("CVE-2026-0001"))).toBe(true);
    expect(excerptAt({}, "/a/b").lines).toEqual([]);
  });

  test("reads the pointer's own signs, and never a member that the document does not have itself", () => {
    expect(marked("/a~1b/m~0n", { "a/b": { "m~n": 1 } })).toEqual(['"m~n": 1']);
    expect(excerptAt({}, "/constructor").found).toBe(false);
  });

  test("is bounded and legible whatever the document holds", () => {
    const long = {
      list: Array.from({ length: 9_000 }, (_, i) => ({ text: "x".repeat(5_000), i })),
      other: "\u202etext",
    };
    const { lines } = excerptAt(long, "/list");
    expect(lines.length).toBeLessThan(120);
    expect(JSON.stringify(lines).length).toBeLessThan(60_000);
    expect(JSON.stringify(lines)).not.toContain("\u202e");
    fc.assert(
      fc.property(fc.json(), fc.string(), (text, path) => {
        expect(excerptAt(JSON.parse(text), `/${path}`).lines.length).toBeLessThan(400);
      }),
    );
  });
});
