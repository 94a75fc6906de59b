import assert from "node:assert/strict";
import { test } from "node:test";
import { privateWords } from "./private-words.mjs";

/** Written apart, so that this file names none itself. @param {...string} names */
const absolute = (...names) => ["", ...names].join("/");

test("a path of one machine is named with its line", () => {
  const path = absolute("home", "alice");
  assert.deepEqual(privateWords("a.ts", `first\nopen("${path}/x")`), [`a.ts:2 names ${path}`]);
  assert.equal(privateWords("a.md", `\`${absolute("tmp", "x")}\``).length, 1);
});

test("the address of a package registry is named", () => {
  const address = `https:/${absolute("registry.example.org")}`;
  assert.deepEqual(privateWords("a.json", `"resolved": "${address}/p.tgz"`), [`a.json:1 names ${address}`]);
});

test("addresses of the portal, other addresses and relative paths pass", () => {
  const text = "/incidents/home/x ../shared/data https://example.org/tmp/x ./work/x app/home/page.tsx";
  assert.deepEqual(privateWords("a.md", text), []);
});
