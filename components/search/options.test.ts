import { describe, expect, it } from "vitest";
import type { Found, Hit } from "@/domain/search/hit";
import { foundInWords, hitHref, hitMarks } from "./kinds";
import { optionGroups } from "./options";

const ways = {
  places: [
    { href: "/incidents", label: "Incidents", letter: "i" },
    { href: "/systems", label: "Systems", letter: "s" },
  ],
  deeds: [{ href: "/systems/new", label: "Register a system", letter: null }],
};
const hit: Hit = { id: "1", title: "NM-014", about: "Symbia", key: null, drill: false, ended: false };
const found = (more: Partial<Found> = {}): Found => ({
  groups: [{ kind: "systems", hits: [hit], more: false, alike: false }],
  unanswered: [],
  findsMisspelled: true,
  tooShort: false,
  ...more,
});
const names = (...asked: Parameters<typeof optionGroups>) =>
  optionGroups(...asked).map(({ name, options }) => [name, options.length]);

describe("what can be chosen", () => {
  it("are all places and acts before anything is typed", () => {
    expect(names("", null, ways)).toEqual([
      ["Go to", 2],
      ["Begin", 1],
    ]);
  });

  it("are those called so, what was found, and the page with all of it", () => {
    expect(names("system", { of: "system", found: found() }, ways)).toEqual([
      ["Go to", 1],
      ["Begin", 1],
      ["Systems", 1],
      ["Search", 1],
    ]);
  });

  it("are the places and the page where the search did not answer", () => {
    expect(names("inc", { of: "inc", fault: "No answer" }, ways)).toEqual([
      ["Go to", 1],
      ["Search", 1],
    ]);
  });

  it("says what is only spelled alike", () => {
    const alike = found({ groups: [{ kind: "systems", hits: [hit], more: false, alike: true }] });
    expect(names("Simbia", { of: "Simbia", found: alike }, ways)[0]).toEqual(["Systems, spelled alike", 1]);
  });

  it("has an id of its own for everything", () => {
    const ids = optionGroups("s", { of: "s", found: found() }, ways).flatMap(({ options }) =>
      options.map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("a hit", () => {
  it("leads to its page", () => {
    const own = { ...hit, key: "INC-2026-0001" };
    expect(hitHref("systems", hit)).toBe("/systems/1");
    expect(hitHref("incidents", own)).toBe("/incidents/INC-2026-0001");
    expect(hitHref("evidence", own)).toBe("/incidents/INC-2026-0001#evidence");
    expect(hitHref("comments", { ...own, before: 8 })).toBe("/incidents/INC-2026-0001/comments?before=8");
    expect(hitHref("people", hit)).toBe("/admin/people");
    expect(hitHref("people", { ...hit, key: "NORTH" })).toBe("/sites/NORTH");
  });

  it("says that it is of a drill, and that it has ended", () => {
    expect(hitMarks("incidents", { ...hit, drill: true, ended: true })).toEqual(["drill", "closed"]);
    expect(hitMarks("systems", hit)).toEqual([]);
  });
});

describe("what a search says of itself", () => {
  it.each<[string, Partial<Found>]>([
    ["1 found.", {}],
    ["Nothing found that you may see.", { groups: [] }],
    ["Type two letters or digits at least.", { groups: [], tooShort: true }],
    [
      "Nothing found elsewhere. It took too long to look through comments: nothing is said of them.",
      { groups: [], unanswered: ["comments"] },
    ],
    [
      "1 found. It took too long to look through evidence: nothing is said of them.",
      { unanswered: ["evidence"] },
    ],
    [
      "1 found. The first of each kind are shown; more words find fewer.",
      { groups: [{ kind: "systems", hits: [hit], more: true, alike: false }] },
    ],
  ])("is %s", (sentence, more) => {
    expect(foundInWords(found(more))).toBe(sentence);
  });
});
