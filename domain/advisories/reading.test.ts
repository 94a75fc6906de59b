import { describe, expect, test } from "vitest";
import { readAdvisory } from "./reading";
import { document } from "./testing/documents";

const tree = (product_tree: unknown, vulnerability: unknown = {}) =>
  readAdvisory({ document: {}, product_tree, vulnerabilities: [vulnerability] });

describe("a reading", () => {
  test("of a document with nothing in it is empty", () => {
    for (const nothing of [{}, null, [], "x", { document: null, product_tree: [], vulnerabilities: {} }]) {
      expect(readAdvisory(nothing)).toMatchObject({
        trackingId: "",
        products: [],
        vulnerabilities: [],
        notes: [],
      });
    }
  });

  test("carries the publisher, the dates, the version and the score as given", () => {
    expect(readAdvisory(document({ scored: ["A"], version: "1.0.2" }))).toMatchObject({
      publisher: { name: "Example", namespace: "https://example.org", category: "vendor" },
      trackingId: "EX-1",
      version: "1.0.2",
      currentReleaseDate: "2026-01-02T00:00:00Z",
      vulnerabilities: [
        {
          cve: "CVE-2026-0001",
          summary: "Something is wrong.",
          scores: [
            {
              version: "3.1",
              baseScore: 9.8,
              productIds: ["A"],
              path: "/vulnerabilities/0/scores/0/cvss_v3",
            },
          ],
        },
      ],
    });
  });

  test("walks branches of any depth and takes the names above a leaf", () => {
    const leaf = { category: "patch_level", name: "SP2", product: { product_id: "A", name: "Full" } };
    const branch = (category: string, name: string, below: unknown) => ({
      category,
      name,
      branches: [below],
    });
    const deep = branch("architecture", "x86", branch("product_version", "VB10", leaf));
    const branches = [
      branch(
        "vendor",
        "Siemens",
        branch("product_family", "Symbia", branch("product_name", "Symbia T", deep)),
      ),
    ];
    expect(tree({ branches }).products).toMatchObject([
      {
        vendor: "Siemens",
        family: "Symbia",
        productName: "Symbia T",
        versionText: "VB10 SP2",
        fullName: "Full",
      },
    ]);
  });

  test("takes a combination as the whole, with the version of its part", () => {
    const products = (product_id: string, name: string) => ({ product_id, name });
    const reading = tree({
      branches: [
        {
          category: "vendor",
          name: "Example",
          branches: [
            { category: "product_name", name: "M26", product: products("HW", "M26") },
            {
              category: "product_name",
              name: "M26 firmware",
              branches: [
                { category: "product_version", name: "5.2", product: products("FW", "Firmware 5.2") },
              ],
            },
          ],
        },
      ],
      relationships: [
        {
          category: "installed_on",
          product_reference: "FW",
          relates_to_product_reference: "HW",
          full_product_name: products("BOTH", "Firmware 5.2 on M26"),
        },
      ],
    });
    expect(reading.products.at(-1)).toMatchObject({
      productId: "BOTH",
      vendor: "Example",
      productName: "M26",
      versionText: "5.2",
    });
  });

  test("spells out the groups of a remediation", () => {
    const reading = tree(
      {
        full_product_names: [{ product_id: "A", name: "One" }],
        product_groups: [{ group_id: "G", product_ids: ["A"] }],
      },
      { remediations: [{ category: "mitigation", details: "Wait.", group_ids: ["G"] }] },
    );
    expect(reading.vulnerabilities[0]?.remediations[0]?.productIds).toEqual(["A"]);
    expect(reading.products).toMatchObject([{ productName: "One", affectedBy: "score-or-remediation" }]);
  });

  test("reads the scores of CSAF 2.1", () => {
    const content = { cvss_v4: { version: "4.0", baseScore: 9.3, vectorString: "CVSS:4.0/AV:N" } };
    const reading = tree(
      {},
      { metrics: [{ products: ["A"], content }], cwes: [{ id: "CWE-94", name: "Injection" }] },
    );
    expect(reading.vulnerabilities[0]).toMatchObject({
      cwe: { id: "CWE-94" },
      scores: [{ version: "4.0", baseScore: 9.3, productIds: ["A"] }],
    });
  });

  test("gives products that look alike keys of their own", () => {
    const twins = {
      products: [
        ["A", "One", "1"],
        ["B", "ONE ", "1"],
        ["C", "One", "2"],
      ],
    } as const;
    const keys = readAdvisory(document(twins)).products.map((product) => product.stableKey);
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe("siemens | one | 2");
  });

  test("takes the worst that several vulnerabilities say of a product", () => {
    const reading = readAdvisory({
      ...(document({ products: [["A", "One", "1"]], affected: [] }) as object),
      vulnerabilities: [
        { product_status: { fixed: ["A"] } },
        { product_status: { under_investigation: ["A"] } },
        { product_status: { known_not_affected: ["A"] } },
      ],
    });
    expect(reading.products[0]?.affectedBy).toBe("under-investigation");
  });
});
