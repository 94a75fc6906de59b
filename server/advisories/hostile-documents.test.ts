import { describe, expect, test } from "vitest";
import { readDocument } from "./read-document";

type Plain = Record<string, unknown>;

function valid(
  change: Readonly<{ document?: Plain; tree?: Plain; vulnerabilities?: unknown[] }> = {},
): Plain {
  return {
    document: {
      category: "csaf_base",
      csaf_version: "2.0",
      publisher: { category: "other", name: "Example", namespace: "https://example.org" },
      title: "An example",
      tracking: {
        id: "EX-1",
        current_release_date: "2026-01-02T00:00:00Z",
        initial_release_date: "2026-01-02T00:00:00Z",
        revision_history: [{ date: "2026-01-02T00:00:00Z", number: "1", summary: "First" }],
        status: "final",
        version: "1",
      },
      ...change.document,
    },
    product_tree: { full_product_names: [named("A"), named("B")], ...change.tree },
    ...(change.vulnerabilities && { vulnerabilities: change.vulnerabilities }),
  };
}

const named = (product_id: string, name = product_id) => ({ product_id, name });
const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
const text = (change: Parameters<typeof valid>[0]): string => JSON.stringify(valid(change));
const titled = (title: string): string => text({}).replace("An example", title);
const related = (part: string, whole: string, id: string) => ({
  category: "installed_on",
  product_reference: part,
  relates_to_product_reference: whole,
  full_product_name: named(id),
});

async function refusalOf(given: string) {
  const result = await readDocument(new TextEncoder().encode(given));
  return result.ok ? null : result.refusal;
}

const refused: readonly (readonly [what: string, document: () => string, code: string, sentence: RegExp])[] =
  [
    ["5 MB of opening brackets", () => "[".repeat(5 * 1024 * 1024), "too-deep", /nested deeper than 30/],
    ["5 MB of quotes", () => `"${'\\"'.repeat(2_600_000)}`, "not-json", /not JSON/],
    ["a title of 1 MB", () => titled("x".repeat(1024 * 1024)), "unfit-text", /longer than 1000 characters/],
    [
      "a note of 1 MB",
      () => text({ document: { notes: [{ category: "general", text: "9".repeat(1024 * 1024) }] } }),
      "unfit-text",
      /longer than 100000/,
    ],
    ["a key of 1 MB", () => `{"${"k".repeat(1024 * 1024)}":1}`, "unfit-text", /longer than/],
    [
      "a constructor",
      () => text({}).replace('"title"', '"constructor":{},"title"'),
      "unsafe-keys",
      /constructor/,
    ],
    [
      "an escaped prototype",
      () => text({}).replace('"title"', '"__pro\\u0074o__":{},"title"'),
      "unsafe-keys",
      /__proto__/,
    ],
    [
      "a key twice, once escaped",
      () => text({}).replace('"title"', '"t\\u0069tle":"x","title"'),
      "unsafe-keys",
      /occurs twice/,
    ],
    ["a NUL in a title", () => titled("a\\u0000b"), "unfit-text", /NUL/],
    ["half a character", () => titled("a\\ud800b"), "unfit-text", /lone surrogate/],
    [
      "a number beyond all bounds",
      () => text({}).replace('"title"', '"x":1e999,"title"'),
      "unfit-text",
      /number/,
    ],
    [
      "200,000 products",
      () => text({ tree: { full_product_names: many(200_000, (i) => named(`P${i}`, "p")) } }),
      "too-big",
      /5 MB|entries|values/,
    ],
    [
      "20,000 products",
      () => text({ tree: { full_product_names: many(20_000, (i) => named(`P${i}`)) } }),
      "too-big",
      /more than 5000 entries/,
    ],
    [
      "100,000 remediations",
      () =>
        text({
          vulnerabilities: many(25, () => ({
            cve: "CVE-2026-0001",
            remediations: many(4_000, () => ({ category: "mitigation", details: "x" })),
          })),
        }),
      "too-big",
      /5 MB|values/,
    ],
    [
      "a product defined twice",
      () => text({ tree: { full_product_names: [named("A"), named("A")] } }),
      "contradictory",
      /defined a second time/,
    ],
    [
      "a circle of combinations",
      () => text({ tree: { relationships: [related("X", "A", "Y"), related("Y", "A", "X")] } }),
      "contradictory",
      /made of itself/,
    ],
    [
      "a combination with itself",
      () => text({ tree: { relationships: [related("X", "X", "X")] } }),
      "contradictory",
      /made of itself/,
    ],
    [
      "a group that names itself",
      () => text({ tree: { product_groups: [{ group_id: "G", product_ids: ["G", "A"] }] } }),
      "contradictory",
      /names itself/,
    ],
    [
      "groups that multiply 5,000 products by 10,000 remediations",
      () =>
        text({
          tree: {
            full_product_names: many(5_000, (i) => named(`P${i}`)),
            product_groups: [{ group_id: "G", product_ids: many(5_000, (i) => `P${i}`) }],
          },
          vulnerabilities: many(4, () => ({
            cve: "CVE-2026-0001",
            remediations: many(2_500, (i) => ({ category: "mitigation", details: `${i}`, group_ids: ["G"] })),
          })),
        }),
      "contradictory",
      /At most 300000 are read/,
    ],
  ];

