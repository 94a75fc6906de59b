import { describe, expect, it } from "vitest";
import type { Sentence } from "../incidents/telling";
import { aliasEventTypes, tellAliasEvent } from "./event-words";

const plain = (sentence: Sentence | null) =>
  sentence
    ?.map((part) => {
      if (typeof part === "string") return part;
      return "strong" in part ? part.strong : "code" in part ? part.code : part.title;
    })
    .join("");

const alias = { aliasId: "a", kind: "vendor", text: "Seimens", means: "Siemens", reason: "A typing slip" };
const tell = (type: string, data: unknown, seesAll = true) =>
  plain(tellAliasEvent({ type, data }, { who: "Cora", seesAll }));

describe("a change of the alias table", () => {
  it("is told with what it stands for, the matches it changed, and why", () => {
    expect(tell("alias.added", { ...alias, changed: 1, recheck: 0 })).toBe(
      "Cora added Seimens as another name of Siemens (manufacturer); 1 match changed: A typing slip.",
    );
    expect(tell("alias.ended", { ...alias, changed: 4, recheck: 2 })).toBe(
      "Cora ended Seimens as another name of Siemens (manufacturer); 4 matches changed, 2 to be checked again: A typing slip.",
    );
  });

  it("keeps the count of matches from who does not see every site", () => {
    expect(tell("alias.added", { ...alias, changed: 1, recheck: 0 }, false)).toBe(
      "Cora added Seimens as another name of Siemens (manufacturer): A typing slip.",
    );
  });

  it("names an operating system as people do", () => {
    const data = { ...alias, kind: "operating-system", means: "windows-7", changed: 0, recheck: 0 };
    expect(tell("alias.added", data)).toContain("another name of Windows 7 (operating system)");
  });

  it("has a sentence for every kind of event, and none for others", () => {
    for (const type of aliasEventTypes) {
      expect(tell(type, { ...alias, changed: 0, recheck: 0 })).toContain("Cora");
    }
    expect(tell("system.corrected", {})).toBeUndefined();
  });
});
