import fc from "fast-check";
import { expect, test } from "vitest";
import {
  firstUnstorable,
  isPlainLine,
  isPlainProse,
  isStorable,
  storable,
  withoutUnseen,
} from "./plain-text";

test.each(["\u0000", "a\u0007", "\ud800", "x\udc00", "\u202eexe.gpj", "\u2066", "\u0085"])(
  "%j holds something that cannot be seen",
  (text) => {
    expect(isPlainLine(text)).toBe(false);
    expect(isPlainProse(text)).toBe(false);
    expect(isPlainLine(withoutUnseen(text))).toBe(true);
  },
);

test.each(["Zürich", "日本", "👩‍🔧", "שלום\u200f", ""])("%j is plain", (text) => {
  expect(isPlainLine(text)).toBe(true);
  expect(withoutUnseen(text)).toBe(text);
});

test("line breaks and tabs are plain in prose only", () => {
  expect(isPlainProse("one\n\ttwo")).toBe(true);
  expect(isPlainLine("one\ntwo")).toBe(false);
  expect(withoutUnseen("one\n\u0000two")).toBe("one\ntwo");
});

// Halves that make a pair side by side, and what is near them.
const telling = fc.constantFrom("\0", "\ud800", "\udc00", "\n", "a", "é", "👩");

test("what is made storable is storable, and what was stays as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: telling }), (text) => {
      const made = storable(text);
      if (isStorable(text)) return made === text && firstUnstorable([text]) === null;
      return firstUnstorable([text]) === "0" && firstUnstorable([made]) === null;
    }),
  );
  expect(storable({ list: ["\0"], at: new Date(0), none: null })).toEqual({
    list: ["\ufffd"],
    at: new Date(0),
    none: null,
  });
});

test("the place of what cannot be stored is named, a key too", () => {
  expect(firstUnstorable({ a: [{ b: "x" }, { c: "\0" }] })).toBe("a.1.c");
  expect(firstUnstorable({ answers: { "\ud800": "x" } })).toBe("answers.\ud800");
  expect(firstUnstorable({ a: 1, b: null, c: new Date(0) })).toBeNull();
});
