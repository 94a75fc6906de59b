import assert from "node:assert/strict";
import { test } from "node:test";
import { readCommandLine } from "./command-line.mjs";

/** @type {{ story: { type: "boolean" }, port: { type: "string" } }} */
const options = { story: { type: "boolean" }, port: { type: "string" } };

test("known options are read in both forms", () => {
  assert.deepEqual(
    { ...readCommandLine("npm start", ["--story", "--port=4000"], options).values },
    { story: true, port: "4000" },
  );
  assert.equal(readCommandLine("npm start", ["--port", "4000"], options).values.port, "4000");
});

test("an unknown option, a word and a missing value are refused with what is known", () => {
  for (const args of [["--stroy"], ["story"], ["--port"]]) {
    assert.throws(() => readCommandLine("npm start", args, options), {
      message: `npm start does not know this: ${args.join(" ")}.`,
      wayOn: "It knows --story, --port <port>. Write them after two dashes: npm start -- --story",
    });
  }
});
