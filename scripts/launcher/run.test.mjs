import assert from "node:assert/strict";
import process from "node:process";
import { test } from "node:test";
import { mustRun, run } from "./run.mjs";

test("the exit code of a program is returned", async () => {
  assert.equal(await run(process.execPath, ["-e", "process.exit(7)"]), 7);
});

test("a program that must succeed and does not stops with the sentence given", async () => {
  const failed = mustRun("It failed.", "Try again.", process.execPath, ["-e", "process.exit(1)"], {
    log: "run-test",
  });
  await assert.rejects(failed, { message: "It failed.", wayOn: "Try again." });
});

test("a full disk in a program's own words is recognised", async () => {
  const says = "console.error('write error: No space left on device'); process.exit(1)";
  const failed = mustRun("It failed.", "Try again.", process.execPath, ["-e", says], { log: "run-test" });
  await assert.rejects(failed, /The disk is full/);
});
