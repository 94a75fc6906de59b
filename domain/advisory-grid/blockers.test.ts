import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepRoles } from "../checklist/template";
import type { PersonId, SiteId } from "../ids";
import { askOf } from "./asking";
import { type BlockedRow, type Blocker, blockerActs, rankBlockers, waitsFor } from "./blockers";

const row = (key: string, blockers: BlockedRow["blockers"], siteCode = "NORTH", day = 1): BlockedRow => ({
  key,
  siteCode,
  since: new Date(Date.UTC(2026, 10, day)),
  blockers,
});
const lead = { step: "attest", act: "do", role: "clinical-lead", holds: 2 } as const;
const word = { step: "isolate", act: "word", role: "coordinator", holds: 5 } as const;

const anyBlocker = fc.record({
  step: fc.constantFrom("attest", "isolate", "plan"),
  act: fc.constantFrom(...blockerActs),
  role: fc.constantFrom(...stepRoles),
  holds: fc.integer({ min: 1, max: 9 }),
});
const anyRows = fc
  .array(
    fc.record({
      siteCode: fc.constantFrom("NORTH", "SOUTH"),
      day: fc.integer({ min: 1, max: 28 }),
      blockers: fc.uniqueArray(anyBlocker, {
        maxLength: 4,
        selector: ({ step }) => step,
      }),
    }),
  )
  .map((all) => all.map(({ siteCode, day, blockers }, at) => row(`INC-${at}`, blockers, siteCode, day)));

describe("what systems wait for", () => {
  it("stands by how many systems, then how many steps, then how long", () => {
    const found = rankBlockers([
      row("A", [lead, word]),
      row("B", [lead], "NORTH", 3),
      row("C", [word], "SOUTH", 2),
      row("D", [{ ...lead, step: "release" }], "SOUTH", 1),
      row("E", [{ ...lead, step: "impact" }], "SOUTH", 2),
    ]);
    expect(
      found.map(({ siteCode, step, rows }) => [siteCode, step, rows.map(({ key }) => key).join("")]),
    ).toEqual([
      ["NORTH", "attest", "AB"],
      ["NORTH", "isolate", "A"],
      ["SOUTH", "isolate", "C"],
      ["SOUTH", "release", "D"],
      ["SOUTH", "impact", "E"],
    ]);
  });

  it("counts each row once for each thing it waits for, at its own site, with the earliest time", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const found = rankBlockers(rows);
        const pairs = rows.flatMap(({ key, siteCode, blockers }) =>
          blockers.map(({ step, act, role }) => [key, siteCode, step, act, role].join(" ")),
        );
        const told = found.flatMap(({ rows: own, siteCode, step, act, role }) =>
          own.map(({ key }) => [key, siteCode, step, act, role].join(" ")),
        );
        expect(told.sort()).toEqual(pairs.sort());
        for (const { rows: own, since } of found) {
          expect(since.getTime()).toBe(Math.min(...own.map((each) => each.since.getTime())));
        }
        const sizes = found.map(({ rows: own }) => own.length);
        expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
      }),
    );
  });

  it("stands in one order, in whatever order the rows come", () => {
    const names = (all: readonly Blocker[]) =>
      all.map(({ siteCode, step, act, role }) => [siteCode, step, act, role].join(" "));
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(names(rankBlockers(rows.toReversed()))).toEqual(names(rankBlockers(rows)));
      }),
    );
  });

  it("opens exactly its rows by its site, its step and its act", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        for (const { siteCode, step, act, role, rows: own } of rankBlockers(rows)) {
          const opened = rows.filter(
            (each) => each.siteCode === siteCode && waitsFor(each, { waits: { step, act }, by: role }),
          );
          expect(opened).toEqual(own);
        }
      }),
    );
  });
});

describe("whom to ask", () => {
  // Safe because the rule only compares ids.
  const [north, south] = ["north" as SiteId, "south" as SiteId];
  const person = (name: string) => name as PersonId;
  const holder = (name: string, siteId: SiteId | null) =>
    ({ siteId, role: "clinical-lead", id: person(name), name }) as const;
  const [blocker] = rankBlockers([row("A", [lead]), row("B", [lead])]);
  if (!blocker) throw new Error("Nothing blocks");
  const known = { siteId: north, me: person("Meyer"), asks: [] };

  it("is everybody of the role at the site, once, the reader left out", () => {
    const holders = [
      holder("Meyer", north),
      holder("Leth", null),
      holder("Leth", north),
      holder("Sato", south),
    ];
    expect(askOf(blocker, { ...known, holders })).toEqual({
      who: ["Meyer", "Leth"],
      others: ["Leth"],
      last: null,
    });
  });

  it("tells the last ask of its own step and rows, and for how many", () => {
    const at = (hour: number) => new Date(Date.UTC(2026, 10, 1, hour));
    const ask = (key: string, step: string, hour: number) => ({
      key,
      step,
      by: "Cora",
      at: at(hour),
      who: [],
    });
    const asks = [ask("A", "attest", 8), ask("B", "attest", 9), ask("A", "plan", 11), ask("C", "attest", 12)];
    expect(askOf(blocker, { ...known, holders: [], asks }).last).toEqual({
      by: "Cora",
      at: at(9),
      incidents: 2,
    });
  });
});
