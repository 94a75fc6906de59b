import { describe, expect, test } from "vitest";
import type { AdvisoryId, RecordId, SiteId } from "../ids";
import type { SiteMatchCount } from "../matching/rows";
import type { SiteAskRow } from "../site-asks/rows";
import { type AdvisoryStanding, nextAct, tellAct } from "./next-act";

const now = new Date("2026-11-23T12:00:00Z");
const hours = (number: number) => new Date(now.getTime() + number * 3_600_000);

const count = (change: Partial<SiteMatchCount>): SiteMatchCount => ({
  level: "likely",
  standing: "affected",
  recheck: false,
  toOpen: 0,
  asReceived: 0,
  count: 1,
  siteCode: "NORTH",
  siteName: "Northgate",
  ...change,
});

const ask = (siteCode: string, dueAt: Date, change: Partial<SiteAskRow> = {}): SiteAskRow => ({
  advisoryId: "a" as AdvisoryId,
  trackingId: "A",
  siteId: siteCode as SiteId,
  siteCode,
  siteName: siteCode,
  zone: "UTC",
  undecided: 2,
  withVendor: 0,
  contacts: [],
  ask: {
    id: "ask" as RecordId,
    by: "Cora",
    at: hours(-48),
    note: "",
    contact: null,
    undecided: 2,
    answer: null,
    dueAt,
    missedDueAt: null,
    answeredAt: null,
  },
  ...change,
});

const finding = (severity: string, open = true) => ({ open, finding: { severity } });
const act = (given: Partial<AdvisoryStanding>) =>
  nextAct({ findings: [], counts: [], asks: [], now, ...given });
const told = (given: Partial<AdvisoryStanding>) => tellAct(act(given));

const everything: AdvisoryStanding = {
  findings: [finding("blocks"), finding("blocks", false), finding("warn")],
  counts: [
    count({ standing: "unknown", count: 3 }),
    count({ standing: "unknown", count: 2, siteCode: "SOUTH" }),
    count({ toOpen: 4, count: 4 }),
    count({ recheck: true }),
    count({ standing: "vendor-asked", count: 2 }),
  ],
  asks: [ask("SOUTH", hours(-1))],
  now,
};

describe("the next act of an advisory", () => {
  test("comes in the order of the work, each once the one before is done", () => {
    const steps: [AdvisoryStanding, string][] = [];
    const answered = { ...everything, findings: [finding("warn")] };
    const decided = { ...answered, counts: everything.counts.slice(1) };
    const opened = { ...decided, counts: decided.counts.filter((each) => each.toOpen === 0) };
    const asked = { ...opened, asks: [ask("SOUTH", hours(24))] };
    const looked = { ...asked, counts: asked.counts.filter((each) => !each.recheck) };
    const noted = { ...looked, findings: [] };
    steps.push(
      [everything, "answer-findings"],
      [answered, "decide"],
      [decided, "open"],
      [opened, "ask-sites"],
    );
    steps.push([asked, "look-again"], [looked, "note-findings"], [noted, "wait"]);
    expect(steps.map(([standing]) => nextAct(standing).kind)).toEqual(steps.map(([, kind]) => kind));
    expect(steps.map(([standing]) => nextAct(standing).count)).toEqual([1, 3, 4, 1, 1, 1, 1]);
    expect(act({}).kind).toBe("none");
  });

  test("counts the undecided of a site that has time to answer as waited for, and of no other", () => {
    const counts = [count({ standing: "unknown", count: 2, siteCode: "SOUTH" })];
    expect(act({ counts }).kind).toBe("decide");
    expect(act({ counts, asks: [ask("SOUTH", hours(1))] })).toMatchObject({ kind: "wait", count: 1 });
    expect(act({ counts, asks: [ask("NORTH", hours(1))] }).kind).toBe("decide");
    expect(act({ counts, asks: [ask("SOUTH", hours(-1))] })).toMatchObject({ kind: "ask-sites", count: 1 });
  });

  test("gives a silent site that was asked anew its time, and asks none that waits for the vendor only", () => {
    const again = ask("SOUTH", hours(5));
    const held = { ...again, ask: again.ask && { ...again.ask, missedDueAt: hours(-20) } };
    expect(act({ asks: [held] }).kind).toBe("wait");
    expect(act({ asks: [ask("SOUTH", hours(-1), { undecided: 0, withVendor: 1 })] }).kind).toBe("wait");
  });

  test("never says that nothing is to be done while something is undecided or with the vendor", () => {
    for (const standing of ["unknown", "vendor-asked"] as const) {
      expect(act({ counts: [count({ standing })] }).kind).not.toBe("none");
    }
    expect(act({ counts: [count({ standing: "by-rule", level: "excluded" })] }).kind).toBe("none");
  });

  test("is one sentence with its button, singular and plural", () => {
    expect(told(everything)).toEqual({
      sentence: "Answer 1 finding: until then no incident can be opened.",
      button: { words: "Answer 1 finding", to: "findings" },
    });
    expect(told({ counts: [count({ standing: "unknown", count: 3 })] }).sentence).toBe(
      "Decide 3 matches: until then their systems are unknown.",
    );
    expect(told({ counts: [count({ toOpen: 1 })] })).toEqual({
      sentence: "Open 1 incident: 1 system is decided affected and has none.",
      button: { words: "Open 1 incident…", to: "open" },
    });
    expect(told({ counts: [count({ recheck: true, count: 2 })] })).toEqual({
      sentence: "Look at 2 decisions again: what they rest on has changed.",
      button: { words: "Look at 2 decisions", to: "matches?recheck=yes" },
    });
    expect(told({ asks: [ask("SOUTH", hours(1))], counts: [count({ standing: "vendor-asked" })] })).toEqual({
      sentence: "Nothing to do now: 1 site has not answered yet, 1 system waits for the vendor.",
      button: null,
    });
    expect(told({}).sentence).toBe(
      "Nothing to do at the sites you see: all of it is answered, decided and opened.",
    );
  });
});
