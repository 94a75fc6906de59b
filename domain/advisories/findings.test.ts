import { describe, expect, test } from "vitest";
import { expectedFileName } from "./findings";
import { read } from "./testing/documents";

type Given = Parameters<typeof read>[0];
const codes = (given: Given, more: Parameters<typeof read>[1] = {}) =>
  read(given, more).findings.map((finding) => finding.code);

const fix = (details: string, url?: string) => ({
  remediations: [{ category: "vendor_fix", details, ...(url === undefined ? {} : { url }) }],
});

test("a document without faults has no findings", () => {
  expect(codes({})).toEqual([]);
});

describe("C1, a product that is missing from the affected list", () => {
  const two = {
    products: [
      ["A", "One", "1"],
      ["B", "Two", "1"],
    ],
    scored: ["A", "B"],
  } as const;

  test("is found in scores and in remediations", () => {
    expect(codes({ ...two, affected: ["A"] })).toEqual(["C1"]);
    const advised = {
      ...two,
      scored: [],
      affected: ["A"],
      remediations: [{ category: "mitigation", details: "Wait." }],
    };
    expect(codes(advised)).toEqual(["C1"]);
  });

  test("is not one that a status names as not affected", () => {
    expect(codes({ ...two, affected: ["A"], notAffected: ["B"] })).toEqual([]);
  });

  test("is every product when the document names none as affected", () => {
    const [finding] = read({ ...two, scored: [], affected: [] }).findings;
    expect(finding).toMatchObject({ code: "C1", productKeys: ["siemens | one | 1", "siemens | two | 1"] });
  });

  test("is not one that only stands in the tree beside affected ones", () => {
    expect(codes({ ...two, scored: [], affected: ["A"] })).toEqual([]);
  });
});

describe("C2, lost advice", () => {
  const advice = (...details: readonly string[]) => ({
    remediations: details.map((each) => ({ category: "mitigation", details: each })),
  });

  test.each(["Do the following:", "Do the following: \n", "", "   "])('is "%s"', (details) => {
    expect(codes(advice(details))).toEqual(["C2"]);
  });

  test("is not a text with a colon inside", () => {
    expect(codes(advice("Note: install the update."))).toEqual([]);
  });

  test("is told once for each distinct text, with every place", () => {
    const { findings } = read(advice("Do this:", "Do  this: ", "And this:"));
    expect(findings.map((finding) => [finding.code, finding.paths.length])).toEqual([
      ["C2", 2],
      ["C2", 1],
    ]);
  });
});

describe("C3, a vendor fix", () => {
  test.each([
    "Contact your local service.",
    "See the product security website: https://example.org/security/2.0/",
    "A fix will be released in Q3 2026.",
    "It remediates CWE-522 (CVE-2026-0001) with a low score of 3.7.",
  ])('that says "%s" states no patch', (details) => {
    expect(codes(fix(details))).toEqual(["C3"]);
  });

  test.each([
    "Fixed in 9.8.12.",
    "Update to Version 3.6.7 or later.",
    "Install KB3042553.",
    "Install VB22A-UD03 by release 22.",
    "Update to version VB22A.",
  ])('that says "%s" states one', (details) => {
    expect(codes(fix(details))).toEqual([]);
  });

  test("that links a download states one", () => {
    expect(codes(fix("Install the update.", "https://example.org/download/scanner"))).toEqual([]);
    expect(codes(fix("Install the update.", "https://example.org/contact"))).toEqual(["C3"]);
  });

  test("is judged, a mitigation is not", () => {
    expect(
      codes({ remediations: [{ category: "mitigation", details: "Contact your local service." }] }),
    ).toEqual([]);
  });
});

test("C5 tells each operating system in a name once, with its products", () => {
  const { findings } = read({
    products: [
      ["A", "PET/CT Systems Windows 7-Based", "vers:all/*"],
      ["B", "Workplace", "<=11.2 on Windows 8.1 with IIS 7.5"],
      ["C", "SPECT Systems Windows 7-Based", "vers:all/*"],
    ],
  });
  const c5 = findings.filter((finding) => finding.code === "C5");
  expect(c5.map((finding) => [finding.quote, finding.productKeys.length])).toEqual([
    ["Windows 7", 2],
    ["Windows 8.1", 1],
  ]);
});

test.each([
  ["<=11.2 with IIS 7.5", ["C6"]],
  ["distributed < april 1, 2018", ["C6"]],
  ["882470 Gemini TF 16 w/ TOF Performance", ["C6"]],
  ["A10 < A11", ["C6"]],
  ["< 1.2", []],
  [">= 4.0 | <= 4.6", []],
  ["HD 16 | HD23", []],
  ["<= 12.2.x.x", []],
  ["all versions", []],
  ["*", []],
])('C6 for the version text "%s": %s', (version, expected) => {
  expect(codes({ products: [["A", "Scanner", version]] })).toEqual(expected);
});

test.each([
  ["Phillips", "“Phillips” is compared as Philips."],
  [
    "Seimens",
    "“Seimens” may be meant as Siemens: systems by Siemens are to be checked until the spelling is corrected.",
  ],
  ["Medtronic ", "“Medtronic ” has stray blanks."],
  ["Innokas YhtymÃ¤ Oy", "“Innokas YhtymÃ¤ Oy” reads as “Innokas Yhtymä Oy”."],
])('C7 for the vendor "%s"', (vendor, sentence) => {
  expect(read({ vendor }).findings).toMatchObject([{ code: "C7", sentence }]);
});

test.each(["Siemens", "Siemens Healthineers", "GE Healthcare", "General Electric (GE)", "Santesoft"])(
  'no C7 for the vendor "%s"',
  (vendor) => {
    expect(codes({ vendor })).toEqual([]);
  },
);

test("C8 when the document says of itself that it may be wrong", () => {
  expect(codes({ notes: ["Made by hand and may contain inaccuracies."] })).toEqual(["C8"]);
});

describe("C12, the name of the file", () => {
  test.each([
    ["ex-1.json", []],
    ["EX-1.JSON", []],
    ["C:\\Downloads\\ex-1 (2).json", []],
    ["ex-2.json", ["C12"]],
    [null, []],
  ])("%s", (fileName, expected) => {
    expect(codes({}, { fileName })).toEqual(expected);
  });

  test("follows the id as CSAF asks", () => {
    expect(expectedFileName("ICSMA-17-215-02")).toBe("icsma-17-215-02.json");
    expect(expectedFileName("Red Hat: RHSA 2026:1")).toBe("red_hat_rhsa_2026_1.json");
  });
});

test("a finding keeps its key when the document is numbered anew", () => {
  const lost = { remediations: [{ category: "mitigation", details: "Do this:" }], affected: [] };
  const keys = (id: string) =>
    read({ ...lost, products: [[id, "One", "1"]] }).findings.map((finding) => finding.key);
  expect(keys("A")).toEqual(keys("B"));
  expect(new Set(keys("A")).size).toBe(2);
});
