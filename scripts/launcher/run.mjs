import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { made, root } from "./checkout.mjs";
import { atEnd, unlessEnding } from "./endings.mjs";
import { diskFull, Halt, isDiskFull } from "./halt.mjs";

/**
 * @typedef {object} How
 * @property {Record<string, string | undefined>} [env] variables besides this process's own
 * @property {string} [log] a name: the output goes to a file and is shown only when the child fails
 * @property {string} [cwd] the folder to run in; the checkout by default
 */

/**
 * Runs a program to its end and returns its exit code. It ends with this command, with all it started.
 * @param {string} program @param {readonly string[]} args @param {How} [how]
 * @returns {Promise<number>}
 */
export async function run(program, args, how = {}) {
  const output = how.log ? openSync(logFile(how.log), "w") : "inherit";
  const child = spawn(program, [...args], {
    cwd: how.cwd ?? root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...how.env },
    stdio: ["ignore", output, output],
    // A group of its own, so that what the program started can be ended together with it.
    detached: true,
  });
  if (typeof output === "number") closeSync(output);
  const forget = atEnd(() => endGroup(child));
  try {
    /** @type {number} */
    const code = await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (ended) => resolve(ended ?? 1));
    });
    await unlessEnding();
    return code;
  } finally {
    forget();
  }
}

/**
 * Runs a program that must succeed; otherwise shows its log and stops with a sentence.
 * @param {string} sentence what has failed @param {string} wayOn
 * @param {string} program @param {readonly string[]} args @param {How} [how]
 */
export async function mustRun(sentence, wayOn, program, args, how = {}) {
  const code = await run(program, args, how);
  if (code === 0) return;
  const said = how.log ? readFileSync(logFile(how.log), "utf8") : "";
  if (isDiskFull() || /ENOSPC|No space left on device/.test(said)) throw diskFull();
  if (said) console.error(said.trimEnd());
  throw new Halt(sentence, wayOn);
}

/** @param {string} name */
function logFile(name) {
  mkdirSync(path.join(made, "logs"), { recursive: true });
  return path.join(made, "logs", `${name}.log`);
}

/** @param {import("node:child_process").ChildProcess} child */
async function endGroup(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  signalGroup(child.pid, "SIGTERM");
  const patience = setTimeout(signalGroup, 5000, child.pid, "SIGKILL");
  await gone;
  clearTimeout(patience);
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (fault) {
    if (/** @type {NodeJS.ErrnoException} */ (fault).code !== "ESRCH") throw fault;
  }
}
