import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import process from "node:process";
import { made } from "./checkout.mjs";
import { atEnd } from "./endings.mjs";

/**
 * @typedef {object} Holder
 * @property {number} pid
 * @property {string} doing the command, as a person types it
 * @property {string} [address] where it serves, once it does
 */

/**
 * @typedef {object} Claimed
 * @property {(address: string) => void} serving tells those who ask where this process serves
 * @property {() => void} release
 */

/**
 * Takes a name for this checkout, or says who holds it. The name is a listening socket: the operating
 * system frees it when the holder dies, even by kill -9, so no stale lock is ever left.
 * @param {string} name @param {string} doing
 * @returns {Promise<Claimed | { holder: Holder }>}
 */
export async function claim(name, doing) {
  const file = socketFile(name);
  const holder = await askHolder(file);
  if (holder) return { holder };
  rmSync(file, { force: true });
  /** @type {Holder} */
  const self = { pid: process.pid, doing };
  /** @type {Set<net.Socket>} */
  const visitors = new Set();
  const server = net.createServer((visitor) => {
    visitors.add(visitor.on("error", () => undefined).on("close", () => visitors.delete(visitor)));
    visitor.unref().write(`${JSON.stringify(self)}\n`);
  });
  server.unref();
  if (!(await listens(server, file))) return claim(name, doing);
  const release = () => {
    server.close();
    for (const visitor of visitors) visitor.destroy();
    rmSync(file, { force: true });
  };
  const forget = atEnd(release);
  return {
    serving: (address) => {
      self.address = address;
    },
    release: () => {
      forget();
      release();
    },
  };
}

/** Waits until nobody holds the name. @param {string} name */
export async function released(name) {
  await new Promise((resolve) =>
    net.connect(socketFile(name)).on("error", resolve).on("close", resolve).resume(),
  );
}

/** Says who holds the name, without taking it. @param {string} name */
export const holderOf = (name) => askHolder(socketFile(name));

/** The names that were claimed in this checkout; their holders may be gone. */
export function claimedNames() {
  const sockets = existsSync(made) ? readdirSync(made).filter((file) => file.endsWith(".sock")) : [];
  return sockets.map((file) => path.basename(file, ".sock"));
}

/** The system allows about 107 bytes for a socket's path: the shorter way to it counts. @param {string} name */
function socketFile(name) {
  mkdirSync(made, { recursive: true });
  const file = path.join(made, `${name}.sock`);
  const fromHere = path.relative(process.cwd(), file);
  return fromHere.length < file.length ? fromHere : file;
}

/** @param {string} file @returns {Promise<Holder | null>} */
function askHolder(file) {
  return new Promise((resolve) => {
    const visit = net.connect(file);
    let said = "";
    visit.setEncoding("utf8");
    visit.on("data", (chunk) => {
      said += chunk;
      if (!said.includes("\n")) return;
      visit.destroy();
      resolve(JSON.parse(said));
    });
    visit.on("error", () => resolve(null));
    visit.on("close", () => resolve(null));
  });
}

/** @param {net.Server} server @param {string} file @returns {Promise<boolean>} */
function listens(server, file) {
  return new Promise((resolve, reject) => {
    server.once("error", (/** @type {NodeJS.ErrnoException} */ fault) =>
      fault.code === "EADDRINUSE" ? resolve(false) : reject(fault),
    );
    server.listen(file, () => resolve(true));
  });
}
