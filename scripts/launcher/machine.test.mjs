import assert from "node:assert/strict";
import { test } from "node:test";
import { requirePlatform } from "../postgres/binaries.mjs";
import { requireNode } from "./machine.mjs";

test("Node 20.9 and later pass, earlier ones are refused with a way on", () => {
  for (const version of ["20.9.0", "20.20.2", "22.0.0", "24.1.0"])
    assert.doesNotThrow(() => requireNode(version));
  for (const version of ["18.20.0", "20.8.1"]) assert.throws(() => requireNode(version), /too old/);
});

test("a machine without an embedded database is told to name one", () => {
  assert.equal(requirePlatform("linux-arm64", "glibc"), "linux-arm64");
  for (const [platform, libc] of [
    ["win32-x64", ""],
    ["linux-x64", "musl"],
    ["freebsd-x64", ""],
  ]) {
    assert.throws(() => requirePlatform(platform, libc), { wayOn: /DATABASE_URL/ });
  }
});
