import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AnnotationKind } from "@/domain/advisories/annotation";
import { correctedDocument } from "@/domain/advisories/corrected-document";
import { applyAnnotations } from "@/domain/advisories/corrections";
import { findFaults } from "@/domain/advisories/findings";
import { readAdvisory } from "@/domain/advisories/reading";
import type { BaseScoreOf } from "@/domain/advisories/score-findings";
import { annotation, document } from "@/domain/advisories/testing/documents";
import { aliasTable } from "@/domain/matching/aliases";
import { standardAliases } from "@/domain/matching/standard-aliases";
import { csaf } from "../matches/testing/documents";
import { baseScoreOf } from "./base-score";
import { readDocument } from "./read-document";

const folder = "../shared/data/csaf/advisories/";
const aliases = aliasTable(standardAliases, new Date("2026-11-23T12:00:00Z"));
const namespace = "https://isocenter.example";

type Pick = Readonly<{ kind: AnnotationKind; at: number; text: string }>;

const picks = fc.array(
  fc.record({
    kind: fc.constantFrom<AnnotationKind>(
      "affected",
      "not-affected",
      "advice",
      "port",
      "finding-confirmed",
      "finding-dismissed",
      "spelling",
      "version",
      "score",
    ),
    at: fc.nat(2_000),
    text: fc.constantFrom("Run it in a dedicated segment.", "Zeile eins\nZeile zwei", "€".repeat(300)),
  }),
  { maxLength: 8 },
);

const chosenOf = <Item>(all: readonly Item[], at: number): Item | undefined =>
  all[at % Math.max(1, all.length)];

function readWith(original: unknown, scoreOf: BaseScoreOf | null) {
  const reading = readAdvisory(original);
  const context = { fileName: null, sha256: "a", aliases, sha512: null, baseScoreOf: scoreOf };
  return { reading, findings: findFaults(reading, context) };
}

