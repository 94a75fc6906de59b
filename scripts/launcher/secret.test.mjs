import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { secret } from "./secret.mjs";

test("a secret is made once, for its owner's eyes only, and nothing else is left", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "isocenter-secret-"));
  const first = secret(folder, "auth-secret");
  assert.match(first, /^[0-9a-f]{64}$/);
  assert.equal(secret(folder, "auth-secret"), first);
  assert.equal(statSync(path.join(folder, "auth-secret")).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(folder), ["auth-secret"]);
  rmSync(folder, { recursive: true });
});
