import assert from "node:assert/strict";
import process from "node:process";
import { test } from "node:test";
import { isInstalled } from "./install.mjs";

const here = { os: [process.platform], cpu: [process.arch] };

test("the same versions are installed, whatever else lies there", () => {
  assert.equal(
    isInstalled(
      { "": {}, "node_modules/a": { version: "1.0.0" } },
      { "node_modules/a": { version: "1.0.0" }, "node_modules/b": {} },
    ),
    true,
  );
});

test("another version and a missing package ask for an installation", () => {
  const locked = { "node_modules/a": { version: "1.0.1" } };
  assert.equal(isInstalled(locked, { "node_modules/a": { version: "1.0.0" } }), false);
  assert.equal(isInstalled(locked, {}), false);
});

test("an optional package may be absent when it is for another system, not when it is for this one", () => {
  const optional = { version: "1.0.0", optional: true };
  assert.equal(isInstalled({ "node_modules/a": { ...optional, os: ["aix"], cpu: ["ppc64"] } }, {}), true);
  assert.equal(isInstalled({ "node_modules/a": optional }, {}), true);
  assert.equal(isInstalled({ "node_modules/a": { ...optional, ...here } }, {}), false);
  assert.equal(isInstalled({ "node_modules/a": { ...optional, ...here, libc: ["none"] } }, {}), true);
});
