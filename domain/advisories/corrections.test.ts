import { describe, expect, test } from "vitest";
import { matchableAdvisory } from "./matchable";
import { annotation, corrected, read } from "./testing/documents";

const given = {
  products: [
    ["A", "PET/CT Systems Windows 7-Based", "vers:all/*"],
    ["B", "SPECT Systems Windows 7-Based", "vers:all/*"],
  ],
  affected: ["A"],
  scored: ["A", "B"],
  remediations: [
    { category: "mitigation", details: "In addition, we recommend:" },
    { category: "mitigation", details: "Call the Customer Care Center." },
  ],
} as const;

const { findings, reading } = read(given);
const finding = (code: string) => {
  const found = findings.find((each) => each.code === code);
  if (found === undefined) throw new Error(code);
  return found;
};
const keyOf = (id: string) => reading.products.find((product) => product.productId === id)?.stableKey ?? "";

const answer = (code: string, kind: "finding-confirmed" | "finding-dismissed") =>
  annotation({ kind, findingKey: finding(code).key, reason: "Read in the web version." });
const advice = annotation({
  kind: "advice",
  findingKey: finding("C2").key,
  text: "Run the system in a network segment of its own.",
  source: { title: "Web version", url: "https://example.org/ex-1" },
});

const affected = (...annotations: Parameters<typeof corrected>[1]) =>
  corrected(given, annotations).products.map((each) => [each.product.productId, each.affected, each.settled]);

describe("before anything is answered", () => {
  test("everything the document may mean counts, marked as not settled", () => {
    expect(affected()).toEqual([
      ["A", true, true],
      ["B", true, false],
    ]);
  });

  test("incidents may not be opened", () => {
    expect(corrected(given, []).confirmed).toBe(false);
  });

  test("the advice is the document's own, without the headings whose list is lost", () => {
    expect(corrected(given, []).advice.map((each) => each.text)).toEqual(["Call the Customer Care Center."]);
  });
});

describe("the finding that products are missing", () => {
  test("confirmed settles them as affected", () => {
    expect(affected(answer("C1", "finding-confirmed"))[1]).toEqual(["B", true, true]);
  });

  test("dismissed settles them as not affected, and they are not compared any more", () => {
    const done = corrected(given, [answer("C1", "finding-dismissed")]);
    expect(done.products.map((each) => each.affected)).toEqual([true, false]);
    expect(matchableAdvisory(done).products.map((product) => product.key)).toEqual([keyOf("A")]);
  });

  test("is answered by a decision on each of its products", () => {
    const done = corrected(given, [
      annotation({ kind: "not-affected", productKey: keyOf("B"), reason: "Vendor." }),
    ]);
    expect(done.findings.find((each) => each.finding.code === "C1")?.open).toBe(false);
    expect(done.products[1]).toMatchObject({ affected: false, settled: true });
  });

  test("gives way to a decision on one product", () => {
    const own = annotation({ kind: "not-affected", productKey: keyOf("B"), reason: "Vendor." });
    expect(affected(own, answer("C1", "finding-confirmed"))[1]).toEqual(["B", false, true]);
  });
});

describe("the finding that advice is lost", () => {
  test("is not answered by nodding at it: the advice must be transcribed", () => {
    const open = (...list: Parameters<typeof corrected>[1]) =>
      corrected(given, list).findings.find((each) => each.finding.code === "C2")?.open;
    expect([
      open(answer("C2", "finding-confirmed")),
      open(advice),
      open(answer("C2", "finding-dismissed")),
    ]).toEqual([true, false, false]);
  });

  test("lays the transcribed advice beside the document's, with its source", () => {
    const done = corrected(given, [advice]);
    expect(done.advice.at(-1)).toMatchObject({
      text: advice.text,
      url: "https://example.org/ex-1",
      productKeys: [],
    });
  });
});

test("incidents may be opened once the products and the advice are answered, other findings open or not", () => {
  const answered = [answer("C1", "finding-confirmed"), advice];
  expect(corrected(given, answered).confirmed).toBe(true);
  expect(corrected(given, answered).findings.some((each) => each.open)).toBe(true);
  for (const one of answered) expect(corrected(given, [one]).confirmed).toBe(false);
});

test("a dismissed operating system is demanded no more", () => {
  const systems = (...list: Parameters<typeof corrected>[1]) =>
    matchableAdvisory(corrected(given, list)).products.map(
      (product) => product.operatingSystem?.text ?? null,
    );
  expect(systems()).toEqual(["Windows 7", "Windows 7"]);
  expect(systems(answer("C5", "finding-confirmed"))).toEqual(["Windows 7", "Windows 7"]);
  expect(systems(answer("C5", "finding-dismissed"))).toEqual([null, null]);
});

describe("a later annotation", () => {
  test("takes the place of the one it supersedes, in whatever order they come", () => {
    const first = answer("C1", "finding-dismissed");
    const second = { ...answer("C1", "finding-confirmed"), supersedes: first.id };
    expect(affected(first, second)).toEqual(affected(second, first));
    expect(affected(first, second)[1]).toEqual(["B", true, true]);
  });

  test("of two that do not supersede each other is the one that counts", () => {
    const early = annotation({ kind: "affected", productKey: keyOf("B") });
    const late = annotation({ kind: "not-affected", productKey: keyOf("B") });
    expect(affected(late, early)[1]).toEqual(["B", false, true]);
  });

  test("may withdraw an earlier one: then it is as if that had never been", () => {
    const withdrawn = annotation({ kind: "withdrawn", supersedes: advice.id, reason: "Wrong page." });
    const done = corrected(given, [advice, withdrawn]);
    expect(done.advice).toHaveLength(1);
    expect(done.findings.find((each) => each.finding.code === "C2")?.open).toBe(true);
  });
});

test("ports are the confirmed ones, each once; a text that is no port is none", () => {
  const port = (text: string) => annotation({ kind: "port", text });
  const done = corrected(given, [
    port("443/tcp"),
    port("443/TCP"),
    port("http"),
    port("70000/tcp"),
    port("161/udp"),
  ]);
  expect(done.ports.map((each) => each.port)).toEqual([
    { number: 443, protocol: "tcp" },
    { number: 161, protocol: "udp" },
  ]);
});
