import { spawnSync } from "node:child_process";
import { chownSync, existsSync, lstatSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { Halt } from "../launcher/halt.mjs";

/**
 * Who runs the database, since PostgreSQL refuses to run as root.
 * @typedef {object} Identity
 * @property {string[]} prefix what stands before a program to run it as that user
 * @property {{ uid: number, gid: number }} [user] the user to become
 * @property {{ uid: number, gid: number }} owner whom the files belong to
 */

const namespace = ["unshare", "--user", "--map-user=1000", "--map-group=1000"];

/**
 * An ordinary user runs the database as itself. Root becomes `postgres` or `nobody`; below a folder that only
 * root may enter it keeps its own rights on files but not its name, in a user namespace.
 * @param {readonly string[]} folders that the database's user must reach
 * @returns {Identity}
 */
export function identity(folders) {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (uid !== 0) return { prefix: [], owner: { uid, gid } };
  const user = lesserUser();
  if (user && folders.every(isOpenToAll)) return { prefix: [], user, owner: user };
  if (spawnSync("unshare", [...namespace.slice(1), "true"]).status === 0) {
    return { prefix: namespace, owner: { uid, gid } };
  }
  throw new Halt(
    "The embedded database cannot run as root from a folder that only root may enter.",
    "Run the portal as an ordinary user, move the checkout to a folder others may enter, or set DATABASE_URL.",
  );
}

/** Gives a folder and what is in it to the database's user. @param {string} folder @param {Identity} who */
export function giveTo(folder, { owner }) {
  const { uid, gid } = lstatSync(folder);
  if (process.getuid?.() !== 0 || (uid === owner.uid && gid === owner.gid)) return;
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, String(name));
    if (lstatSync(file).isFile() || lstatSync(file).isDirectory()) chownSync(file, owner.uid, owner.gid);
  }
  // Last, so that an interrupted change of owner is done again.
  chownSync(folder, owner.uid, owner.gid);
}

function lesserUser() {
  for (const name of ["postgres", "nobody"]) {
    const uid = idOf("-u", name);
    const gid = idOf("-g", name);
    if (uid !== null && gid !== null) return { uid, gid };
  }
  return null;
}

/** @param {string} which @param {string} name */
function idOf(which, name) {
  const asked = spawnSync("id", [which, name], { encoding: "utf8" });
  return asked.status === 0 ? Number(asked.stdout) : null;
}

/** Whether everyone may enter the folder and all those above it. @param {string} folder @returns {boolean} */
function isOpenToAll(folder) {
  const above = path.dirname(folder);
  const open = !existsSync(folder) || (statSync(folder).mode & 0o001) !== 0;
  return open && (above === folder || isOpenToAll(above));
}
