import { spawn } from "node:child_process";
import { closeSync, fchownSync, fstatSync, openSync, readFileSync, statSync, truncateSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { diskFull, Halt } from "../launcher/halt.mjs";
import { readIfThere } from "../launcher/stamps.mjs";
import { answers, socketIn } from "./answers.mjs";
import { giveTo } from "./identity.mjs";

/** @typedef {import("./cluster.mjs").Place} Place */

const patience = 60_000;

/**
 * Starts the server of a cluster, or takes over the one that runs there.
 * @param {Place} place @param {readonly string[]} settings
 * @returns {Promise<{ pid: number, adopted: boolean }>}
 */
export async function startServer(place, settings) {
  const until = performance.now() + patience;
  for (;;) {
    const running = await findServer(place);
    if (running) return { pid: running, adopted: true };
    giveTo(place.data, place.who);
    const server = launch(place, settings);
    const pid = await awaitServer(place, server, until);
    if (pid) return { pid, adopted: false };
    const words = server.words();
    if (performance.now() > until || !/postmaster\.pid|still in use/.test(words))
      throw notStarted(place, words);
    // A killed server's last processes still hold the folder, or another launcher was faster: look again.
    await pause(100);
  }
}

/** The process of a server that lets people in, when there is one. @param {Place} place */
async function findServer({ data, sockets }) {
  const pid = runningPid(data);
  return pid !== null && (await answers(socketIn(sockets))) ? pid : null;
}

/** @param {Place} place @param {ReturnType<typeof launch>} server @param {number} until */
async function awaitServer(place, server, until) {
  while (server.runs() && performance.now() < until) {
    const pid = await findServer(place);
    if (pid) return pid;
    await pause(10);
  }
  return null;
}

/** Asks a server to stop, dropping its connections; insists when it takes too long. @param {number} pid */
export async function stopServer(pid) {
  signal(pid, "SIGINT");
  const insistAt = performance.now() + 20_000;
  let insisted = false;
  while (signal(pid, 0)) {
    if (!insisted && performance.now() > insistAt) insisted = signal(pid, "SIGQUIT");
    await pause(10);
  }
}

/** The process that PostgreSQL's own lock file names, when there is one. @param {string} data */
export function runningPid(data) {
  const pid = Number.parseInt(readIfThere(path.join(data, "postmaster.pid")), 10);
  return Number.isNaN(pid) ? null : pid;
}

/**
 * Runs one of PostgreSQL's programs to its end.
 * @param {Place} place @param {string} program @param {readonly string[]} args
 * @returns {Promise<{ code: number, said: string }>}
 */
export function runProgram(place, program, args) {
  const child = spawnAs(place, program, args, ["ignore", "ignore", "pipe"]);
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  return new Promise((resolve) => {
    child.once("error", (fault) => resolve({ code: 1, said: fault.message }));
    child.once("close", (code) => resolve({ code: code ?? 1, said }));
  });
}

/** @param {Place} place @param {readonly string[]} settings */
function launch(place, settings) {
  const options = [
    "listen_addresses=",
    "unix_socket_permissions=0700",
    "max_connections=100",
    "timezone=UTC",
    "log_timezone=UTC",
    ...settings,
  ].flatMap((setting) => ["-c", setting]);
  const { log, words } = openLog(place);
  const child = spawnAs(
    place,
    "postgres",
    ["-D", place.data, "-k", place.sockets, ...options],
    ["ignore", log, log],
  );
  closeSync(log);
  let runs = true;
  child.once("error", () => {
    runs = false;
  });
  child.once("exit", () => {
    runs = false;
  });
  child.unref();
  return { runs: () => runs, words };
}

/**
 * @param {Place} place @param {string} program @param {readonly string[]} args
 * @param {import("node:child_process").StdioOptions} stdio
 * @returns {import("node:child_process").ChildProcess}
 */
function spawnAs(place, program, args, stdio) {
  // Nothing else of this environment: a PGPORT in it would move the socket.
  const env = { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, LC_ALL: "C", TZ: "UTC" };
  const [command = program, ...rest] = [...place.who.prefix, path.join(place.programs, program), ...args];
  return spawn(command, rest, {
    cwd: place.base,
    env,
    stdio,
    // Ctrl-C is for the portal; the database is stopped after it.
    detached: true,
    ...place.who.user,
  });
}

/** Opens the log to go on in; its words are what has been written since. @param {Place} place */
function openLog({ log: file, who }) {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) truncateSync(file);
  const log = openSync(file, "a");
  fchownSync(log, who.owner.uid, who.owner.gid);
  const from = fstatSync(log).size;
  return { log, words: () => readFileSync(file).subarray(from).toString("utf8").trim() };
}

/** @param {Place} place @param {string} words */
function notStarted({ log, base }, words) {
  if (words.includes("No space left on device")) return diskFull();
  return new Halt(
    `The embedded database did not start. It said:\n${words.slice(-2000)}`,
    `More stands in ${log}. To begin with an empty database, move ${base} away and start again.`,
  );
}

/** Sends a signal and says whether the process was there. @param {number} pid @param {NodeJS.Signals | 0} name */
function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
