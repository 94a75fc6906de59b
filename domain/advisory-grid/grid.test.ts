import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { containments, phases, stepRoles } from "../checklist/template";
import { exposures } from "../incidents/exposure-names";
import { standings } from "../incidents/list-filter";
import { priorities } from "../priority/values";
import { blockerActs } from "./blockers";
import { cellLetters, cellOf, cellStates, cellText } from "./cells";
import {
  branches,
  type GridFilter,
  gridQuery,
  gridSorts,
  isGridNarrowed,
  readGridFilter,
  wholeGrid,
} from "./filter";
import { type DrawnRow, packRows, unpackRows } from "./rows";

describe("a cell", () => {
  it("is read back from its letter, overdue or not; every state has its own", () => {
    expect(new Set(Object.values(cellLetters)).size).toBe(cellStates.length);
    for (const state of cellStates) {
      const letter = cellLetters[state];
      expect(cellOf(letter)).toEqual({ state, overdue: false });
      if (state !== "absent") expect(cellOf(letter.toUpperCase())).toEqual({ state, overdue: true });
    }
  });

  it("is never taken as done where its letter is unknown or missing", () => {
    for (const letter of [undefined, "?", " ", "ü"]) expect(cellOf(letter).state).toBe("absent");
    expect(cellText({ state: "locked", overdue: true })).toBe("locked, overdue");
  });
});

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const moment = fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true });
const word = fc.string({ unit: fc.constantFrom("a", "Ä", "~", "|", "\n", "0", "1", "2", " ", "\\", '"') });
const anyRow: fc.Arbitrary<DrawnRow> = fc.record({
  key: fc.string({ minLength: 1 }),
  siteCode: word,
  assetTag: word,
  systemName: word,
  location: word,
  exposure: fc.constantFrom(...exposures),
  lapsedFrom: maybe(fc.constantFrom(...exposures)),
  holdsUntil: maybe(moment),
  stateSince: moment,
  priority: maybe(fc.constantFrom(...priorities)),
  priorityInstead: maybe(fc.constantFrom(...priorities)),
  dueAt: maybe(moment),
  vendorUntil: maybe(moment),
  closedAt: maybe(moment),
  since: moment,
  branch: maybe(fc.constantFrom(...containments)),
  cells: fc.string({ unit: fc.constantFrom(...Object.values(cellLetters)) }),
});

describe("rows as one text", () => {
  it("are read back as they were", () => {
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        expect(unpackRows(packRows(rows))).toEqual(rows);
      }),
    );
  });
});

const anyFilter: fc.Arbitrary<GridFilter> = fc.record({
  standing: fc.constantFrom(...standings),
  site: maybe(fc.stringMatching(/^[A-Z&= ]{1,6}[A-Z]$/).map((text) => text.trim())),
  phase: maybe(fc.constantFrom(...phases)),
  waits: maybe(
    fc.record({ step: fc.stringMatching(/^[a-z0-9-]{1,30}$/), act: fc.constantFrom(...blockerActs) }),
  ),
  by: maybe(fc.constantFrom(...stepRoles)),
  overdue: fc.boolean(),
  branch: maybe(fc.constantFrom(...branches)),
  sort: fc.constantFrom(...gridSorts),
});

describe("a filter in an address", () => {
  it("is read back as it was written", () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const written = Object.fromEntries(new URLSearchParams(gridQuery(filter, 30)));
        expect(readGridFilter(written)).toEqual(filter);
        expect(written.from).toBe("30");
      }),
    );
  });

  it("leaves out what is usual and what cannot be read", () => {
    expect(gridQuery(wholeGrid)).toBe("");
    expect(isGridNarrowed(wholeGrid)).toBe(false);
    const asked = {
      phase: "party",
      waits: "steal.attest",
      by: "auditor",
      branch: "none",
      sort: "x",
      due: "soon",
    };
    expect(readGridFilter(asked)).toEqual(wholeGrid);
    expect(readGridFilter({ waits: "do.<script>" }).waits).toBeNull();
  });
});
