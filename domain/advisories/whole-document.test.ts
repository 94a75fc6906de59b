import { describe, expect, test } from "vitest";
import { aliasTable } from "../matching/aliases";
import { matchSystem } from "../matching/match";
import { standardAliases } from "../matching/standard-aliases";
import { statusKinds } from "./advisory";
import { contradictionsIn } from "./contradictions";
import { applyAnnotations } from "./corrections";
import { findFaults } from "./findings";
import { matchableAdvisory } from "./matchable";
import { readAdvisory } from "./reading";

const aliases = aliasTable(standardAliases, new Date("2026-11-23T12:00:00Z"));
const named = (id: string, name = id) => ({ product_id: id, name });
const flat = (...ids: string[]) => ({ full_product_names: ids.map((id) => named(id)) });

const read = (product_tree: unknown, ...vulnerabilities: unknown[]) =>
  readAdvisory({ document: { tracking: { id: "X" } }, product_tree, vulnerabilities });

function findings(reading: ReturnType<typeof readAdvisory>) {
  const all = findFaults(reading, {
    fileName: null,
    sha256: "a",
    aliases,
    sha512: null,
    baseScoreOf: null,
  });
  return all.filter((finding) => finding.code === "C13");
}

const compared = (reading: ReturnType<typeof readAdvisory>) =>
  matchableAdvisory(applyAnnotations(reading, [], [])).products;

const branch = (category: string, name: string, below: object) => ({ category, name, ...below });
const leaf = (vendor: string, product: string, version: string, id: string) =>
  branch("vendor", vendor, {
    branches: [
      branch("product_name", product, {
        branches: [branch("product_version", version, { product: named(id, `${product} ${version}`) })],
      }),
    ],
  });

describe("every status", () => {
  test.each([
    ["known_affected", "status"],
    ["first_affected", "status"],
    ["last_affected", "status"],
    ["under_investigation", "under-investigation"],
    ["unknown", "unknown"],
    ["fixed", "fixed"],
    ["first_fixed", "fixed"],
    ["recommended", "fixed"],
    ["known_not_affected", "not-affected"],
  ] as const)("%s is read", (kind, mention) => {
    const reading = read(flat("A"), { product_status: { [kind]: ["A"] } });
    expect(reading.products[0]?.affectedBy).toBe(mention);
    expect(reading.vulnerabilities[0]?.status[kind]).toEqual(["A"]);
    const affected = !["fixed", "not-affected"].includes(mention);
    expect(applyAnnotations(reading, [], []).products[0]?.affected).toBe(affected);
  });

  test("has its row above", () => expect(statusKinds).toHaveLength(9));

  test("that names a group stands for its products", () => {
    const tree = { ...flat("A", "B", "C"), product_groups: [{ group_id: "G", product_ids: ["A", "B"] }] };
    const reading = read(tree, { product_status: { known_affected: ["G"] } });
    expect(reading.products.map((each) => each.affectedBy)).toEqual(["status", "status", "unnamed"]);
    expect(reading.unread).toEqual([]);
  });
});

describe("the first and the last affected version", () => {
  const tree = {
    branches: [leaf("Siemens", "Symbia T16", "5.0", "A"), leaf("Siemens", "Symbia T16", "7.0", "B")],
  };
  const texts = (status: object) =>
    compared(read(tree, { product_status: status })).map((each) => each.versionText);

  test("stand for what lies between them and is not listed", () => {
    expect(texts({ first_affected: ["A"], last_affected: ["B"] })).toEqual([">=5.0", "<=7.0"]);
    const advisory = matchableAdvisory(
      applyAnnotations(read(tree, { product_status: { first_affected: ["A"] } }), [], []),
    );
    const system = {
      manufacturer: "Siemens",
      model: "Symbia T16",
      deviceClass: "SPECT/CT",
      modality: "NM",
      serial: "",
      softwareVersion: "6.1",
      operatingSystem: "",
      identities: [],
    };
    expect(matchSystem(advisory, system, aliases).level).toBe("likely");
  });

  test("are exact where the same version is both, or is listed as affected itself", () => {
    expect(texts({ first_affected: ["A"], last_affected: ["A"] })).toEqual(["5.0"]);
    expect(texts({ first_affected: ["A"], known_affected: ["A"] })).toEqual(["5.0"]);
  });
});

