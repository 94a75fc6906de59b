import { describe, expect, it } from "vitest";
import type { AdvisoryReading, Score } from "./advisory";
import { highestScore } from "./scores";
import { webVersion } from "./web-version";

const score = (baseScore: number | null, version: Score["version"] = "3.1"): Score => ({
  version,
  baseScore,
  vector: null,
  severity: null,
  productIds: [],
  path: "",
});
// Safe because both rules read nothing else of a document.
const reading = (given: object): AdvisoryReading =>
  ({ vulnerabilities: [], references: [], ...given }) as unknown as AdvisoryReading;

describe("the highest score of an advisory", () => {
  it("is the highest one given, with its version, and none where none is given", () => {
    const vulnerabilities = [{ scores: [score(7.5), score(null)] }, { scores: [score(9.8, "3.0")] }];
    expect(highestScore(vulnerabilities)).toEqual({ score: 9.8, version: "3.0" });
    expect(highestScore([{ scores: [score(null)] }])).toBeNull();
  });
});

describe("the web version of an advisory", () => {
  it("is the page it names as its own, never the JSON file", () => {
    const json = { category: "self", summary: "JSON", url: "https://agency.example/a.json" };
    const page = { category: "self", summary: "Web version", url: "https://agency.example/a" };
    const other = { category: "external", summary: "Other", url: "https://other.example" };
    expect(webVersion(reading({ references: [other, json, page] }))).toEqual({
      title: "Web version",
      url: page.url,
    });
    expect(webVersion(reading({ references: [other, json] }))).toBeNull();
  });
});
