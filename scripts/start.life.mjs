// The life of a portal: started, stopped, killed and started again, as people do it. Run by `npm test` after the
// build, on a data folder of its own.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { inCheckout, root } from "./launcher/checkout.mjs";
import { freePort } from "./launcher/ports.mjs";
import { removeCluster } from "./postgres/cluster.mjs";

const dataDir = mkdtempSync(path.join(os.tmpdir(), "isocenter-life-"));
// As an ordinary folder is: the database's user must be able to enter it.
chmodSync(dataDir, 0o755);
const port = await freePort("127.0.0.1");
const address = `http://localhost:${port}`;
/** @type {Set<number>} */
const running = new Set();
process.once("SIGTERM", () => {
  for (const pid of running) process.kill(pid, "SIGTERM");
  process.exit(1);
});
after(async () => {
  await removeCluster(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
});

test("a first start loads the demo, answers, and stops with nothing left over", async () => {
  const portal = launch();
  assert.match(await portal.ready(), /Loaded the demo/);
  assert.equal((await fetch(`${address}/api/health/ready`)).status, 200);
  assert.equal(await portal.end("SIGTERM"), 0);
  assert.deepEqual(await leftOver(portal), []);
});

test("a second start keeps what is there, and Ctrl-C stops everything", async () => {
  const portal = launch();
  assert.doesNotMatch(await portal.ready(), /Loaded the demo/);
  assert.equal(await portal.interrupt(), 0);
  assert.deepEqual(await leftOver(portal), []);
});

test("a launcher killed at any moment leaves a portal that starts again", async () => {
  for (const moment of [100, 600, 1500]) {
    rmSync(dataDir, { recursive: true, force: true });
    const cut = launch();
    await pause(moment);
    await cut.end("SIGKILL");
    const portal = launch();
    await portal.ready();
    assert.equal(await portal.end("SIGTERM"), 0, `killed after ${moment} ms`);
    assert.deepEqual(await leftOver(portal), []);
  }
});

test("a running portal whose launcher is killed leaves, and the next start takes its database over", async () => {
  const killed = launch();
  await killed.ready();
  await killed.end("SIGKILL");
  assert.deepEqual(await leftOver(killed), ["the database"]);
  const portal = launch();
  assert.match(await portal.ready(), /Took over the database/);
  assert.equal(await portal.end("SIGTERM"), 0);
  assert.deepEqual(await leftOver(portal), []);
});

test("a second start beside a running one says where that one is", async () => {
  const portal = launch();
  await portal.ready();
  const second = launch();
  assert.equal(await second.ended, 1);
  assert.match(second.said(), new RegExp(`npm start already runs from this folder .*\\s+Open ${address}`));
  await portal.end("SIGTERM");
});

test("a port in use is named before anything is begun", async () => {
  const other = net.createServer().listen(port, "127.0.0.1");
  await once(other, "listening");
  const portal = launch();
  assert.equal(await portal.ended, 1);
  assert.match(portal.said(), new RegExp(`Port ${port} is already in use`));
  assert.deepEqual(await leftOver(portal), []);
  other.close();
});

test("a worker that is killed is replaced", { skip: !existsSync("/proc/self/task") }, async () => {
  const portal = launch({ WEB_WORKERS: "2" });
  await portal.ready();
  const [worker = 0] = childrenOf(portal.pid).filter(isServer).flatMap(childrenOf);
  assert.notEqual(worker, 0);
  process.kill(worker, "SIGKILL");
  await portal.says(/A worker of the portal ended/);
  for (let request = 0; request < 8; request += 1) {
    assert.equal((await fetch(`${address}/api/health/live`)).status, 200);
  }
  assert.equal(await portal.end("SIGTERM"), 0);
  assert.deepEqual(await leftOver(portal), []);
});

test("a file in the place of the data folder is named, with a way on", async () => {
  const inTheWay = path.join(os.tmpdir(), `isocenter-life-${process.pid}`);
  writeFileSync(inTheWay, "");
  const portal = launch({ DATA_DIR: inTheWay });
  assert.equal(await portal.ended, 1);
  assert.match(portal.said(), new RegExp(`${inTheWay} is no folder\\.\\s+.*DATA_DIR`));
  rmSync(inTheWay);
});

test("a data folder this account may not write to is named, with a way on", async (t) => {
  const folder = mounted(t, "ro");
  if (folder === null) return;
  const portal = launch({ DATA_DIR: path.join(folder, "data") });
  assert.equal(await portal.ended, 1);
  assert.match(portal.said(), new RegExp(`may not write to ${folder}/data\\.\\s+.*set DATA_DIR`));
});

test("a full disk is said, with a way on, and nothing is left over", async (t) => {
  const folder = mounted(t, "size=8m");
  if (folder === null) return;
  const portal = launch({ DATA_DIR: folder });
  assert.equal(await portal.ended, 1);
  assert.match(portal.said(), /The disk is full\.\s+Free about 2 GB/);
});

/**
 * A small file system of its own, gone after the test; null, and said so, where the machine lets nobody mount one.
 * @param {import("node:test").TestContext} t @param {string} options
 */
function mounted(t, options) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "isocenter-disk-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `${options},mode=755`, "tmpfs", folder]);
  if (status !== 0) {
    rmSync(folder, { recursive: true });
    t.skip("NOT RUN: this machine lets this account mount no file system");
    return null;
  }
  t.after(() => {
    spawnSync("umount", [folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Starts the portal as `npm start` does, in a process group as a terminal makes one. @param {Record<string, string>} [env] */
function launch(env = {}) {
  const child = spawn(process.execPath, [inCheckout("scripts", "start.mjs"), "--port", String(port)], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk) => {
      said += chunk;
    });
  }
  const pid = child.pid ?? 0;
  running.add(pid);
  child.once("exit", () => running.delete(pid));
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.once("close", resolve));
  const says = async (/** @type {RegExp} */ words) => {
    let over = false;
    void ended.then(() => {
      over = true;
    });
    const until = performance.now() + 60_000;
    while (!words.test(said)) {
      assert.equal(over || performance.now() > until, false, `It did not say ${words}:\n${said}`);
      await pause(20);
    }
    return said;
  };
  return {
    pid,
    ended,
    said: () => said,
    says,
    ready: () => says(/Ready: /),
    end: async (/** @type {NodeJS.Signals} */ signal) => {
      process.kill(pid, signal);
      return ended;
    },
    interrupt: async () => {
      process.kill(-pid, "SIGINT");
      return ended;
    },
  };
}

/** What still runs or lies there although the portal has ended. @param {{ pid: number }} portal */
async function leftOver({ pid }) {
  // A process that has ended stays in the system's list until whoever inherited it looks.
  const until = performance.now() + 10_000;
  while (isGroupAlive(pid) && performance.now() < until) await pause(20);
  return [
    ...(isGroupAlive(pid) ? ["a process of the portal"] : []),
    ...(existsSync(path.join(dataDir, "pg18", "data", "postmaster.pid")) ? ["the database"] : []),
  ];
}

/** @param {number} pid */
function isGroupAlive(pid) {
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
}

/** The children of a process, as Linux lists them. @param {number} pid */
const childrenOf = (pid) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);

/** @param {number} pid */
const isServer = (pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("server.mjs");