describe("a combination", () => {
  const relation = (category: string, part: string, whole: string, id: string) => ({
    category,
    product_reference: part,
    relates_to_product_reference: whole,
    full_product_name: named(id, `${part} with ${whole}`),
  });
  const parts = [
    leaf("Siemens", "syngo.via", "VB30", "APP"),
    leaf("Microsoft", "Windows 10", "1809", "WIN"),
    branch("vendor", "Siemens", {
      branches: [branch("product_name", "Symbia T16", { product: named("DEV", "Symbia T16") })],
    }),
    leaf("OpenSSL", "OpenSSL", "1.0.1", "LIB"),
  ];
  const of = (...relationships: unknown[]) =>
    read({ branches: parts, relationships }, { product_status: { known_affected: ["C"] } });

  test.each([
    "default_component_of",
    "external_component_of",
    "installed_on",
    "installed_with",
    "optional_component_of",
  ])("%s is compared by its whole and by its part", (category) => {
    const names = compared(of(relation(category, "APP", "WIN", "C"))).map(
      (each) => `${each.vendor} ${each.productName}`,
    );
    expect(names).toContain("Microsoft Windows 10");
    expect(names).toContain("Siemens syngo.via");
  });

  test("does not take a component's version for the device's", () => {
    const [device] = compared(of(relation("default_component_of", "LIB", "DEV", "C")));
    expect(device).toMatchObject({ productName: "Symbia T16", versionText: "OpenSSL 1.0.1" });
  });

  test("may be part of another, in any order of the list", () => {
    const inner = relation("installed_on", "APP", "WIN", "I");
    const outer = relation("installed_on", "I", "DEV", "C");
    for (const order of [
      [inner, outer],
      [outer, inner],
    ]) {
      const names = compared(of(...order)).map((each) => each.productName);
      expect([...names].sort()).toEqual(["Symbia T16", "Windows 10", "syngo.via"].sort());
    }
  });

  test("of a part nobody defines is kept by its own name, and that is said", () => {
    const reading = of(relation("installed_on", "NOBODY", "NOWHERE", "C"));
    expect(reading.products.at(-1)).toMatchObject({ productName: "NOBODY with NOWHERE" });
    expect(findings(reading)).toMatchObject([{ severity: "blocks", quote: "NOBODY, NOWHERE" }]);
  });

  test("in a circle is refused, and reading it ends all the same", () => {
    const document = {
      document: {},
      product_tree: {
        relationships: [
          relation("installed_on", "B", "C", "A"),
          relation("installed_on", "C", "A", "B"),
          relation("installed_on", "A", "B", "C"),
        ],
      },
    };
    expect(contradictionsIn(document)).toHaveLength(3);
    expect(readAdvisory(document).products).toHaveLength(3);
  });
});

