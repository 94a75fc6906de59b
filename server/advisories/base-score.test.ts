import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AdvisoryReading, Score } from "@/domain/advisories/advisory";
import { readAdvisory } from "@/domain/advisories/reading";
import { scoresNotFollowing } from "@/domain/advisories/score-findings";
import { baseScoreOf } from "./base-score";

const folder = "../shared/data/csaf/advisories/";

const score = (change: Partial<Score>): Score => ({
  version: "3.1",
  vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
  baseScore: 9.8,
  severity: "CRITICAL",
  productIds: [],
  path: "/vulnerabilities/0/scores/0/cvss_v3",
  ...change,
});
const found = (...scores: Score[]) =>
  scoresNotFollowing(
    // Safe because the rule reads nothing else of a document.
    { vulnerabilities: [{ cve: "CVE-1", path: "/vulnerabilities/0", scores }] } as unknown as AdvisoryReading,
    baseScoreOf,
  ).map((finding) => finding.sentence);

describe("a base score computed again from its vector", () => {
  // The examples of first.org for each version.
  it.each([
    ["2.0", "AV:N/AC:L/Au:N/C:N/I:N/A:C", 7.8],
    ["2.0", "AV:N/AC:L/Au:N/C:C/I:C/A:C", 10],
    ["3.0", "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8],
    ["3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", 6.1],
    ["3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", 0],
    ["4.0", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 9.3],
    ["4.0", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", 10],
  ] as const)("CVSS %s, %s: %d", (version, vector, expected) => {
    expect(baseScoreOf(version, vector)).toBe(expected);
  });

  it("says nothing of what follows, whatever temporal metrics and letters it has", () => {
    const temporal = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/RL:O/RC:C";
    expect(found(score({}), score({ severity: "critical" }), score({ vector: temporal }))).toEqual([]);
    expect(found(score({ vector: null, baseScore: 1 }))).toEqual([]);
  });

  it("finds another score, another severity and an invalid vector, never taking that one for a score of 0", () => {
    expect(found(score({ baseScore: 10 }))).toEqual([
      "CVE-1: The CVSS 3.1 base score is given as 10.0, but 9.8 follows from its vector.",
    ]);
    expect(found(score({ severity: "HIGH" }))).toEqual([
      "CVE-1: The CVSS 3.1 severity is given as high, but critical follows from its vector (9.8).",
    ]);
    expect(found(score({ vector: "CVSS:3.1/AV:N", baseScore: 0 }))).toEqual([
      "CVE-1: The score cannot be checked: the CVSS 3.1 vector is not valid, AC, PR, UI, S, C, I, A are missing.",
    ]);
  });

  it.skipIf(!existsSync(folder))("follows in every real advisory", () => {
    const all = readdirSync(folder).flatMap((name) => {
      const document: unknown = JSON.parse(readFileSync(folder + name, "utf8"));
      return scoresNotFollowing(readAdvisory(document), baseScoreOf).map(
        ({ sentence }) => `${name} ${sentence}`,
      );
    });
    expect(all).toEqual([]);
  });
});
