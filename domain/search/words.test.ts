import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dropped, longestText, passage, searchWords, squashed } from "./words";

const texts = (text: string) => searchWords(text).map((word) => word.text);

describe("the words that are looked for", () => {
  it.each([
    ["NM-021", ["nm021"]],
    ["  nm021 ", ["nm021"]],
    ["NM 021", ["nm", "021"]],
    ["Biograph mCT mct", ["biograph", "mct"]],
    ["scan_NM-014.xml", ["scannm014xml"]],
    ["100%", ["100"]],
    ["%", []],
    ["_ % \\", []],
    ["' | !a:*", []],
    ["a & b", ["a", "b"]],
    ["x", []],
    ["– …", []],
    ["Röntgen", ["röntgen"]],
    ["\ud800ab", ["ab"]],
  ])("of %j are %j", (text, words) => {
    expect(texts(text)).toEqual(words);
  });

  it("hold nothing that means something to the database, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        for (const word of texts(text)) {
          for (const sign of [...dropped, "\0", " "]) expect(word).not.toContain(sign);
        }
      }),
    );
  });

  it("are few, and of the beginning of a long text", () => {
    expect(texts("ab cd ef gh ij kl mn op qr st")).toHaveLength(8);
    expect(texts("x".repeat(5000))).toEqual(["x".repeat(longestText)]);
  });

  it("may be misspelled only where they are long enough and hold no digit", () => {
    const loose = (text: string) => searchWords(text).map((word) => word.loose);
    expect(loose("Bigraph mCT")).toEqual([true, false]);
    expect(loose("NM-021 INC-2026-0042 T16room")).toEqual([false, false, false]);
  });

  it("are squashed as what they are compared with", () => {
    expect(squashed("Siemens/CTI (PET)")).toBe("siemenscti pet");
  });
});

describe("the passage of a longer text", () => {
  const long = `${"before ".repeat(40)}the port is filtered${" after".repeat(40)}`;

  it("stands around the word that was found", () => {
    const shown = passage(long, searchWords("filtered"));
    expect(shown).toContain("filtered");
    expect(shown.length).toBeLessThan(140);
    expect(shown).toMatch(/^… .* …$/);
  });

  it("is the beginning where no word stands in it as typed, and the whole of a short text", () => {
    expect(passage(long, searchWords("fltered"))).toMatch(/^before before .* …$/);
    expect(passage("Filtered\n since  Monday", searchWords("monday"))).toBe("Filtered since Monday");
  });

  it("never tears a character apart", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 400 }),
        fc.string({ maxLength: 8 }),
        (text, word) => {
          const shown = passage(text, searchWords(word));
          expect(() => encodeURIComponent(shown)).not.toThrow();
        },
      ),
    );
  });
});
