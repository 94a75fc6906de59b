import { describe, expect, it } from "vitest";
import type { IncidentId, SiteId, SystemId } from "../ids";
import { decideLeaving, decideMove, decideReturn, type SystemInService } from "./service-changes";

const north = "n" as SiteId;
const south = "s" as SiteId;
const day = { since: "2026-11-26", today: "2026-11-26" };
const system = (change: Partial<SystemInService> = {}): SystemInService => ({
  // Safe because the rules only compare ids.
  id: "x" as SystemId,
  siteId: north,
  state: "in-service",
  openIncidents: [],
  ...change,
});
const incident = (key: string, isSeen = true) => ({ id: key as IncidentId, key, isSeen });
const code = (outcome: ReturnType<typeof decideLeaving>) => (outcome.ok ? null : outcome.refusal.code);

describe("leaving the inventory", () => {
  it("is open to a system that is in service or out of it, as of today or before", () => {
    expect(code(decideLeaving(system(), day))).toBeNull();
    expect(
      code(decideLeaving(system({ state: "out-of-service" }), { ...day, since: "2020-02-29" })),
    ).toBeNull();
    expect(code(decideLeaving(system(), { ...day, since: "2026-11-27" }))).toBe("day-ahead");
    expect(code(decideLeaving(system({ state: "retired" }), day))).toBe("system-retired");
  });

  it("is refused while incidents are open, and names only those the person may see", () => {
    const outcome = decideLeaving(
      system({ openIncidents: [incident("INC-2026-0001"), incident("INC-2026-0002", false)] }),
      day,
    );
    expect(outcome).toMatchObject({ refusal: { code: "incidents-open", incidents: ["INC-2026-0001"] } });
    expect(JSON.stringify(outcome)).toContain("INC-2026-0001, an open incident");
    expect(JSON.stringify(outcome)).not.toContain("0002");
  });
});

describe("moving and coming back", () => {
  it("moves to another site only, under the same conditions", () => {
    expect(code(decideMove(system(), south, day))).toBeNull();
    expect(code(decideMove(system(), north, day))).toBe("same-site");
    expect(code(decideMove(system({ openIncidents: [incident("INC-1")] }), south, day))).toBe(
      "incidents-open",
    );
  });

  it("comes back unless it stands elsewhere or an open incident rests on its withdrawal", () => {
    const retired = system({ state: "retired" });
    const there = { isInService: true, assetTag: "NM-9", siteName: "Southmoor", isSeen: true };
    expect(code(decideReturn(retired, null))).toBeNull();
    expect(code(decideReturn(retired, { ...there, isInService: false }))).toBeNull();
    expect(code(decideReturn(system(), null))).toBe("not-retired");
    expect(JSON.stringify(decideReturn(retired, there))).toContain("Southmoor as NM-9");
    const foreign = JSON.stringify(decideReturn(retired, { ...there, isSeen: false }));
    expect(foreign).not.toMatch(/Southmoor|NM-9/);
    expect(code(decideReturn({ ...retired, openIncidents: [incident("INC-1")] }, null))).toBe(
      "incidents-open",
    );
  });
});
