import assert from "node:assert/strict";
import { test } from "node:test";
import { migrationFaults } from "./migrations.mjs";

const start = { idx: 0, when: 100, tag: "0000_start" };

test("a journal whose times grow and whose files are there passes", () => {
  const journal = [start, { idx: 1, when: 200, tag: "0001_guards" }];
  assert.deepEqual(migrationFaults(journal, ["0000_start", "0001_guards"]), []);
});

test("a migration that is not later than the one before it is refused", () => {
  const journal = [start, { idx: 1, when: 100, tag: "0001_late" }];
  assert.deepEqual(migrationFaults(journal, ["0000_start", "0001_late"]), [
    "0001_late is not later than 0000_start: it would never be applied",
  ]);
});

test("a missing file, an unlisted file and a wrong number are each named", () => {
  assert.deepEqual(migrationFaults([{ ...start, idx: 3 }], ["0009_lost"]), [
    "0000_start has not the number of its place",
    "0000_start is listed and has no file",
    "0009_lost is a file and not listed",
  ]);
});
