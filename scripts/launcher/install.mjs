import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import process from "node:process";
import { inCheckout, inPackages } from "./checkout.mjs";
import { ownLibc } from "./machine.mjs";
import { mustRun } from "./run.mjs";
import { step } from "./say.mjs";
import { readIfThere, stamp } from "./stamps.mjs";

/**
 * @typedef {object} LockEntry one package of package-lock.json, as npm writes it
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @typedef {Record<string, LockEntry>} LockEntries by the folder the package is installed in
 */

/** Installs the packages of package-lock.json unless they are there already. */
export async function install() {
  const lock = readFileSync(inCheckout("package-lock.json"), "utf8");
  const key = createHash("sha256").update(`${lock}\0${process.platform}\0${process.arch}`).digest("hex");
  const installed = stamp("install");
  // npm ci empties node_modules first and writes its own list last.
  const list = readIfThere(inPackages(".package-lock.json"));
  if (list && installed.says(key)) return;
  if (list && isInstalled(JSON.parse(lock).packages, JSON.parse(list).packages)) return installed.write(key);

  step("Installing the packages (a minute or two)");
  installed.remove();
  const npm = process.env.npm_execpath;
  await mustRun(
    "Installing the packages failed; what npm said stands above.",
    "Check that this machine reaches its npm registry, then run the same command again.",
    npm ? process.execPath : "npm",
    [
      ...(npm ? [npm] : []),
      "ci",
      "--include=dev",
      "--include=optional",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ],
  );
  installed.write(key);
}

/**
 * Says whether everything the lock names for this machine is installed in that version.
 * @param {LockEntries} locked @param {LockEntries} installed
 */
export function isInstalled(locked, installed) {
  return Object.entries(locked).every(([folder, entry]) => {
    if (folder === "") return true;
    const there = installed[folder];
    if (there) return there.version === entry.version;
    return entry.optional === true && !isForThisMachine(entry);
  });
}

/** An optional package that names no system serves the others' wasm builds and may be absent. @param {LockEntry} entry */
function isForThisMachine({ os, cpu, libc }) {
  if (!os?.includes(process.platform) || !cpu?.includes(process.arch)) return false;
  return !libc || libc.includes(ownLibc());
}
