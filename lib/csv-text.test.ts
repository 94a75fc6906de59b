import fc from "fast-check";
import { expect, test } from "vitest";
import { csvText, neutralised, plain } from "./csv-text";

const nasty = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc
    .array(fc.constantFrom("=", "+", "-", "@", "'", '"', "\t", "\r", "\n", ",", ";", " ", "1", "ü", "＝"))
    .map((letters) => letters.join("")),
);

test("no text of an export begins as a formula does", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      expect(neutralised(text)).not.toMatch(/^[=+\-@\t\r\n]/);
    }),
  );
});

test("what was done to a text is undone exactly", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      expect(plain(neutralised(text))).toBe(text);
    }),
  );
});

test("other apostrophes stay", () => {
  expect(plain("'s-Hertogenbosch")).toBe("'s-Hertogenbosch");
  expect(csvText([["=1+1", 'a "b"', "'ok"]])).toBe('\ufeff\'=1+1,"a ""b""",\'ok\r\n');
});
