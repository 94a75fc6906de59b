import fc from "fast-check";
import { expect, test } from "vitest";
import { endsLike, isLabelEnd, isShortLabelEnd, labelForm } from "./label-end";

test.each([
  ["CT-29", "T29"],
  ["CT-29", "t-29"],
  ["NM-4711", "711"],
  ["ＮＭ-４７１１", "711"],
  ["МРТ-Б", "ртб"],
  ["29", "29"],
  ["---", "---"],
])("the label %s ends with %s", (tag, typed) => {
  expect(isLabelEnd(tag, typed)).toBe(true);
});

test.each([
  ["CT-29", "-29"],
  ["CT-29", "29"],
  ["CT–29", "-29"],
])("of %s a person reads %s where the separator is one of the three", (tag, typed) => {
  expect([isLabelEnd(tag, typed), isShortLabelEnd(tag, typed)]).toEqual([false, true]);
});

test.each([
  ["CT-29", "9"],
  ["NM-4711", "11"],
  ["NM-4711", "712"],
  ["NM-4711", ""],
  ["NM-4711", "--"],
])("the label %s does not end with %s", (tag, typed) => {
  expect(isLabelEnd(tag, typed) || isShortLabelEnd(tag, typed)).toBe(false);
});

test("what is accepted is what the other systems are looked up by, whatever the tag", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), (tag) => {
      fc.pre(labelForm(tag) !== "");
      const end = [...labelForm(tag)].slice(-3).join("");
      expect(isLabelEnd(tag, end)).toBe(true);
      expect(isLabelEnd(tag, end.toLowerCase())).toBe(isLabelEnd(tag, end));
      expect(endsLike(tag, end)).toBe(true);
      const read = [...tag.normalize("NFKC").trim()].slice(-3).join("");
      if (isLabelEnd(tag, read) || isShortLabelEnd(tag, read)) expect(endsLike(tag, read)).toBe(true);
    }),
  );
});
