import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RevisionId } from "../ids";
import { compareReadings } from "./compare";
import { differenceRows, sameInBoth } from "./difference-rows";
import { portsIn } from "./ports";
import { chooseRevision, type RevisionMark } from "./revisions";
import { read } from "./testing/documents";

const mark = (sha256: string, publishedAt: string | null = null): RevisionMark => ({
  id: `id-${sha256}` as RevisionId,
  sha256,
  publishedAt: publishedAt === null ? null : new Date(publishedAt),
});

describe("the revision that is shown", () => {
  test("is none when there is none", () => {
    expect(chooseRevision([], null)).toBeNull();
  });

  test("is the only one there is, and nobody need choose", () => {
    expect(chooseRevision([mark("b")], null)).toMatchObject({ revision: { sha256: "b" }, by: "published" });
  });

  test("is the coordinator's choice whatever the times say", () => {
    const all = [mark("a", "2026-02-01"), mark("b", "2026-01-01")];
    expect(chooseRevision(all, "id-b" as RevisionId)).toMatchObject({
      revision: { sha256: "b" },
      by: "choice",
    });
  });

  test("is the one published last as far as times are given", () => {
    const all = [mark("a"), mark("c", "2026-02-01"), mark("b", "2026-01-01")];
    expect(chooseRevision(all, null)).toMatchObject({ revision: { sha256: "c" }, by: "published" });
  });

  test("is the one with the smallest hash, with the order unknown, when no time tells", () => {
    expect(chooseRevision([mark("b"), mark("a")], null)).toMatchObject({
      revision: { sha256: "a" },
      by: "order-unknown",
    });
    const tied = [mark("c", "2026-01-01"), mark("b", "2026-01-01"), mark("a")];
    expect(chooseRevision(tied, null)).toMatchObject({ revision: { sha256: "b" }, by: "order-unknown" });
  });

  test("does not depend on the order of imports", () => {
    const times = fc.constantFrom(null, "2026-01-01", "2026-02-01");
    const revisions = fc
      .uniqueArray(fc.constantFrom(..."0123456789abcdef"), { minLength: 1, maxLength: 6 })
      .chain((hashes) => fc.tuple(fc.constant(hashes), fc.array(times, { minLength: 6, maxLength: 6 })))
      .map(([hashes, given]) => hashes.map((sha256, i) => mark(sha256, given[i] ?? null)));
    fc.assert(
      fc.property(revisions, (all) => {
        expect(chooseRevision([...all].reverse(), null)).toEqual(chooseRevision(all, null));
      }),
    );
  });
});

describe("two revisions", () => {
  const before = {
    products: [
      ["A", "One", "1"],
      ["B", "Two", "1"],
    ],
    scored: ["A", "B"],
    affected: ["A"],
    remediations: [{ category: "mitigation", details: "Wait." }],
  } as const;

  test("that say the same differ in nothing, though products are numbered anew", () => {
    const again = {
      ...before,
      products: [
        ["X", "one ", "1"],
        ["Y", "TWO", "1"],
      ],
      scored: ["X", "Y"],
      affected: ["X"],
    } as const;
    const { products, vulnerabilities, remediations, document } = compareReadings(read(before), read(again));
    expect([products.added, products.removed, vulnerabilities.changed, remediations.added, document]).toEqual(
      [[], [], [], [], []],
    );
  });

  test("are told apart by products, vulnerabilities, remediations and findings", () => {
    const after = {
      ...before,
      products: [
        ["A", "One", "1"],
        ["C", "Three", "1"],
      ],
      scored: ["A", "C"],
      affected: ["A", "C"],
      remediations: [{ category: "vendor_fix", details: "Fixed in 2.0.1." }],
      cve: "CVE-2026-0002",
      version: "2",
    } as const;
    const found = compareReadings(read(before), read(after));
    expect(found.products.added.map((each) => each.productName)).toEqual(["Three"]);
    expect(found.products.removed.map((each) => each.productName)).toEqual(["Two"]);
    expect(found.vulnerabilities.added.map((each) => each.cve)).toEqual(["CVE-2026-0002"]);
    expect(found.remediations.added.map((each) => each.text)).toEqual(["Fixed in 2.0.1."]);
    expect(found.remediations.removed.map((each) => each.text)).toEqual(["Wait."]);
    expect(found.findings.removed.map((each) => each.code)).toEqual(["C1"]);
    expect(found.document).toEqual([{ field: "Version", before: "1", after: "2" }]);
  });

  test("show that a product is now listed as affected", () => {
    const found = compareReadings(read(before), read({ ...before, affected: ["A", "B"] }));
    expect(found.products.changed.map((each) => [each.after.productName, each.what])).toEqual([
      [
        "Two",
        [{ aspect: "how it is listed", before: "named, but in no status", after: "listed as affected" }],
      ],
    ]);
    expect(found.vulnerabilities.changed.map((each) => each.what)).toMatchObject([
      [{ aspect: "product status", after: "known affected: siemens | one | 1, siemens | two | 1" }],
    ]);
    const rows = differenceRows(found);
    expect(rows.map(({ group, shown, here }) => [group, shown, here]).slice(0, 1)).toEqual([
      ["Product", "named, but in no status", "listed as affected"],
    ]);
    expect(rows.at(-1)).toMatchObject({ group: "Finding", here: null });
    expect(sameInBoth(found)).toBe("1 product, 1 remediation");
  });
});

test.each([
  ["Port 80/TCP and Port 443/TCP", "80/tcp 443/tcp"],
  ["listens on 3465/tcp", "3465/tcp"],
  ["ports 104, 11112 and 2762", "104/tcp 11112/tcp 2762/tcp"],
  ["UDP port 161 and TCP/445", "161/udp 445/tcp"],
  ["Port 80", "80/tcp"],
  ["port 70000", ""],
  ["version 12.2.8/tcp stack", ""],
  ["support 24 hours", ""],
])('the ports in "%s" are %s', (text, expected) => {
  const ports = portsIn(text).map((port) => `${port.number}/${port.protocol}`);
  expect(ports.sort().join(" ")).toBe(expected.split(" ").sort().join(" "));
});
