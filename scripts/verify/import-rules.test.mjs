import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { inCheckout } from "../launcher/checkout.mjs";
import { cruise, layers } from "./import-rules.mjs";

/** One breach of each rule: the file, and what it imports or says. */
const breaches = {
  "lib-knows-nothing": ["lib/a.ts", 'import "../domain/d";'],
  "domain-is-pure": ["domain/a.ts", 'import "../db/d";'],
  "domain-has-no-packages": ["domain/b.ts", 'import "node:fs";'],
  "db-knows-the-domain": ["db/a.ts", 'import "../server/d";'],
  "server-drives-db": ["server/a.ts", 'import "../app/d";'],
  "components-draw-from-props": ["components/a.ts", 'import "../server/d";'],
  "app-composes": ["app/a.ts", 'import "../db/d";'],
  "sql-lives-in-db": ["server/b.ts", 'import "drizzle-orm";'],
  "session-is-read-in-one-place": ["server/c.ts", 'import "next-auth";'],
  "domain-hashes-through-its-arguments": ["domain/c.ts", 'import "../lib/hash";'],
  "statements-take-a-transaction": ["db/b.ts", 'import { pool } from "./client"; pool;'],
  "doors-hold-the-database": ["server/e.ts", 'import { pool } from "../db/client"; pool;'],
  "no-cycles": ["lib/b.ts", 'import "./c";'],
  "tests-are-not-imported": ["lib/d.ts", 'import "./c.test";'],
  "actions-go-through-the-door": ["app/x/actions.ts", "export {};"],
  "routes-ask-who": ["app/x/route.ts", "export {};"],
};

const support = {
  "lib/c.ts": 'import "./b";',
  "lib/c.test.ts": "export {};",
  "lib/hash.ts": "export {};",
  "db/client.ts": "export const pool = 1;",
  "node_modules/drizzle-orm/package.json": '{ "name": "drizzle-orm", "main": "index.js" }',
  "node_modules/drizzle-orm/index.js": "",
  "node_modules/next-auth/package.json": '{ "name": "next-auth", "main": "index.js" }',
  "node_modules/next-auth/index.js": "",
  "package.json": '{ "dependencies": { "drizzle-orm": "*", "next-auth": "*" } }',
  "tsconfig.json": "{}",
};

let folder = "";
before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "isocenter-imports-"));
  for (const layer of layers) write(`${layer}/d.ts`, "export {};");
  for (const [file, text] of Object.entries(support)) write(file, text);
  for (const [file = "", text = ""] of Object.values(breaches)) write(file, text);
  cpSync(inCheckout(".dependency-cruiser.mjs"), path.join(folder, ".dependency-cruiser.mjs"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("each rule of the imports reports a breach of it", () => {
  const { summary } = cruise(layers, folder);
  const reported = summary.violations.map(({ rule, from }) => `${rule.name} ${from}`);
  const silent = Object.entries(breaches).filter(([rule, [file]]) => !reported.includes(`${rule} ${file}`));
  assert.deepEqual(silent, []);
});

test("no rule is without its breach here", () => {
  const { forbidden, required } = cruise(["lib"], folder).summary.ruleSetUsed;
  const rules = [...forbidden, ...required].map(({ name }) => name);
  assert.deepEqual(rules.sort(), Object.keys(breaches).sort());
});

/** @param {string} file @param {string} text */
function write(file, text) {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, `${text}\n`);
}
