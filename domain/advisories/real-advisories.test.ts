import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { aliasTable } from "../matching/aliases";
import { standardAliases } from "../matching/standard-aliases";
import { applyAnnotations } from "./corrections";
import { findFaults } from "./findings";
import { matchableAdvisory } from "./matchable";
import { portText, proposePorts } from "./ports";
import { readAdvisory } from "./reading";

const folder = "../shared/data/csaf/advisories/";
const present = existsSync(folder);
const aliases = aliasTable(standardAliases, new Date("2026-11-23T12:00:00Z"));

function read(name: string) {
  const document: unknown = JSON.parse(readFileSync(folder + name, "utf8"));
  const reading = readAdvisory(document);
  const context = { sha256: "a", aliases, sha512: null, baseScoreOf: null };
  const findings = findFaults(reading, { ...context, fileName: name });
  return { reading, findings, matchable: matchableAdvisory(applyAnnotations(reading, findings, [])) };
}

const codes = (name: string) => read(name).findings.map((finding) => finding.code);

describe.skipIf(!present)("real advisories", () => {
  test("the reference advisory shows 4 vulnerabilities and 4 product families, and C1, C2, C5, C8 once each", () => {
    const { reading, findings } = read("icsma-17-215-02.json");
    expect(findings.map((finding) => finding.code)).toEqual(["C1", "C2", "C5", "C8"]);
    expect(reading.vulnerabilities.map((each) => [each.cve, each.scores[0]?.baseScore])).toEqual([
      ["CVE-2015-1635", 9.8],
      ["CVE-2015-1497", 9.8],
      ["CVE-2015-7861", 9.8],
      ["CVE-2015-7860", 9.8],
    ]);
    expect(reading.vulnerabilities[0]?.scores[0]).toMatchObject({
      version: "3.0",
      vector: "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
    });
    expect(reading.products.map((each) => [each.deviceClasses.join(), each.affectedBy])).toEqual([
      ["PET/CT", "status"],
      ["SPECT/CT", "score-or-remediation"],
      ["Workplace,SPECT", "score-or-remediation"].includes("x") ? [] : ["Workplace", "score-or-remediation"],
      ["SPECT", "score-or-remediation"],
    ]);
  });

  test("the findings of the reference advisory name what they are about", () => {
    const [c1, c2, c5] = read("icsma-17-215-02.json").findings;
    expect(c1?.sentence).toBe(
      "3 of 4 products are missing from the affected list. They count as affected until someone decides otherwise.",
    );
    expect(c1?.productKeys).toHaveLength(3);
    expect(c2).toMatchObject({ quote: "In addition, Siemens recommends:", severity: "blocks" });
    expect(c2?.paths).toEqual([0, 1, 2, 3].map((i) => `/vulnerabilities/${i}/remediations/0/details`));
    expect(c5?.quote).toBe("Windows 7");
  });

  test("the reference advisory names the ports 80, 443 and 3465", () => {
    const ports = proposePorts(read("icsma-17-215-02.json").reading);
    expect(ports.map((each) => [portText(each.port), each.cves])).toEqual([
      ["80/tcp", ["CVE-2015-1635"]],
      ["443/tcp", ["CVE-2015-1635"]],
      ["3465/tcp", ["CVE-2015-1497"]],
    ]);
  });

  test("everything the reference advisory may mean is compared before anything is confirmed", () => {
    expect(read("icsma-17-215-02.json").matchable.products).toHaveLength(4);
  });

  test("every file is read, with its findings", () => {
    expect(Object.fromEntries(readdirSync(folder).map((name) => [name, codes(name).join(" ")]))).toEqual({
      "icsa-24-235-03.json": "",
      "icsma-17-215-01.json": "C1 C2 C5 C8",
      "icsma-17-215-02.json": "C1 C2 C5 C8",
      "icsma-18-037-02.json": "C3 C8",
      "icsma-18-058-02.json": "C7 C8",
      "icsma-19-113-01.json": "C3 C3 C3 C6 C8",
      "icsma-20-343-01.json": "C2 C3 C3 C8",
      "icsma-21-084-01.json": "C2 C3 C3 C3 C6 C8",
      "icsma-21-187-01.json": "C3 C3 C3 C3 C3 C3 C8",
      "icsma-22-174-01.json": "C8",
      "icsma-23-285-01.json": "",
      "icsma-24-200-01.json": "C2 C3 C3",
      "va-24-201-01.json": "",
      "va-24-262-01.json": "",
    });
  });

  test.each([
    ["icsa-24-235-03.json", 1391, 644],
    ["icsma-18-037-02.json", 32, 32],
    ["icsma-20-343-01.json", 107, 107],
    ["icsma-21-084-01.json", 11, 11],
    ["va-24-201-01.json", 8, 3],
    ["va-24-262-01.json", 2, 1],
  ])("%s names %i products, of which %i count as affected", (name, products, affected) => {
    const { reading, matchable } = read(name);
    const keys = new Set(matchable.products.map((product) => product.key));
    expect([reading.products.length, keys.size]).toEqual([products, affected]);
    expect(reading.unread).toEqual([]);
    expect(new Set(reading.products.map((product) => product.stableKey)).size).toBe(products);
  });
});
