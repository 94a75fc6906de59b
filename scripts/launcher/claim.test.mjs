import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { test } from "node:test";
import { claim, holderOf, released } from "./claim.mjs";

const name = `claim-test-${process.pid}`;

/** Another process that takes the name and keeps it until it is killed. */
async function holdElsewhere() {
  const source = `
    const { claim } = await import(${JSON.stringify(new URL("./claim.mjs", import.meta.url).href)});
    const held = await claim(${JSON.stringify(name)}, "npm start");
    held.serving("http://localhost:3000");
    console.log("held");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

test("a name is held once, its holder says who it is, and kill -9 frees it", async () => {
  const child = await holdElsewhere();
  const holder = { pid: child.pid, doing: "npm start", address: "http://localhost:3000" };
  assert.deepEqual(await claim(name, "npm test"), { holder });
  assert.deepEqual(await holderOf(name), holder);

  const freed = released(name);
  child.kill("SIGKILL");
  await freed;
  const mine = await claim(name, "npm test");
  assert.ok("release" in mine);
  mine.release();
  assert.equal(await holderOf(name), null);
});
