import { describe, expect, it } from "vitest";
import type { AdvisoryId, MatchId, SiteId, SystemId } from "../ids";
import type { HeldIdentity } from "./identity";
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
  identities: [],
  ...change,
});
const given = (change: Partial<Parameters<typeof decideMerge>[2]> = {}) => ({
  fields: { ...nobodySaid, assetTag: "A", serial: "77" },
  asRead: true,
  holds: {},
  identities: {},
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
    expect(code(decideMerge(side("A"), side("B"), given({ asRead: false })))).toBe("changed-meanwhile");
  });

  it("asks which of two differing identities of one modality holds, and takes over what only the merged row has", () => {
    const identity = (id: string, modality: string, softwareVersion: string): HeldIdentity => ({
      ...{ id, modality, softwareVersion, manufacturer: "", model: "", stationName: "", serial: "" },
      ...{ institution: "", department: "", gantryId: "", deviceUid: "", udi: "", aeTitle: "" },
      calibratedOn: "",
    });
    const kept = side("A", { identities: [identity("k-pt", "PT", "1"), identity("k-mr", "MR", "1")] });
    const merged = side("B", {
      identities: [identity("m-pt", "PT", "2"), identity("m-mr", "MR", "1"), identity("m-ct", "CT", "1")],
    });
    expect(decideMerge(kept, merged, given())).toMatchObject({
      refusal: { code: "identities-differ", modalities: ["PT"] },
    });
    const taken = (which: "kept" | "merged") => {
      const outcome = decideMerge(kept, merged, given({ identities: { PT: which } }));
      return outcome.ok ? outcome.value.identities.map(({ id, supersedes }) => [id, supersedes]) : null;
    };
    expect(taken("kept")).toEqual([["m-ct", null]]);
    expect(taken("merged")).toEqual([
      ["m-ct", null],
      ["m-pt", "k-pt"],
    ]);
  });
});
