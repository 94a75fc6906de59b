import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compareReadings } from "@/domain/advisories/compare";
import { applyAnnotations } from "@/domain/advisories/corrections";
import { findFaults } from "@/domain/advisories/findings";
import { matchableAdvisory } from "@/domain/advisories/matchable";
import { proposePorts } from "@/domain/advisories/ports";
import { aliasTable } from "@/domain/matching/aliases";
import { matcher } from "@/domain/matching/match";
import { standardAliases } from "@/domain/matching/standard-aliases";
import { readCsv } from "../systems/read-csv";
import { baseScoreOf } from "./base-score";
import { readDocument } from "./read-document";

const aliases = aliasTable(standardAliases, new Date("2026-11-23T12:00:00Z"));
const real = "../shared/data/csaf/advisories/";
const inventory = "../shared/data/inventory/hospital-group-labelled.csv";
const reference = "icsma-17-215-02.json";
const quiet = "icsma-21-084-01.json";

async function read(folder: string, fileName: string) {
  const result = await readDocument(readFileSync(folder + fileName));
  if (!result.ok) throw new Error(result.refusal.sentence);
  const { reading, sha256 } = result.value;
  const context = { sha256, aliases, sha512: null, baseScoreOf };
  const findings = findFaults(reading, { ...context, fileName });
  return { reading, sha256, findings, matchable: matchableAdvisory(applyAnnotations(reading, findings, [])) };
}

const demo = (name: string) => read("db/seed/advisories/", name);

describe("the demo's own advisories", () => {
  test("the reference advisory has the defects of the real one", async () => {
    const { findings, reading, matchable } = await demo(reference);
    expect(findings.map((finding) => finding.code)).toEqual(["C1", "C2", "C5", "C8"]);
    expect(reading.products.map((product) => product.affectedBy)).toEqual([
      "status",
      "score-or-remediation",
      "score-or-remediation",
      "score-or-remediation",
    ]);
    expect(matchable.products.map((product) => product.deviceClasses)).toEqual([
      ["PET/CT"],
      ["SPECT/CT"],
      ["Workplace"],
      ["SPECT"],
    ]);
    expect(proposePorts(reading).map((each) => each.port.number)).toEqual([80, 443, 3465]);
  });

  test("the quieter one has nothing that must be answered first", async () => {
    expect((await demo(quiet)).findings).toEqual([]);
  });

  test.each([reference, quiet])("%s says of itself that it is a demonstration", async (name) => {
    const { reading } = await demo(name);
    expect(reading.notes.map((note) => note.title)).toContain("Demonstration document");
  });
});

describe.skipIf(!existsSync(real))("beside the real files", () => {
  test("the demo's reference advisory is another revision of the same products and CVEs", async () => {
    const [before, after] = [await demo(reference), await read(real, reference)];
    expect(before.sha256).not.toBe(after.sha256);
    expect(after.reading.publisher).toMatchObject({
      name: before.reading.publisher.name,
      namespace: before.reading.publisher.namespace,
    });
    expect(after.reading.trackingId).toBe(before.reading.trackingId);
    const { products, vulnerabilities, remediations } = compareReadings(before, after);
    expect([products.added, products.removed]).toEqual([[], []]);
    expect([vulnerabilities.added, vulnerabilities.removed]).toEqual([[], []]);
    expect([remediations.added.length, remediations.removed.length]).toEqual([1, 1]);
  });

  test("the quieter one likely affects the four Gemini TF 16 of the labelled inventory and excludes the rest", async () => {
    const match = matcher((await demo(quiet)).matchable, aliases);
    const file = readCsv(readFileSync(inventory));
    if (!file.ok) throw new Error(file.refusal.sentence);
    const levels = file.value.rows.map(({ cells }) => {
      const text = (name: string) => cells[name] ?? "";
      const { level } = match({
        manufacturer: text("manufacturer"),
        model: text("model"),
        deviceClass: text("device_class"),
        modality: text("modality"),
        serial: text("serial_number"),
        softwareVersion: text("software_version"),
        operatingSystem: text("operating_system"),
        identities: [],
      });
      return { level, tag: text("asset_tag") };
    });
    const of = (level: string) => levels.filter((each) => each.level === level).map((each) => each.tag);
    expect(of("likely")).toEqual(["PT-1031", "PT-1088", "PT-1094", "PT-1115"]);
    expect(of("possible")).toEqual([]);
    expect(of("excluded")).toHaveLength(116);
  });
});
