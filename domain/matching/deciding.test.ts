import { describe, expect, it } from "vitest";
import type { MatchId, RecordId, RevisionId, SiteId, SystemId } from "../ids";
import { decideOnMatches, type GivenDecision, type HeldDecision, type MatchToDecide } from "./deciding";

const match = (change: Partial<MatchToDecide> = {}): MatchToDecide => ({
  // Safe because the rules only compare ids.
  id: "m" as MatchId,
  systemId: "s" as SystemId,
  siteId: "n" as SiteId,
  assetTag: "NM-1",
  state: "in-service",
  revisionId: "r" as RevisionId,
  level: "likely",
  inputsHash: "h",
  recheck: false,
  held: null,
  openIncident: null,
  ...change,
});
const affected: GivenDecision = {
  decision: "affected",
  reason: "",
  question: "",
  vendorCase: "",
  answerDue: null,
};
const held: HeldDecision = { ...affected, id: "d" as RecordId };

describe("deciding matches", () => {
  it("records a decision on each that has none, an excluded one too", () => {
    const all = [match(), match({ level: "excluded" })];
    expect(decideOnMatches(all, affected)).toEqual({ ok: true, value: all });
  });

  it("leaves what was decided so already, and confirms what is to be checked again", () => {
    const before = match({ held });
    const toCheck = match({ held, recheck: true });
    expect(decideOnMatches([before, toCheck], affected)).toEqual({ ok: true, value: [toCheck] });
    expect(decideOnMatches([before], affected)).toMatchObject({
      ok: false,
      refusal: { code: "already-decided" },
    });
  });

  it("takes another reason for another decision", () => {
    const given: GivenDecision = { ...affected, decision: "not-affected", reason: "Letter" };
    const before = match({ held: { ...held, ...given } });
    expect(decideOnMatches([before], { ...given, reason: "Second letter" })).toMatchObject({ ok: true });
  });

  it("decides nothing when one of them is retired, and names it", () => {
    const outcome = decideOnMatches([match(), match({ state: "retired", assetTag: "NM-9" })], affected);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "system-retired" } });
    expect(JSON.stringify(outcome)).toContain("NM-9");
  });
});
