import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mentionable, mentionParts, mentionsIn, typedMention } from "./mentions";

const [tess, tessa, anna] = [
  { id: "1", name: "Tess Okafor" },
  { id: "2", name: "Tess" },
  { id: "3", name: "Dr. Anna Meyer" },
];
const people = [tess, tessa, anna].flatMap((person) => person ?? []);

describe("mentions", () => {
  it("are names behind an at sign, whole, the longer of two that begin alike", () => {
    expect(mentionsIn("@Tess Okafor, ask @Dr. Anna Meyer.", people)).toEqual(["1", "3"]);
    expect(mentionsIn("@Tess: look", people)).toEqual(["2"]);
    expect(mentionsIn("@Tessa and Tess Okafor and @tess okafor", people)).toEqual([]);
    expect(mentionsIn("@Tess @Tess", people)).toEqual(["2"]);
  });

  it("mention both of two people who have one name", () => {
    expect(mentionsIn("@Tess", [...people, { id: "9", name: "Tess" }])).toEqual(["2", "9"]);
  });

  it("lose no character of the text", () => {
    const word = fc.constantFrom("@", "Tess", " Okafor", "Dr. Anna Meyer", "\n", "x", "é", "😀");
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join("");
        const parts = mentionParts(text, people);
        expect(parts.map((part) => (typeof part === "string" ? part : `@${part[0]?.name}`)).join("")).toBe(
          text,
        );
      }),
    );
  });

  it("are offered while a name is typed, by any of its words, and no more once it is whole", () => {
    const typed = (text: string) => typedMention(text, text.length);
    expect(typed("Ask @te")).toEqual({ from: 4, name: "te" });
    expect(typed("mail@te")).toBeNull();
    expect(typed("@te\n")).toBeNull();
    expect(typed("no one")).toBeNull();
    expect(typedMention("@te and more", 3)).toEqual({ from: 0, name: "te" });
    expect(mentionable("mey", people)).toEqual([anna]);
    expect(mentionable("", people)).toHaveLength(3);
    expect(mentionable("tess okafor", people)).toEqual([]);
    expect(mentionable("kafor", people)).toEqual([]);
  });
});
