import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { skippedByPlaywright, skippedByVitest } from "./skipped.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "isocenter-reports-"));
after(() => rmSync(folder, { recursive: true }));

/** @param {unknown} content */
function report(content) {
  const file = path.join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("tests that Vitest passed over are named", () => {
  const assertionResults = [
    { status: "passed", fullName: "one" },
    { status: "skipped", fullName: "the real file" },
    { status: "todo", fullName: "later" },
  ];
  assert.deepEqual(skippedByVitest(report({ testResults: [{ assertionResults }] })), [
    "the real file",
    "later",
  ]);
});

test("journeys that Playwright passed over are named with their file", () => {
  const specs = [
    { title: "imports", tests: [{ status: "skipped" }] },
    { title: "decides", tests: [{ status: "expected" }] },
  ];
  const suites = [{ title: "advisory.spec.ts", suites: [{ title: "the real file", specs }] }];
  assert.deepEqual(skippedByPlaywright(report({ suites })), ["the real file: imports"]);
});

test("a report that was never written names nothing", () => {
  assert.deepEqual(skippedByVitest(path.join(folder, "none.json")), []);
});
