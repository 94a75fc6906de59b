import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageOf } from "./age";
import { percentileText } from "./epss";
import { epssStanding, kevStanding } from "./exploitation";
import { countsBefore, decideCatalogue, type KevRelease, kevChanges } from "./kev";

const release: fc.Arbitrary<KevRelease> = fc.record({
  version: fc.constant("1"),
  releasedAt: fc.constantFrom(new Date("2025-08-25T17:04:19Z"), new Date("2025-08-26T00:00:00Z")),
  count: fc.constantFrom(10, 1404),
  sha256: fc.constantFrom("a", "b", "c"),
});

describe("which catalogue is in force", () => {
  it("is the same for any order of uploads", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(release, { selector: (each) => JSON.stringify(each), minLength: 1 }),
        (all) => {
          const best = (list: readonly KevRelease[]) =>
            list.reduce((one, other) => (countsBefore(other, one) ? other : one));
          expect(best(all)).toEqual(best(all.toReversed()));
        },
      ),
    );
  });

  it("is the later release, and of one release the fuller, so that an extract hides nothing", () => {
    const at = { version: "1", releasedAt: new Date("2025-08-25T17:04:19Z"), sha256: "a" };
    expect(countsBefore({ ...at, count: 1404, sha256: "b" }, { ...at, count: 10 })).toBe(true);
    const later = { ...at, releasedAt: new Date("2025-08-26T00:00:00Z"), count: 1 };
    expect(countsBefore(later, { ...at, count: 1404 })).toBe(true);
  });

  it("is never one of the future, which would stand before every later one", () => {
    const now = new Date("2026-11-23T10:00:00Z");
    const file = { releasedAt: new Date("2027-01-01T00:00:00Z") };
    expect(decideCatalogue(null, { ok: true, value: file }, now)).toMatchObject({
      ok: false,
      refusal: { code: "not-yet-released" },
    });
  });
});

describe("what a catalogue changes", () => {
  it("is told only of CVEs that advisories here name", () => {
    const changes = kevChanges(new Set(["CVE-1", "CVE-3"]), new Set(["CVE-2", "CVE-3", "CVE-9"]), [
      "CVE-1",
      "CVE-2",
      "CVE-2",
      "CVE-3",
    ]);
    expect(changes).toEqual({ added: ["CVE-2"], removed: ["CVE-1"] });
  });
});

describe("what is said of a CVE", () => {
  const none = { kev: null, epss: null };
  const releasedAt = new Date("2025-08-25T00:00:00Z");
  it("is never silence", () => {
    expect(kevStanding("CVE-1", none)).toEqual({ kind: "no-catalogue" });
    expect(kevStanding(null, none)).toEqual({ kind: "no-cve" });
    const kev = { version: "2025.08.25", releasedAt, entries: [] };
    expect(kevStanding("CVE-1", { ...none, kev })).toEqual({
      kind: "not-listed",
      version: "2025.08.25",
      releasedAt,
    });
    expect(epssStanding("CVE-1", none)).toEqual({ kind: "no-list" });
  });

  it("cuts a percentile and never rounds it up to 100", () => {
    expect([0.99993, 0.943, 0, 1].map(percentileText)).toEqual([
      "99.9th percentile",
      "94.3th percentile",
      "0.0th percentile",
      "100.0th percentile",
    ]);
  });

  it("says the age of a catalogue in words, and when it is old", () => {
    const now = new Date("2026-11-23T10:00:00Z");
    const at = (text: string) => ageOf(new Date(text), now, 14);
    expect(at("2026-11-23T01:00:00Z")).toEqual({ words: "less than a day old", old: false });
    expect(at("2026-11-22T01:00:00Z")).toEqual({ words: "1 day old", old: false });
    expect(at("2025-08-25T17:04:19Z")).toEqual({ words: "14 months old", old: true });
    expect(at("2020-01-01T00:00:00Z")).toEqual({ words: "6 years old", old: true });
  });
});
