import { describe, expect, it } from "vitest";
import { matchParameters, readMatchFilter } from "./list-filter";

const asAsked = (address: string) => Object.fromEntries(new URLSearchParams(address));

describe("the filter of the matches in an address", () => {
  it("is read back as it was written", () => {
    const address = "?level=possible&standing=unknown&site=NORTH&q=Symbia%20T16&recheck=yes&show=all";
    expect(matchParameters(readMatchFilter(asAsked(address)))).toBe(address);
    expect(matchParameters(readMatchFilter(asAsked(address)), "abc")).toBe(`${address}&after=abc`);
  });

  it("leaves out what is usual and what cannot be read", () => {
    const filter = readMatchFilter(asAsked("?level=none&standing=x&recheck=no&show=some&q=%20"));
    expect(filter).toEqual({
      level: null,
      standing: null,
      site: null,
      text: "",
      recheck: false,
      all: false,
    });
    expect(matchParameters(filter)).toBe("");
  });

  it("takes no text of any length", () => {
    expect(readMatchFilter({ q: "x".repeat(5000) }).text).toHaveLength(100);
  });
});
