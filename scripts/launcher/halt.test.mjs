import assert from "node:assert/strict";
import { test } from "node:test";
import { explain, Halt } from "./halt.mjs";

test("a full disk and a missing right become sentences with a way on", () => {
  assert.match(explain({ code: "ENOSPC" })?.message ?? "", /The disk is full/);
  const refused = explain({ code: "EACCES", path: "/data/stamps" });
  assert.match(refused?.message ?? "", /may not write to \/data\/stamps/);
  assert.match(refused?.wayOn ?? "", /DATA_DIR/);
  const unmade = explain({ code: "ENOENT", syscall: "mkdir", path: "/read-only/data" });
  assert.match(unmade?.message ?? "", /may not write to \/read-only\/data/);
});

test("a reason to stop passes as it is, and a fault nobody foresaw is not dressed up", () => {
  const halt = new Halt("It rains.", "Wait.");
  assert.equal(explain(halt), halt);
  assert.equal(explain(new TypeError("x is not a function")), null);
  assert.equal(explain(undefined), null);
});
