import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CvssVersion } from "./advisory";
import { parseVector, severityOf } from "./cvss-vector";

const valid: readonly (readonly [CvssVersion, string, string])[] = [
  ["2.0", "AV:N/AC:L/Au:N/C:C/I:C/A:C", "AV:N/AC:L/Au:N/C:C/I:C/A:C"],
  ["2.0", "AV:N/AC:L/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C", "AV:N/AC:L/Au:N/C:C/I:C/A:C"],
  ["3.0", "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"],
  [
    "3.1",
    "CVSS:3.1/S:U/AV:N/AC:H/PR:N/UI:N/C:H/I:H/A:H/RL:O/RC:C",
    "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H",
  ],
  [
    "4.0",
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:P/U:Amber",
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
  ],
];

const invalid: readonly (readonly [CvssVersion, string, string])[] = [
  ["3.1", "", "it does not begin with CVSS:3.1"],
  ["3.1", "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "it does not begin with CVSS:3.1"],
  ["3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H", "A is missing"],
  ["3.1", "CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "AV is given twice"],
  ["3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:C/I:H/A:H", "“C:C” is no value of C"],
  ["3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/", "“” is no metric of it"],
  ["3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/constructor:X", "“constructor:X” is no metric"],
  ["3.1", "CVSS:3.1/AV:N:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "“AV:N:N” is no metric"],
  ["2.0", "AC:L/AV:N/Au:N/C:C/I:C/A:C", "its metrics are not in their order"],
  [
    "4.0",
    "CVSS:4.0/AC:L/AV:N/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
    "its metrics are not in their order",
  ],
];

describe("a CVSS vector", () => {
  it.each(valid)("of CVSS %s is taken apart: %s", (version, vector, base) => {
    expect(parseVector(version, vector)).toEqual({ ok: true, base });
  });

  it.each(invalid)("of CVSS %s is refused: %s, because %s", (version, vector, fault) => {
    const parsed = parseVector(version, vector);
    expect(parsed.ok ? "valid" : parsed.fault).toContain(fault);
  });

  it("is the same in any order under 3.x, and never breaks on any text", () => {
    const metrics = ["AV:N", "AC:L", "PR:N", "UI:N", "S:U", "C:H", "I:H", "A:H"];
    fc.assert(
      fc.property(fc.shuffledSubarray(metrics, { minLength: 8 }), fc.string(), (parts, text) => {
        expect(parseVector("3.1", `CVSS:3.1/${parts.join("/")}`).ok).toBe(true);
        expect(parseVector("4.0", text).ok).toBe(false);
      }),
    );
  });

  it("has its severity from CVSS 3.0 on", () => {
    expect([0, 0.1, 3.9, 4, 6.9, 7, 8.9, 9, 10].map((score) => severityOf("3.1", score))).toEqual([
      "NONE",
      "LOW",
      "LOW",
      "MEDIUM",
      "MEDIUM",
      "HIGH",
      "HIGH",
      "CRITICAL",
      "CRITICAL",
    ]);
    expect(severityOf("2.0", 10)).toBeNull();
  });
});
