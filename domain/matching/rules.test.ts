import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { matcher } from "./match";
import type { MatchableAdvisory, MatchableSystem } from "./matchable";
import { matchingRules } from "./rules";
import { standardAliases } from "./standard-aliases";
import { product, reference, system, table } from "./testing/reference";

/** What each edition of the rules says of the systems below, as a hash. A line here is never changed: other rules are a further line. */
const editions: Readonly<Record<number, string>> = {
  1: "f0716f39c219ec36",
};

const told: MatchableAdvisory = {
  namesNoProduct: false,
  products: [
    product("Philips", "BrightView XCT", "vers:generic/<2.5"),
    product("GE Healthcare", "Discovery NM/CT 670", "< 3.0"),
    product("Seimens", "Symbia Intevo", "VB10 and prior"),
    { ...product("Mediso", "AnyScan", "all"), identifiers: ["12345"] },
  ],
};

const manufacturers = [
  "Siemens",
  "SIEMENS NM",
  "Seimens",
  "Phillips",
  "GE Medical",
  "Mediso Ltd.",
  "Acme",
  "",
];
const kinds: readonly Partial<MatchableSystem>[] = [
  {},
  { model: "Symbia TF 64", deviceClass: "Gamma camera (SPECT)" },
  { model: "Biograph mCT", deviceClass: "PETCT", modality: "PT" },
  { model: "SOMATOM mCT", deviceClass: "CT", modality: "CT" },
  { model: "Symbia.net", deviceClass: "Workstation", modality: "" },
  { model: "BrightView XCT", deviceClass: "SPECT/CT" },
  { model: "Discovery NM/CT670", deviceClass: "?" },
  { model: "AnyScan", deviceClass: "", serial: "12345" },
  { model: "MAGNETOM Aera", deviceClass: "MR", modality: "MR" },
  { model: "SOMATOM Force", deviceClass: "CT", modality: "NM" },
  { model: "Nova 3", deviceClass: "MR?", modality: "MR" },
  {
    model: "",
    deviceClass: "",
    modality: "",
    identities: [{ manufacturer: "SIEMENS NM", model: "Encore2", modality: "NM", softwareVersion: "" }],
  },
];
const operatingSystems = [
  "Windows 7",
  "W7 SP1",
  "NT 6.1",
  "WES7",
  "Windows 10",
  "Win XP",
  "Linux",
  "Windows 10 (planned)",
  "XP until 2016",
  "Windows 7/10",
  "n/a",
  "",
];
const versions = ["VB10B", "2.4.1", "3.0", "v2", "tbd", ""];

const fleet = manufacturers.flatMap((manufacturer) =>
  kinds.flatMap((kind) =>
    operatingSystems.flatMap((operatingSystem) =>
      versions.map((softwareVersion) => system({ manufacturer, operatingSystem, softwareVersion, ...kind })),
    ),
  ),
);

/** The level and the verdicts of every pair, and the names the rules know by themselves. */
function whatTheRulesSay(): string {
  const hash = createHash("sha256").update(JSON.stringify(standardAliases));
  for (const advisory of [reference, told, { namesNoProduct: true, products: [] }]) {
    for (const { level, productKey, reasons } of fleet.map(matcher(advisory, table))) {
      hash.update(JSON.stringify([level, productKey, reasons.map(({ verdict }) => verdict)]));
    }
  }
  return hash.digest("hex").slice(0, 16);
}

test("rules that say something else are a further edition, so that stored matches are compared anew", () => {
  expect(
    editions[matchingRules],
    "The rules say something else: raise matchingRules by one, and add its line to the editions.",
  ).toBe(whatTheRulesSay());
  expect(new Set(Object.values(editions)).size).toBe(matchingRules);
});
