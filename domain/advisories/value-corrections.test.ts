import { describe, expect, test } from "vitest";
import { threatOf } from "../priority/threat";
import type { Finding } from "./advisory";
import type { Annotation } from "./annotation";
import { decideAnswer } from "./correcting";
import { decideCorrection, type ValueCorrection } from "./correcting-values";
import { matchableAdvisory } from "./matchable";
import { highestScore } from "./scores";
import { annotation, corrected, read } from "./testing/documents";

const local = "CVSS:3.1/AV:L/AC:L/PR:L/UI:R/S:U/C:L/I:N/A:N";
const network = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
const context = { baseScoreOf: (_version: string, vector: string) => (vector === local ? 2.8 : 9.8) };
const given = {
  vendor: "Seimens",
  products: [
    ["A", "Scanner  One", "the older ones"],
    ["B", "Scanner Two", "the older ones"],
    ["C", "Scanner Three", "rev. a few"],
  ],
  vector: local,
} as const;

const { findings, reading } = read(given, context);
const keyOf = (productId: string) =>
  reading.products.find((product) => product.productId === productId)?.stableKey ?? "";
function finding(code: string, quote?: string): Finding {
  const found = findings.find((each) => each.code === code && (quote === undefined || each.quote === quote));
  if (found === undefined) throw new Error(`${code} ${quote}`);
  return found;
}

const source = { title: "Vendor's page", url: null };
const said = { reason: "The vendor's page says so.", source };
const now = (...annotations: readonly Annotation[]) => corrected(given, annotations, context);
const decide = (correction: ValueCorrection, ...annotations: readonly Annotation[]) =>
  decideCorrection({ effective: now(...annotations), annotations }, correction);

/** What a decided correction reads as once it is stored. */
function stored(correction: ValueCorrection, ...before: readonly Annotation[]): readonly Annotation[] {
  const decided = decide(correction, ...before);
  if (!decided.ok) throw new Error(decided.refusal.sentence);
  return decided.value.map((draft) => annotation(draft));
}

const vendor: ValueCorrection = {
  kind: "spelling",
  findingKey: finding("C7", "Seimens").key,
  text: "Siemens",
  ...said,
};
const older: ValueCorrection = {
  kind: "version",
  findingKey: finding("C6").key,
  from: "the older ones",
  text: "< VB22A",
  ...said,
};
const score: ValueCorrection = {
  kind: "score",
  findingKey: finding("C9").key,
  score: { version: "3.1", vector: network, baseScore: 9.8 },
  ...said,
};

describe("a corrected spelling", () => {
  test("is what systems are compared with; the document's stays beside it, and the key of the product too", () => {
    const after = now(...stored(vendor));
    expect(matchableAdvisory(after).products.map((product) => product.vendor)).toEqual(
      Array(3).fill("Siemens"),
    );
    expect(after.products[0]).toMatchObject({
      product: { vendor: "Siemens", stableKey: keyOf("A") },
      received: { vendor: "Seimens" },
      corrections: [{ kind: "spelling", by: { name: "Cora" } }],
    });
    expect(after.reading).toEqual(reading);
  });

  test("answers its own finding and no other", () => {
    const after = now(...stored(vendor));
    const open = after.findings.filter((each) => each.open).map((each) => each.finding.quote);
    expect(open).not.toContain("Seimens");
    expect(open).toContain("Scanner  One");
  });

  test("is refused where it says the same as the document, or is odd itself", () => {
    expect(decide({ ...vendor, text: "Seimens" })).toMatchObject({ refusal: { code: "spelling-unclear" } });
    expect(decide({ ...vendor, text: "Siemens  AG" })).toMatchObject({
      refusal: { code: "spelling-unclear" },
    });
    expect(decide(vendor, ...stored(vendor))).toMatchObject({ refusal: { code: "already-so" } });
  });

  test("gives way to a dismissal, after which the document counts again", () => {
    const before = stored(vendor);
    const dismissed = decideAnswer({ effective: now(...before), annotations: before }, vendor.findingKey, {
      answer: "dismiss",
      ...said,
    });
    if (!dismissed.ok) throw new Error(dismissed.refusal.sentence);
    expect(dismissed.value[0].supersedes).toBe(before[0]?.id);
    const after = now(...before, annotation(dismissed.value[0]));
    expect(after.products[0]?.product.vendor).toBe("Seimens");
    expect(after.findings.find((each) => each.finding.key === vendor.findingKey)?.open).toBe(false);
  });
});

