import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readKev } from "./read-kev";

const real = "../shared/data/kev/known_exploited_vulnerabilities.json";
const entry = {
  cveID: "CVE-2017-0144",
  vendorProject: "Microsoft",
  product: "SMBv1",
  vulnerabilityName: "Remote code execution",
  dateAdded: "2022-02-10",
  shortDescription: "Crafted packets run code.",
  requiredAction: "Update.",
  dueDate: "2022-08-10",
  knownRansomwareCampaignUse: "Known",
};
const catalogue = (change: object = {}, ...entries: object[]) => {
  const vulnerabilities = entries.length > 0 ? entries : [entry];
  const count = vulnerabilities.length;
  return {
    catalogVersion: "2025.08.25",
    dateReleased: "2025-08-25T17:04:19.9796Z",
    count,
    vulnerabilities,
    ...change,
  };
};
const read = (value: unknown) =>
  readKev(Buffer.from(typeof value === "string" ? value : JSON.stringify(value)));
const faults = (value: unknown) => {
  const outcome = read(value);
  return outcome.ok ? [] : outcome.refusal.faults.map((fault) => `${fault.path} ${fault.sentence}`);
};

describe("reading a KEV catalogue", () => {
  it.skipIf(!existsSync(real))("reads the real one whole", () => {
    const outcome = readKev(readFileSync(real));
    expect(outcome).toMatchObject({ ok: true, value: { version: "2025.08.25", count: 1404 } });
  });

  it("takes the ransomware use as known only where it says so", () => {
    const uses = ["Known", "Unknown", "", "known "].map((knownRansomwareCampaignUse, index) => ({
      ...entry,
      cveID: `CVE-2017-000${index}`,
      knownRansomwareCampaignUse,
    }));
    const outcome = read(catalogue({}, ...uses));
    expect(outcome.ok && outcome.value.entries.map((each) => each.ransomware)).toEqual([
      "known",
      "unknown",
      "unknown",
      "known",
    ]);
  });

  it.each([
    [
      "a wrong CVE",
      catalogue({}, { ...entry, cveID: "CVE-17-1" }),
      "/vulnerabilities/0/cveID This is no CVE",
    ],
    ["a missing day", catalogue({}, { ...entry, dateAdded: undefined }), "/vulnerabilities/0/dateAdded"],
    ["a day that is none", catalogue({}, { ...entry, dueDate: "2022-02-31" }), "/vulnerabilities/0/dueDate"],
    ["a count that does not fit", catalogue({ count: 1404 }), "/count The count says 1404, but 1 are listed"],
    [
      "a CVE twice",
      catalogue({}, entry, entry),
      "/vulnerabilities/1/cveID CVE-2017-0144 is listed already, at 0",
    ],
    ["an entry that is none", catalogue({}, ["x"]), "/vulnerabilities/0 An entry is no object"],
    ["no entry", catalogue({ vulnerabilities: [], count: 0 }), "/vulnerabilities The catalogue lists no"],
    ["a release that is no time", catalogue({ dateReleased: "yesterday" }), "/dateReleased"],
    ["no version", catalogue({ catalogVersion: " " }), "/catalogVersion"],
  ])("refuses %s with its path", (_name, given, expected) => {
    expect(faults(given).join("\n")).toContain(expected);
  });

  it.each([
    ["", "not-json"],
    ["{", "not-json"],
    ["[".repeat(5000), "out-of-bounds"],
    ['{"__proto__": {}}', "out-of-bounds"],
    [`{"a": 1, "a": 2}`, "out-of-bounds"],
    ["[]", "schema-invalid"],
    ["cveID,dateAdded", "not-json"],
  ])("refuses what is no catalogue: %s", (text, code) => {
    expect(read(text)).toMatchObject({ ok: false, refusal: { code } });
  });

  it("lists the first faults and says how many more there are", () => {
    const bad = Array.from({ length: 30 }, () => ({ ...entry, cveID: "x" }));
    expect(read(catalogue({}, ...bad))).toMatchObject({
      ok: false,
      refusal: { faults: { length: 20 }, more: 10 },
    });
  });
});
