import { createHash, randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { diskFull, Halt, isDiskFull } from "../launcher/halt.mjs";
import { answers, socketIn } from "./answers.mjs";
import { programs } from "./binaries.mjs";
import { identity } from "./identity.mjs";
import { runningPid, runProgram, startServer, stopServer } from "./server.mjs";

/**
 * @typedef {object} Place where a cluster lives and who runs it
 * @property {string} programs
 * @property {string} base
 * @property {string} data
 * @property {string} sockets
 * @property {string} log
 * @property {import("./identity.mjs").Identity} who
 *
 * @typedef {object} Cluster a running PostgreSQL
 * @property {string} sockets the folder of its socket
 * @property {number} pid
 * @property {boolean} adopted whether it was running already
 * @property {(role: string, database: string) => string} url
 * @property {string} log the file of its log
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the embedded PostgreSQL in a folder, making it at the first start. It listens on a socket in that
 * folder only. One that a killed launcher left running is taken over.
 * @param {string} folder @param {readonly string[]} [settings] such as "fsync=off"
 * @returns {Promise<Cluster>}
 */
export async function startCluster(folder, settings = []) {
  const place = prepare(folder);
  if (!existsSync(path.join(place.data, "PG_VERSION"))) await initialise(place);
  const { pid, adopted } = await startServer(place, settings);
  return {
    sockets: place.sockets,
    pid,
    adopted,
    log: place.log,
    url: (role, database) =>
      `postgres://${role}@localhost/${database}?host=${encodeURIComponent(place.sockets)}`,
    stop: () => stopServer(pid),
  };
}

/** Removes also what a program that is just ending still writes to. */
const stubborn = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };

/** @param {string} folder @returns {Place} */
function prepare(folder) {
  const bin = programs();
  mkdirSync(folder, { recursive: true });
  const base = path.join(folder, "pg18");
  const who = identity([bin, folder]);
  const sockets = socketFolder(base);
  for (const own of new Set([base, sockets])) {
    mkdirSync(own, { recursive: true, mode: 0o700 });
    chownSync(own, who.owner.uid, who.owner.gid);
  }
  return {
    programs: bin,
    base,
    data: path.join(base, "data"),
    sockets,
    log: path.join(base, "server.log"),
    who,
  };
}

/** The system allows about 107 bytes for a socket's path; a deep checkout keeps its socket elsewhere. @param {string} base */
function socketFolder(base) {
  if (Buffer.byteLength(socketIn(base)) <= 100) return base;
  return path.join(os.tmpdir(), `isocenter-${createHash("sha256").update(base).digest("hex").slice(0, 16)}`);
}

/** Makes an empty cluster beside its place and moves it there when it is complete. @param {Place} place */
async function initialise(place) {
  for (const name of readdirSync(place.base)) {
    if (name.startsWith("init-")) rmSync(path.join(place.base, name), stubborn);
  }
  const draft = path.join(place.base, `init-${randomBytes(4).toString("hex")}`);
  const { code, said } = await runProgram(place, "initdb", [
    `--pgdata=${draft}`,
    "--username=postgres",
    // Whoever may open the socket is let in: its folder belongs to one user, mode 0700.
    "--auth=trust",
    "--encoding=UTF8",
    // The same order of words on every machine, whatever its locales.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
  ]);
  if (code !== 0) throw notMade(place, said);
  renameSync(draft, place.data);
}

/** @param {Place} place @param {string} said */
function notMade(place, said) {
  if (isDiskFull(place.base) || said.includes("No space left on device")) return diskFull();
  return new Halt(
    `The embedded database could not be made: ${said.trim()}`,
    "Set DATABASE_URL to a PostgreSQL 15 or later to do without it.",
  );
}

/** Stops a cluster that nobody uses any more and removes it. @param {string} folder */
export async function removeCluster(folder) {
  const base = path.join(folder, "pg18");
  const sockets = socketFolder(base);
  const pid = runningPid(path.join(base, "data"));
  if (pid !== null && (await answers(socketIn(sockets)))) await stopServer(pid);
  rmSync(sockets, stubborn);
  rmSync(folder, stubborn);
}