describe("corrected versions", () => {
  const versions = (...annotations: readonly Annotation[]) =>
    matchableAdvisory(now(...annotations)).products.map((product) => product.versionText);

  test("hold for every product with these words, and for no other", () => {
    expect(versions(...stored(older))).toEqual(["< VB22A", "< VB22A", "rev. a few"]);
  });

  test("answer the finding once each of its texts is corrected", () => {
    const open = (...annotations: readonly Annotation[]) =>
      now(...annotations).findings.find((each) => each.finding.code === "C6");
    const first = stored(older);
    expect(open(...first)).toMatchObject({ open: true, answers: [{ text: "< VB22A" }, { text: "< VB22A" }] });
    const second = stored({ ...older, from: "rev. a few", text: "all" }, ...first);
    expect(open(...first, ...second)).toMatchObject({ open: false });
  });

  test("are refused where no version can be read from them, or no product has these words", () => {
    expect(decide({ ...older, text: "up to the newer ones" })).toMatchObject({
      refusal: { code: "version-unreadable" },
    });
    expect(decide({ ...older, from: "something else" })).toMatchObject({ refusal: { code: "finding-gone" } });
  });

  test("taken back let the document count again", () => {
    const [first, ...others] = stored(older);
    const back = annotation({ kind: "withdrawn", supersedes: first?.id ?? null, reason: "Another product" });
    expect(versions(...(first ? [first] : []), ...others, back)).toEqual([
      "the older ones",
      "< VB22A",
      "rev. a few",
    ]);
  });
});

describe("a corrected score", () => {
  test("is the highest score and the ground of the priority; what was given stays beside it", () => {
    const after = now(...stored(score));
    expect(after.vulnerabilities[0]?.scores[0]).toMatchObject({
      vector: network,
      baseScore: 9.8,
      severity: "CRITICAL",
      corrected: { received: { vector: local, baseScore: 9.8 }, annotation: { reason: said.reason } },
    });
    const threat = (one: typeof after) => threatOf({ vulnerabilities: one.vulnerabilities, notes: [] }, null);
    expect(threat(now()).automatable.value).toBe("no");
    expect(threat(after).automatable).toMatchObject({ value: "yes", known: true });
    const lower = { ...score, score: { version: "3.1", vector: local, baseScore: 2.8 } } as const;
    expect(highestScore(now(...stored(lower)).vulnerabilities)).toEqual({ score: 2.8, version: "3.1" });
  });

  test("is refused for what is no vector", () => {
    expect(decide({ ...score, score: null })).toMatchObject({ refusal: { code: "vector-invalid" } });
  });
});

test("a finding is corrected only in its own way, and only while the shown revision has it", () => {
  expect(decide({ ...vendor, findingKey: finding("C9").key })).toMatchObject({
    refusal: { code: "no-correction" },
  });
  expect(decide({ ...vendor, findingKey: "C7-none" })).toMatchObject({ refusal: { code: "finding-gone" } });
});

test("advice answers no finding that keeps incidents shut, but lost advice", () => {
  const unlisted = { ...given, affected: ["A"], scored: ["A", "B", "C"] };
  const c1 = read(unlisted).findings.find((each) => each.code === "C1");
  const advice = annotation({ kind: "advice", findingKey: c1?.key ?? "", text: "Segment it." });
  const own = annotation({ kind: "affected", findingKey: c1?.key ?? "", productKey: keyOf("B") });
  for (const one of [advice, own]) {
    const after = corrected(unlisted, [one]);
    expect(after.findings.find((each) => each.finding.code === "C1")?.open).toBe(true);
  }
});
