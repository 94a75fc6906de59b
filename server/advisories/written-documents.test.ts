import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  adviceCategories,
  isWrittenByHand,
  tlpLabels,
  type WrittenAdvisory,
} from "@/domain/advisories/by-hand";
import { readBack } from "@/domain/advisories/read-back";
import { type Writing, writeDocument } from "@/domain/advisories/write-document";
import { readDocument } from "./read-document";
import { scoreVector } from "./score-vector";
import { writtenFields, writtenFrom } from "./written-fields";

const writing: Writing = {
  by: "Cora Lindqvist, coordinator",
  at: "2026-11-25T10:00:00.000Z",
  namespace: "https://isocenter.example",
  version: 1,
  history: [],
  summary: "Written by hand by Cora Lindqvist",
};

const vectors = [
  "",
  "AV:N/AC:L/Au:N/C:C/I:C/A:C",
  "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
  "CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N",
  "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
];

const word = fc
  .stringMatching(/^[A-Za-z0-9äöü€<>=.,/ ()-]{1,30}$/)
  .map((text) => text.trim())
  .filter((text) => text !== "" && !text.includes("  "));
const perhaps = fc.oneof(fc.constant(""), word);

const typed = fc.record({
  title: word,
  publisher: word,
  trackingId: word,
  sourceUrl: fc.constantFrom("", "https://vendor.example/advisory"),
  publishedOn: fc.constantFrom("2026-11-20", "2017-08-03"),
  tlp: fc.constantFrom(...tlpLabels),
  vulnerabilities: fc.array(
    fc.record({
      cve: fc.constantFrom("", "CVE-2026-12345"),
      otherId: perhaps,
      title: word,
      vector: fc.constantFrom(...vectors),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  products: fc.array(
    fc.record({
      vendor: word,
      product: word,
      operatingSystem: fc.constantFrom("", "Windows 7"),
      version: fc.oneof(fc.constantFrom("", "5.0", "<VB22", "vers:generic/>=1|<2"), word),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  advice: fc.array(
    fc.record({
      category: fc.constantFrom(...adviceCategories),
      text: word,
      source: fc.constantFrom("", "Letter of 3 August", "https://vendor.example/x"),
    }),
    { maxLength: 3 },
  ),
});

async function written(given: WrittenAdvisory, how: Writing = writing) {
  const bytes = Buffer.from(JSON.stringify(writeDocument(given, how)));
  const read = await readDocument(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value.reading;
}

describe("an advisory written by hand", () => {
  test("is always a valid document, and reads back as it was typed", async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (fields) => {
        const given = writtenFrom(writtenFields.parse(fields));
        const reading = await written(given);
        expect(JSON.stringify(readBack(reading))).toBe(JSON.stringify(given));
        expect(reading.products.every((product) => product.affectedBy === "status")).toBe(true);
        expect(reading.unread).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  const [given] = fc
    .sample(typed, { numRuns: 1, seed: 7 })
    .map((fields) => writtenFrom(writtenFields.parse(fields)));
  if (!given) throw new Error("One sample");

  test("names its user as publisher, and whom it tells of in its name and its note", async () => {
    const reading = await written({ ...given, publisher: "Example vendor" });
    expect(isWrittenByHand(reading)).toBe(true);
    expect(reading.publisher).toEqual({
      category: "user",
      name: "Example vendor (written down by a user)",
      namespace: "https://isocenter.example",
    });
    expect(reading.notes[0]?.text).toBe(
      "Written down by Cora Lindqvist, coordinator, 2026-11-25, from what Example vendor published. Example vendor did not publish this document.",
    );
  });

  test("grows by a version and an entry of its history when it is edited", async () => {
    const first = await written(given);
    const second = await written(given, {
      ...writing,
      version: 2,
      at: "2026-11-26T10:00:00.000Z",
      history: first.revisionHistory,
      summary: "Another version",
    });
    expect(second.version).toBe("2");
    expect(second.revisionHistory.map((entry) => entry.number)).toEqual(["1", "2"]);
    expect(second.initialReleaseDate).toBe(first.initialReleaseDate);
  });

  test("takes an operating system as a condition and a class as a class", async () => {
    const product = {
      vendor: "Siemens",
      product: "PET/CT Systems",
      operatingSystem: "Windows 7",
      version: "",
    };
    const reading = await written({ ...given, products: [product] });
    expect(reading.products[0]).toMatchObject({
      deviceClasses: ["PET/CT"],
      operatingSystem: { systems: ["windows-7"] },
      versionText: "vers:all/*",
    });
  });
});

test.each([
  ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8],
  ["(AV:N/AC:L/Au:N/C:C/I:C/A:C)", 10],
  ["CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", 0],
  ["CVSS:3.1/AV:N", null],
  ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:X", null],
  ["AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", null],
  ["", null],
])("the vector %s scores %s", (vector, score) => {
  expect(scoreVector(vector)?.baseScore ?? null).toBe(score);
});