describe("what else is said of products", () => {
  test("threats, flags, involvements, exploitations, metrics and notes are read with their products and groups", () => {
    const tree = { ...flat("A", "B"), product_groups: [{ group_id: "G", product_ids: ["A", "B"] }] };
    const reading = read(tree, {
      ids: [{ system_name: "Case", text: "42" }],
      threats: [{ category: "exploit_status", details: "Public exploits.", group_ids: ["G"] }],
      flags: [{ label: "component_not_present", product_ids: ["A"] }],
      involvements: [{ party: "vendor", status: "completed", summary: "Done." }],
      first_known_exploitation_dates: [
        { exploitation_date: "2026-01-01T00:00:00Z", date: "2026-01-02T00:00:00Z" },
      ],
      metrics: [
        { products: ["B"], content: { epss: { probability: "0.9", percentile: "0.99", timestamp: "t" } } },
      ],
      notes: [{ category: "general", text: "Only this one.", product_ids: ["A"] }],
    });
    const [vulnerability] = reading.vulnerabilities;
    expect(vulnerability?.statements.map(({ kind, label, productIds }) => [kind, label, productIds])).toEqual(
      [
        ["threat", "exploit_status", ["A", "B"]],
        ["flag", "component_not_present", ["A"]],
        ["involvement", "vendor completed", []],
        ["exploitation", "exploited", []],
        ["metric", "EPSS", ["B"]],
      ],
    );
    expect(vulnerability?.notes[0]?.productIds).toEqual(["A"]);
    expect(vulnerability?.ids).toEqual([{ system: "Case", text: "42" }]);
    expect(reading.products.map((each) => each.affectedBy)).toEqual([
      "score-or-remediation",
      "score-or-remediation",
    ]);
  });

  test.each(["WHITE", "GREEN", "AMBER", "RED", "CLEAR", "AMBER+STRICT"])("TLP:%s is read", (label) => {
    const reading = readAdvisory({ document: { distribution: { text: "Need to know.", tlp: { label } } } });
    expect(reading).toMatchObject({ tlp: label, distribution: "Need to know." });
  });
});

describe("what is not understood is said", () => {
  test("an id that stands for nothing stops the opening of incidents", () => {
    const found = findings(read(flat("A"), { product_status: { known_affected: ["A", "GHOST"] } }));
    expect(found).toMatchObject([
      { severity: "blocks", quote: "GHOST", paths: ["/vulnerabilities/0/product_status/known_affected/1"] },
    ]);
    const harmless = findings(read(flat("A"), { product_status: { fixed: ["GHOST"] } }));
    expect(harmless).toMatchObject([{ severity: "warn" }]);
    const group = findings(read(flat("A"), { remediations: [{ group_ids: ["NOBODY"] }] }));
    expect(group).toMatchObject([
      { severity: "blocks", paths: ["/vulnerabilities/0/remediations/0/group_ids/0"] },
    ]);
  });

  test("a member CSAF does not know is named with its place", () => {
    const reading = read(
      {
        branches: [
          branch("vendor", "V", {
            hint: 1,
            branches: [branch("product_name", "P", { product: { ...named("A"), sizes: 1 } })],
          }),
        ],
      },
      { affected_hosts: ["A"] },
    );
    expect(reading.unread.map((each) => each.path).sort()).toEqual([
      "/product_tree/branches/0/branches/0/product/sizes",
      "/product_tree/branches/0/hint",
      "/vulnerabilities/0/affected_hosts",
    ]);
    expect(findings(reading)[0]?.sentence).toMatch(/^3 entries were not read/);
  });

  test("a product that is both affected and not affected counts as affected", () => {
    const reading = read(flat("A"), { product_status: { known_affected: ["A"], known_not_affected: ["A"] } });
    expect(applyAnnotations(reading, [], []).products[0]?.affected).toBe(true);
    expect(findings(reading)).toMatchObject([
      { severity: "warn", productKeys: [reading.products[0]?.stableKey] },
    ]);
  });
});

describe("a document that can be read in several ways", () => {
  const sentences = (product_tree: unknown) =>
    contradictionsIn({ document: {}, product_tree }).map((fault) => fault.sentence);

  test("is found by products and groups defined twice", () => {
    expect(sentences(flat("A", "A"))[0]).toContain("The product “A” is defined a second time");
    const product_groups = [
      { group_id: "G", product_ids: ["A"] },
      { group_id: "G", product_ids: ["A"] },
    ];
    expect(sentences({ ...flat("A"), product_groups })[0]).toContain("product group “G”");
  });

  test("is found by groups in groups", () => {
    const group = (id: string, ...product_ids: string[]) => ({ group_id: id, product_ids });
    expect(sentences({ ...flat("A"), product_groups: [group("G", "A", "G")] })).toEqual([
      "The product group “G” names itself.",
    ]);
    expect(sentences({ ...flat("A"), product_groups: [group("G", "H"), group("H", "A")] })[0]).toContain(
      "“H”",
    );
  });
});