/** However hostile, a document is answered while somebody waits: so many milliseconds, on a slow machine too. */
const longest = 2_000;

describe("a hostile document", () => {
  test.each(refused)("with %s is refused with its own sentence", async (_, document, code, sentence) => {
    const given = document();
    const began = performance.now();
    const refusal = await refusalOf(given);
    expect(performance.now() - began).toBeLessThan(longest);
    expect(refusal?.code).toBe(code);
    expect(refusal?.sentence).toMatch(sentence);
    expect(refusal?.sentence.length).toBeLessThan(1_500);
  });

  test("with a chain of 3,000 combinations, the last first, is read", async () => {
    const chain = many(3_000, (i) => related(i === 0 ? "A" : `C${i - 1}`, "B", `C${i}`)).reverse();
    const given = new TextEncoder().encode(text({ tree: { relationships: chain } }));
    const began = performance.now();
    const result = await readDocument(given);
    expect(performance.now() - began).toBeLessThan(longest);
    expect(result).toMatchObject({ ok: true });
    if (!result.ok) return;
    expect(result.value.reading.products).toHaveLength(3_002);
    expect(Math.max(...result.value.reading.products.map((each) => each.parts.length))).toBeLessThanOrEqual(
      10,
    );
  });

  test("that turns the direction of its names is shown without the turning, and its bytes are kept", async () => {
    const turned = text({
      document: { title: "Scanner \u202eTFARD\u202c\u200b" },
      tree: { full_product_names: [named("A", "Sie\u200bmens\u2066 One"), named("B")] },
    });
    const result = await readDocument(new TextEncoder().encode(turned));
    if (!result.ok) throw new Error(result.refusal.sentence);
    expect(result.value.reading.title).toBe("Scanner TFARD");
    expect(result.value.reading.products[0]?.fullName).toBe("Siemens One");
    expect(result.value.text).toContain("\u202e");
    expect(JSON.stringify(result.value.reading)).not.toMatch(/[\u200b\u202a-\u202e\u2066-\u2069]/);
  });

  test("with names as long as names may be has keys that an index can hold", async () => {
    const long = "€".repeat(1_000);
    const tree = {
      branches: [
        {
          category: "vendor",
          name: long,
          branches: many(2, (i) => ({
            category: "product_name",
            name: long,
            product: named(`L${i}`, `${long.slice(1)}${i}`),
          })),
        },
      ],
    };
    const result = await readDocument(new TextEncoder().encode(text({ tree })));
    if (!result.ok) throw new Error(result.refusal.sentence);
    const keys = result.value.reading.products.map((each) => each.stableKey);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(Buffer.byteLength(key)).toBeLessThan(2_700);
  });
});
