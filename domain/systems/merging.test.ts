import { describe, expect, it } from "vitest";
import type { AdvisoryId, MatchId, SiteId, SystemId } from "../ids";
import { decideMerge, type MergeSide, type SideDecision } from "./merging";
import type { SystemFields } from "./system";

const nobodySaid: SystemFields = {
  assetTag: "",
  manufacturer: "",
  model: "",
  deviceClass: "",
  modality: "",
  serial: "",
  softwareVersion: "",
  operatingSystem: "",
  stationName: "",
  aeTitles: "",
  ipAddress: "",
  vlan: "",
  switchPort: "",
  location: "",
  clinicalOwner: "",
  ruhCapable: "unknown",
  examsPerDay: null,
  alternative: "",
};
const advisory = (name: string) => name as AdvisoryId;
const decision = (of: string, kind: SideDecision["decision"]): SideDecision => ({
  // Safe because the rules only compare ids.
  matchId: `${of} ${kind}` as MatchId,
  advisoryId: advisory(of),
  trackingId: of,
  decision: kind,
  reason: "",
});
const side = (id: string, change: Partial<MergeSide> = {}): MergeSide => ({
  id: id as SystemId,
  siteId: "n" as SiteId,
  state: "in-service",
  rowVersion: 1,
  fields: { ...nobodySaid, assetTag: id },
  openIncidents: [],
  decisions: [],
  ...change,
});
const given = (change: Partial<Parameters<typeof decideMerge>[2]> = {}) => ({
  fields: { ...nobodySaid, assetTag: "A", serial: "77" },
  keptVersion: 1,
  mergedVersion: 1,
  holds: {},
  ...change,
});
const incident = (of: string, isSeen = true) => ({ key: `INC-${of}`, advisoryId: advisory(of), isSeen });
const code = (outcome: ReturnType<typeof decideMerge>) => (outcome.ok ? null : outcome.refusal.code);

describe("merging two rows of one system", () => {
  it("keeps what was chosen and takes over what only the merged row decided", () => {
    const merged = side("B", { decisions: [decision("X", "affected"), decision("Y", "not-affected")] });
    const kept = side("A", { decisions: [decision("X", "affected")] });
    const outcome = decideMerge(kept, merged, given());
    expect(outcome).toMatchObject({
      value: { changes: [{ field: "serial" }], carried: [{ advisoryId: "Y" }] },
    });
  });

  it("asks which of two contradicting decisions holds", () => {
    const kept = side("A", { decisions: [decision("X", "not-affected")] });
    const merged = side("B", { decisions: [decision("X", "affected")] });
    expect(decideMerge(kept, merged, given())).toMatchObject({
      refusal: { code: "decisions-differ", differing: [{ trackingId: "X" }] },
    });
    const carried = (which: "kept" | "merged") => decideMerge(kept, merged, given({ holds: { X: which } }));
    expect(carried("kept")).toMatchObject({ value: { carried: [] } });
    expect(carried("merged")).toMatchObject({ value: { carried: [{ decision: "affected" }] } });
  });

  it("is refused while the merged row has an open incident, and names only those the person may see", () => {
    const merged = side("B", { openIncidents: [incident("X"), incident("Y", false)] });
    const outcome = decideMerge(side("A", { openIncidents: [incident("X")] }), merged, given());
    expect(outcome).toMatchObject({ refusal: { code: "incidents-open", incidents: ["INC-X"] } });
    expect(JSON.stringify(outcome)).not.toContain("INC-Y");
    expect(code(decideMerge(merged, side("A"), given()))).toBeNull();
  });

  it("is refused for one row, two sites, a retired one, and rows that were changed meanwhile", () => {
    expect(code(decideMerge(side("A"), side("A"), given()))).toBe("same-row");
    expect(code(decideMerge(side("A"), side("B", { siteId: "s" as SiteId }), given()))).toBe("other-site");
    expect(code(decideMerge(side("A"), side("B", { state: "retired" }), given()))).toBe("system-retired");
    expect(code(decideMerge(side("A"), side("B"), given({ mergedVersion: 2 })))).toBe("changed-meanwhile");
  });
});
