import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readDocument } from "./read-document";

const shared = "../shared/data/csaf/";
const present = existsSync(shared);

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const minimal = {
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
  },
};
const text = JSON.stringify(minimal);

async function refusalOf(given: Uint8Array) {
  const result = await readDocument(given);
  return result.ok ? null : result.refusal;
}

const codeOf = async (given: Uint8Array) => (await refusalOf(given))?.code ?? "ok";

const nested = (depth: number): string => {
  const branch = '{"category":"vendor","name":"x","branches":[';
  return `{"document":{"csaf_version":"2.0"},"product_tree":{"branches":[${branch.repeat(depth)}${"]}".repeat(depth)}]}}`;
};

function utf16(given: string, bom: boolean): Uint8Array {
  const body = Buffer.from(given, "utf16le");
  return bom ? Buffer.concat([Buffer.from([0xff, 0xfe]), body]) : body;
}

describe("an advisory file", () => {
  test("is read when it is a CSAF 2.0 document, with or without a byte order mark", async () => {
    for (const form of [text, `\ufeff${text}`, `\n  ${text}\n`]) {
      const result = await readDocument(bytes(form));
      expect(result).toMatchObject({ ok: true, value: { reading: { trackingId: "EX-1", products: [] } } });
    }
  });

  test("is known by the hash of its bytes", async () => {
    const result = await readDocument(bytes(text));
    const sha256 = createHash("sha256").update(text).digest("hex");
    expect(result).toMatchObject({ value: { sha256 } });
  });

  test.each([
    ["nothing", "", "not-json"],
    ["blanks", "  \n", "not-json"],
    ["null", "null", "not-csaf"],
    ["a list", "[]", "not-csaf"],
    ["an empty text", '""', "not-csaf"],
    ["a number", "7", "not-csaf"],
    ["an empty object", "{}", "not-csaf"],
    ["a document that is a list", '{"document":[]}', "not-csaf"],
    ["another format", '{"@context":"https://openvex.dev/ns","statements":[]}', "not-csaf"],
    ["a web page", "<!doctype html><title>x</title>", "not-json"],
    ["half a file", text.slice(0, 100), "not-json"],
    ["something behind the document", `${text}x`, "not-json"],
    ["a prototype", text.replace('"title"', '"__proto__":{},"title"'), "unsafe-keys"],
    ["a key twice", text.replace('"title"', '"title":"other","title"'), "unsafe-keys"],
    ["CSAF 3", text.replace('"2.0"', '"3.0"'), "unsupported-version"],
    ["5,000 nested branches", nested(5000), "too-deep"],
    ["31 levels", `${"[".repeat(31)}${"]".repeat(31)}`, "too-deep"],
    ["half a million values", `[${"1,".repeat(500_000)}1]`, "too-big"],
    ["10 MB of one text", `"${"x".repeat(10 * 1024 * 1024)}"`, "too-big"],
  ])("that is %s is refused", async (_, given, code) => {
    expect(await codeOf(bytes(given))).toBe(code);
  });

  test.each([
    ["UTF-16 with a byte order mark", utf16(text, true)],
    ["UTF-16 without one", utf16(text, false)],
    ["Latin-1", Buffer.from(text.replace("An example", "Ein Gerät"), "latin1")],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
  ])("in %s is refused", async (_, given) => {
    expect(await codeOf(given)).toBe("not-utf8");
  });

  test("that breaks the schema is refused with the place and the reason of each fault", async () => {
    const wrong = {
      ...minimal,
      document: { ...minimal.document, title: "", category: "csaf_base", lang: 7 },
    };
    const refusal = await refusalOf(bytes(JSON.stringify(wrong)));
    expect(refusal?.code).toBe("schema-invalid");
    expect(refusal?.faults).toContainEqual({ path: "/document/title", sentence: "The text is empty." });
    expect(refusal?.faults).toContainEqual({ path: "/document/lang", sentence: "This must be a text." });
    expect(refusal?.receipt).toMatchObject({ trackingId: "EX-1", publisher: "Example" });
  });

  test("with many faults names twenty and counts the rest", async () => {
    const notes = Array.from({ length: 100 }, () => ({ category: "general", text: "" }));
    const wrong = { ...minimal, document: { ...minimal.document, notes } };
    const refusal = await refusalOf(bytes(JSON.stringify(wrong)));
    expect(refusal?.faults).toHaveLength(20);
    expect(refusal?.more).toBe(80);
  });

  test("of CSAF 2.1 is read", async () => {
    const changed = {
      ...minimal,
      $schema: "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json",
      document: { ...minimal.document, csaf_version: "2.1", distribution: { tlp: { label: "CLEAR" } } },
    };
    expect(await readDocument(bytes(JSON.stringify(changed)))).toMatchObject({
      ok: true,
      value: { reading: { csafVersion: "2.1", tlp: "CLEAR" } },
    });
  });
});

describe.skipIf(!present)("the real files", () => {
  const folder = (name: string) =>
    present ? readdirSync(shared + name).map((file) => `${name}/${file}`) : [];

  test.each(folder("advisories"))("%s is accepted", async (file) => {
    expect(await codeOf(readFileSync(shared + file))).toBe("ok");
  });

  test("two of the five revisions are accepted, three are refused for their empty names", async () => {
    const refusals = await Promise.all(
      folder("revisions").map((file) => refusalOf(readFileSync(shared + file))),
    );
    const names = [0, 1, 2, 3].map((i) => ({
      path: `/product_tree/branches/0/branches/${i}/name`,
      sentence: "The text is empty.",
    }));
    expect(refusals.map((refusal) => refusal?.code ?? "ok")).toEqual([
      ...Array.from({ length: 3 }, () => "schema-invalid"),
      "ok",
      "ok",
    ]);
    for (const refusal of refusals.slice(0, 3)) {
      expect(refusal?.faults).toEqual(names);
      expect(refusal?.receipt?.trackingId).toBe("ICSMA-17-215-02");
    }
  });
});
