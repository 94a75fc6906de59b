import { describe, expect, it } from "vitest";
import { readSystemFilter, systemPairs, systemParameters } from "./list-filter";

const asAsked = (address: string) => Object.fromEntries(new URLSearchParams(address));

describe("the filter of the inventory in an address", () => {
  it("is read back as it was written", () => {
    const address = "?site=NORTH&class=PET%2FCT&state=retired&q=Symbia&sort=undecided";
    expect(systemParameters(readSystemFilter(asAsked(address)))).toBe(address);
  });

  it("carries the columns along where they were chosen", () => {
    const filter = readSystemFilter({});
    const columns = ["site", "vlan"] as const;
    expect(systemParameters({ ...filter, columns })).toBe("?columns=site%2Cvlan");
    expect(systemPairs({ ...filter, text: "Symbia", columns })).toEqual([
      ["q", "Symbia"],
      ["columns", "site,vlan"],
    ]);
    expect(systemParameters({ ...filter, columns: null })).toBe("");
  });

  it("leaves out what is usual and what cannot be read", () => {
    const filter = readSystemFilter(asAsked("?state=gone&sort=colour&site="));
    expect(filter).toEqual({
      site: null,
      deviceClass: null,
      state: "present",
      text: "",
      duplicates: false,
      sort: "tag",
    });
    expect(systemParameters(filter)).toBe("");
    expect(systemParameters(filter, "abc")).toBe("?after=abc");
  });
});
