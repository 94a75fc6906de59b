import { describe, expect, it } from "vitest";
import type { SiteId, SystemId } from "../ids";
import { incidentKey, type OpeningCandidate, planOpening } from "./opening";

const candidate = (change: Partial<OpeningCandidate> = {}): OpeningCandidate => ({
  // Safe because the rules only compare ids.
  systemId: "s" as SystemId,
  siteId: "n" as SiteId,
  siteName: "Northgate",
  assetTag: "NM-1",
  systemName: "Symbia",
  location: "",
  state: "in-service",
  decision: "affected",
  recheck: false,
  openIncident: null,
  endedIncident: null,
  network: "business",
  ...change,
});

describe("what opening would do", () => {
  it("opens for what is decided affected, also while it is to be checked again or out of service", () => {
    const all = [candidate(), candidate({ recheck: true }), candidate({ state: "out-of-service" })];
    expect(planOpening(all)).toEqual({ toOpen: all, leftOut: [] });
  });

  it.each([
    [{ openIncident: "INC-2026-0001" }, "already-open", /INC-2026-0001/],
    [{ endedIncident: "INC-2026-0002" }, "ended", /reopen that one/],
    [{ state: "retired" }, "retired", /retired/],
    [{ decision: null }, "not-decided-affected", /coordinator/],
    [{ decision: "not-affected" }, "not-decided-affected", /not decided affected/],
    [{ decision: "ask-vendor" }, "not-decided-affected", /not decided affected/],
  ] as const)("leaves out %o, with its reason", (change, reason, sentence) => {
    const { toOpen, leftOut } = planOpening([candidate(change)]);
    expect(toOpen).toEqual([]);
    expect(leftOut).toMatchObject([{ reason, assetTag: "NM-1" }]);
    expect(leftOut[0]?.sentence).toMatch(sentence);
  });

  it("gives keys that people can read out", () => {
    expect(incidentKey("INC", 2026, 42)).toBe("INC-2026-0042");
    expect(incidentKey("DRL", 2026, 12345)).toBe("DRL-2026-12345");
  });
});
