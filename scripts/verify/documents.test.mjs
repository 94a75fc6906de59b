import assert from "node:assert/strict";
import { test } from "node:test";
import { countReferences, deadReferences } from "./documents.mjs";

const files = ["README.md", "docs/gates.md", "domain/checklist/gates.ts", "app/(portal)/page.tsx"];

test("a path that exists passes, as a link and as a code span, with or without a line", () => {
  const text =
    "See [the gates](gates.md#contain), `domain/checklist/`, `domain/checklist/gates.ts:12` and `app/(portal)/page.tsx`.";
  assert.deepEqual(deadReferences("docs/gates.md", text, files), []);
});

test("a path that does not exist is named with its document", () => {
  const text = "See [nothing](missing.md) and `domain/checklist/missing.ts`.";
  assert.deepEqual(deadReferences("docs/gates.md", text, files), [
    "docs/gates.md names docs/missing.md, which does not exist",
    "docs/gates.md names domain/checklist/missing.ts, which does not exist",
  ]);
});

test("addresses, code and paths outside the repository are left alone", () => {
  const text =
    "[site](https://example.org/a/b), `a/b`, `npm test -- e2e`, `../shared/data`, [data](../../shared/data/x.json)";
  assert.deepEqual(deadReferences("docs/gates.md", text, files), []);
});

test("references are counted, so that a check that sees none is noticed", () => {
  assert.equal(countReferences("nothing here"), 0);
  assert.equal(countReferences("[a](b.md) and `c/d.ts`"), 2);
});
