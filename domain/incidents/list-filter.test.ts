import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phases } from "../checklist/template";
import type { AdvisoryId } from "../ids";
import { priorities } from "../priority/values";
import {
  askedStates,
  dues,
  everyOpenIncident,
  type IncidentFilter,
  incidentParameters,
  isNarrowed,
  readIncidentFilter,
  sorts,
  standings,
} from "./list-filter";

const anyFilter: fc.Arbitrary<IncidentFilter> = fc.record({
  standing: fc.constantFrom(...standings),
  site: fc.option(fc.constantFrom("NORTH", "St. Anna & Co")),
  advisory: fc.option(fc.uuid().map((id) => id as AdvisoryId)),
  state: fc.option(fc.constantFrom(...askedStates)),
  phase: fc.option(fc.constantFrom(...phases)),
  priority: fc.option(fc.constantFrom(...priorities)),
  due: fc.option(fc.constantFrom(...dues)),
  recheck: fc.boolean(),
  text: fc.constantFrom("", "NM-014", "50 % & more"),
  sort: fc.constantFrom(...sorts),
});

describe("the filter of the incidents list", () => {
  it("survives its address", () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const address = new URLSearchParams(incidentParameters(filter).map((pair) => [...pair]));
        expect(readIncidentFilter(Object.fromEntries(address))).toEqual(filter);
      }),
    );
  });

  it("is every open incident, worst first, when the address says nothing", () => {
    expect(readIncidentFilter({})).toEqual(everyOpenIncident);
    expect(incidentParameters(everyOpenIncident)).toEqual([]);
    expect(isNarrowed(everyOpenIncident)).toBe(false);
  });

  it("leaves out what it cannot read, and takes the first of several values", () => {
    const asked = {
      standing: "broken",
      advisory: "'; drop table",
      state: "green",
      phase: "later",
      sort: "",
      site: ["NORTH", "SOUTH"],
      q: "  ",
    };
    expect(readIncidentFilter(asked)).toEqual({ ...everyOpenIncident, site: "NORTH" });
  });

  it("bounds the text that is searched for", () => {
    expect(readIncidentFilter({ q: "x".repeat(5000) }).text).toHaveLength(100);
  });
});
