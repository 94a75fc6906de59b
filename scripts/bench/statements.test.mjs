import assert from "node:assert/strict";
import test from "node:test";
import { statementsIn } from "./statements.mjs";

const at = "2026-11-24 00:26:07.060 UTC [26573]";

test("each statement counts once, over all the lines it takes", () => {
  const log = [
    `${at} LOG:  execute 1x2: select name`,
    "\tfrom sites",
    "\twhere id = $1",
    `${at} DETAIL:  Parameters: $1 = 'a'`,
    `${at} LOG:  statement: vacuum`,
    `${at} LOG:  checkpoint complete: wrote 3 buffers`,
    "",
  ].join("\n");
  assert.deepEqual(statementsIn(log), ["select name\n\tfrom sites\n\twhere id = $1", "vacuum"]);
});

test("what opens and closes a transaction, names the actor or is the driver's own does not count", () => {
  const besides = [
    "begin",
    "set transaction isolation level repeatable read",
    "select set_config('app.actor', $1, true)",
    "savepoint s1",
    "\n    select b.oid from pg_catalog.pg_type a",
    "commit",
  ];
  const log = besides.map((text) => `${at} LOG:  execute <unnamed>: ${text}\n`).join("");
  assert.deepEqual(statementsIn(log), []);
});
