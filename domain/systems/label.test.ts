import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SystemId } from "../ids";
import { labelAddress, labelsOnSheet, sheetsOf } from "./label";
import { isLabelEnd, labelForm, tagParts } from "./label-end";

describe("a label", () => {
  it("leads to what is next at the system, whatever the portal's address ends in", () => {
    // Safe because only its text is read.
    const id = "6f1b1f0e-8f0a-4a6e-9d5d-0b8f0f4f7a11" as SystemId;
    expect(labelAddress("https://portal.example/", id)).toBe(`https://portal.example/systems/${id}/next`);
    expect(labelAddress("https://portal.example/iso", id)).toBe(
      `https://portal.example/iso/systems/${id}/next`,
    );
  });

  it("marks the last three characters of the tag and loses none", () => {
    expect(tagParts("NM-014")).toEqual({ head: "NM-", tail: "014" });
    expect(tagParts("PET 1-4")).toEqual({ head: "PE", tail: "T 1-4" });
    expect(tagParts("X1")).toEqual({ head: "", tail: "X1" });
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (tag) => {
        const { head, tail } = tagParts(tag);
        expect(head + tail).toBe(tag);
      }),
    );
  });

  it("marks what the guard asks for, in every script and no more than it must", () => {
    expect(tagParts("МРТ-Ж2")).toEqual({ head: "МР", tail: "Т-Ж2" });
    expect(tagParts("RÖ-7Ä")).toEqual({ head: "R", tail: "Ö-7Ä" });
    expect(tagParts("CT−29５")).toEqual({ head: "CT−", tail: "29５" });
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (tag) => {
        const { tail } = tagParts(tag);
        if (labelForm(tag) === "") return;
        expect(isLabelEnd(tag, [...labelForm(tail)].slice(-3).join(""))).toBe(true);
        const shorter = [...tail].slice(1).join("");
        expect(isLabelEnd(tag, [...labelForm(shorter)].slice(-3).join(""))).toBe(false);
      }),
    );
  });
});

it("sheets hold every label once, in order, and only the last is not full", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 100 }), (labels) => {
      const sheets = sheetsOf(labels);
      expect(sheets.flat()).toEqual(labels);
      expect(sheets.length).toBe(Math.ceil(labels.length / labelsOnSheet));
      for (const sheet of sheets.slice(0, -1)) expect(sheet).toHaveLength(labelsOnSheet);
    }),
  );
});
