import { describe, expect, it } from "vitest";
import type { MatchId, RecordId, RevisionId, SiteId, SystemId } from "../ids";
import {
  decideAsking,
  decideOnMatches,
  type GivenDecision,
  type HeldDecision,
  type MatchToDecide,
} from "./deciding";

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
  readMark: "m",
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
  contactId: null,
  askedOn: null,
  answerDue: null,
};
const held: HeldDecision = { ...affected, id: "d" as RecordId };

describe("deciding matches", () => {
  it("records a decision on each that has none, an excluded one too", () => {
    const all = [match(), match({ level: "excluded" })];
    expect(decideOnMatches(all, affected, null)).toEqual({ ok: true, value: all });
  });

  it("leaves what was decided so already, and confirms what is to be checked again", () => {
    const before = match({ held });
    const toCheck = match({ held, recheck: true });
    expect(decideOnMatches([before, toCheck], affected, null)).toEqual({ ok: true, value: [toCheck] });
    expect(decideOnMatches([before], affected, null)).toMatchObject({
      ok: false,
      refusal: { code: "already-decided" },
    });
  });

  it("takes another reason for another decision", () => {
    const given: GivenDecision = { ...affected, decision: "not-affected", reason: "Letter" };
    const before = match({ held: { ...held, ...given } });
    expect(decideOnMatches([before], { ...given, reason: "Second letter" }, null)).toMatchObject({
      ok: true,
    });
  });

  it("decides nothing when one of them is retired, and names it", () => {
    const outcome = decideOnMatches([match(), match({ state: "retired", assetTag: "NM-9" })], affected, null);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "system-retired" } });
    expect(JSON.stringify(outcome)).toContain("NM-9");
  });

  it("decides only what is as it was read, names what is not, and leaves what says the same", () => {
    const [same, other] = [match({ id: "1" as MatchId }), match({ id: "2" as MatchId, assetTag: "NM-9" })];
    const read = (mark: string) =>
      new Map([
        ["1", "m"],
        ["2", mark],
      ]);
    expect(decideOnMatches([same, other], affected, read("m")).ok).toBe(true);
    for (const marks of [read("before"), new Map([["1", "m"]])]) {
      const outcome = decideOnMatches([same, other], affected, marks);
      expect(outcome).toMatchObject({ ok: false, refusal: { code: "match-changed" } });
      expect(JSON.stringify(outcome)).toContain("NM-9 changed since you read it");
    }
    const decided = match({ id: "2" as MatchId, held });
    expect(decideOnMatches([same, decided], affected, read("before"))).toMatchObject({ ok: true });
  });

  it("takes a question only with somebody who can be asked, on a day that has come, due no earlier", () => {
    const asked: GivenDecision = { ...affected, decision: "ask-vendor", question: "Is it?" };
    const on = { today: "2026-11-26", canBeAsked: true };
    const refusal = (change: Partial<GivenDecision>, where = on) => {
      const outcome = decideAsking({ ...asked, ...change }, where);
      return outcome.ok ? null : outcome.refusal.code;
    };
    expect(refusal({})).toBeNull();
    expect(refusal({ askedOn: "2026-11-20", answerDue: "2026-11-20" })).toBeNull();
    expect(refusal({}, { ...on, canBeAsked: false })).toBe("contact-ended");
    expect(refusal({ askedOn: "2026-11-27" })).toBe("asked-ahead");
    expect(refusal({ answerDue: "2026-11-25" })).toBe("due-before-asked");
    expect(decideAsking(affected, { ...on, canBeAsked: false }).ok).toBe(true);
  });

  it("takes another contact or another day for another question", () => {
    const asked: GivenDecision = { ...affected, decision: "ask-vendor", question: "Is it?" };
    const before = match({ held: { ...held, ...asked } });
    expect(decideOnMatches([before], asked, null).ok).toBe(false);
    expect(decideOnMatches([before], { ...asked, answerDue: "2026-12-01" }, null).ok).toBe(true);
    expect(decideOnMatches([before], { ...asked, contactId: "c" as RecordId }, null).ok).toBe(true);
  });
});