const scores = ["9.8 CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "not a score"];

function textOf({ kind, at, text }: Pick): string | null {
  const texts: Readonly<Partial<Record<AnnotationKind, string | undefined>>> = {
    port: `${at + 1}/tcp`,
    advice: text,
    spelling: `Spelled anew ${at}`,
    version: chosenOf(["< 4.2.1", "all", "VB22A"], at),
    score: chosenOf(scores, at),
  };
  return texts[kind] ?? null;
}

function corrections(original: unknown, chosen: readonly Pick[]) {
  const { reading, findings } = readWith(original, baseScoreOf);
  const aboutOf = ({ kind, at }: Pick) => ({
    productKey:
      kind.endsWith("affected") || kind === "version"
        ? (chosenOf(reading.products, at)?.stableKey ?? "x")
        : null,
    findingKey: ["finding-confirmed", "finding-dismissed", "spelling", "score"].includes(kind)
      ? (chosenOf(findings, at)?.key ?? "x")
      : null,
  });
  const annotations = chosen.map((pick) =>
    annotation({
      kind: pick.kind,
      ...aboutOf(pick),
      text: textOf(pick),
      reason: pick.text,
      source: { title: "Web version", url: pick.at % 2 === 0 ? "https://agency.example/advisory" : null },
    }),
  );
  return { reading, annotations, effective: applyAnnotations(reading, findings, annotations) };
}

async function corrected(original: unknown, chosen: readonly Pick[]) {
  const before = JSON.stringify(original);
  const { reading, annotations, effective } = corrections(original, chosen);
  const made = correctedDocument(original, effective, annotations, { namespace });
  expect(JSON.stringify(original)).toBe(before);
  const read = await readDocument(Buffer.from(JSON.stringify(made)));
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return { reading, annotations, effective, made, copy: read.value.reading };
}

function expectHonest({ reading, annotations, effective, copy }: Awaited<ReturnType<typeof corrected>>) {
  expect(copy.publisher).toMatchObject({ category: "user", namespace });
  expect(copy.publisher.name).toContain("corrected copy");
  expect(copy.title).toContain("not by the publisher");
  expect(copy.distribution).toContain(`${reading.publisher.name} (${reading.publisher.namespace}) published`);
  expect(copy.tlp).toBe(reading.tlp);
  expect(copy.trackingId).toBe(`${reading.trackingId}-corrected`);
  expect(copy.revisionHistory.at(-1)?.number).toBe(copy.version);
  expect(copy.references.every((reference) => reference.category !== "self")).toBe(true);
  const marks = copy.notes.filter((note) => note.title?.startsWith("Correction "));
  expect(marks).toHaveLength(annotations.length);
  for (const mark of marks) expect(mark.text).toContain("By Cora, coordinator");
  const leaves = effective.products.filter(({ received }) => received.path.includes("/branches/"));
  for (const { product, received } of leaves) {
    const said = copy.products.find((each) => each.productId === product.productId);
    expect([received.vendor, product.vendor]).toContain(said?.vendor);
  }
  const ruled = effective.products.filter((each) => each.by !== null);
  for (const { product, affected } of reading.vulnerabilities.length > 0 ? ruled : []) {
    const listed = copy.products.find((each) => each.productId === product.productId)?.affectedBy;
    expect(affected ? ["status"] : ["not-affected", "fixed"]).toContain(listed);
  }
}

describe("a corrected copy", () => {
  test("lists what was ruled on, carries the transcribed advice, and marks each correction", async () => {
    const chosen: Pick[] = [
      { kind: "affected", at: 1, text: "The web version lists it." },
      { kind: "not-affected", at: 0, text: "It runs Linux." },
      { kind: "advice", at: 2, text: "Run it in a dedicated segment." },
    ];
    const result = await corrected(csaf(), chosen);
    expectHonest(result);
    expect(result.copy.vulnerabilities[0]?.status).toMatchObject({
      known_affected: ["P-2"],
      known_not_affected: ["P-1"],
    });
    expect(result.copy.vulnerabilities[0]?.remediations.at(-1)).toMatchObject({
      details: "Run it in a dedicated segment.\n\nTranscribed from: Web version",
      url: "https://agency.example/advisory",
      productIds: ["P-2", "P-3", "P-4"],
    });
    expect(result.copy.notes[1]?.text).toContain("Reason: The web version lists it.");
    expect(result.copy.version).toBe("2");
  });

  test("says names, versions and scores as corrected, under the ids of the document, and marks what they were", async () => {
    const original = document({
      vendor: "Seimens",
      products: [
        ["A", "Scanner One", "the older ones"],
        ["B", "Scanner Two", "4.1"],
      ],
      vector: "CVSS:3.1/AV:L/AC:L/PR:L/UI:R/S:U/C:L/I:N/A:N",
      affected: ["A", "B"],
    });
    const { reading, findings } = readWith(original, baseScoreOf);
    const keyOf = (code: string) => findings.find((finding) => finding.code === code)?.key ?? "";
    const by = { reason: "The vendor says so.", source: { title: "Vendor's page", url: null } };
    const vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    const annotations = [
      annotation({ kind: "spelling", findingKey: keyOf("C7"), text: "Siemens", ...by }),
      annotation({
        kind: "version",
        productKey: reading.products[0]?.stableKey ?? "",
        text: "< 4.2.1",
        ...by,
      }),
      annotation({ kind: "score", findingKey: keyOf("C9"), text: `9.8 ${vector}`, ...by }),
    ];
    const effective = applyAnnotations(reading, findings, annotations);
    const made = correctedDocument(original, effective, annotations, { namespace });
    const copy = readAdvisory(made);
    expect(copy.products.map((each) => [each.productId, each.vendor, each.versionText])).toEqual([
      ["A", "Siemens", "< 4.2.1"],
      ["B", "Siemens", "4.1"],
    ]);
    expect(copy.vulnerabilities[0]?.scores).toMatchObject([
      { version: "3.1", vector, baseScore: 9.8, severity: "CRITICAL" },
    ]);
    const marks = copy.notes.filter((note) => note.title?.startsWith("Correction ")).map(({ text }) => text);
    expect(marks[0]).toContain("Spelling corrected: “Seimens” reads “Siemens”");
    expect(marks[1]).toContain("Versions corrected: “the older ones” reads “< 4.2.1”");
    expect(marks[2]).toContain("Score corrected:");
    for (const mark of marks) expect(mark).toContain("Source: Vendor's page");
  });

  test("is the same for the same corrections, whenever it is taken", async () => {
    const chosen: Pick[] = [{ kind: "port", at: 79, text: "" }];
    const { effective, annotations } = corrections(csaf(), chosen);
    const make = () => JSON.stringify(correctedDocument(csaf(), effective, annotations, { namespace }));
    expect(make()).toBe(make());
  });

  test.each([
    ["3", "4"],
    ["1.2.9", "1.3.0"],
    ["0.9.0", "0.10.0"],
  ])("of version %s is version %s", async (version, next) => {
    const original = csaf({ version });
    expect((await corrected(original, [])).copy.version).toBe(next);
  });

  test("leaves a small document without lists as it is", () => {
    const { effective, annotations } = corrections(document({ products: [] }), []);
    expect(correctedDocument({ document: {} }, effective, annotations, { namespace })).not.toHaveProperty(
      "vulnerabilities",
    );
  });
});

describe.skipIf(!existsSync(folder))("a corrected copy of every real file", () => {
  test.each(existsSync(folder) ? readdirSync(folder) : [])(
    "%s is valid and honest with any corrections",
    async (name) => {
      const text = readFileSync(folder + name, "utf8");
      const numRuns = text.length > 200_000 ? 2 : 8;
      await fc.assert(
        fc.asyncProperty(picks, async (chosen) => expectHonest(await corrected(JSON.parse(text), chosen))),
        { numRuns },
      );
    },
  );
});
