import { statfsSync } from "node:fs";
import { root } from "./checkout.mjs";

/** A reason to stop that a person can act on: what is wrong, then a way on. */
export class Halt extends Error {
  /** @param {string} sentence @param {string} wayOn @param {ErrorOptions} [options] */
  constructor(sentence, wayOn, options) {
    super(sentence, options);
    this.wayOn = wayOn;
  }
}

/** The stop for a disk without room. */
export const diskFull = () =>
  new Halt(
    "The disk is full.",
    "Free about 2 GB on the disk that holds the portal and its data and run the same command again; it goes on from where it stopped.",
  );

/** Says whether the disk that holds the folder has practically no room left. @param {string} [folder] */
export function isDiskFull(folder = root) {
  const disk = statfsSync(folder);
  return disk.bavail * disk.bsize < 16 * 1024 * 1024;
}

/**
 * Turns what the operating system says into a stop a person can act on; null for a fault nobody foresaw.
 * @param {unknown} fault
 */
export function explain(fault) {
  if (fault instanceof Halt) return fault;
  const { code = "", path, syscall } = /** @type {NodeJS.ErrnoException} */ (fault ?? {});
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull();
  if (noRightCodes.has(code) || noRightCodes.has(`${code} ${syscall}`)) return noRight(path ?? root);
  if (code === "EEXIST" || code === "ENOTDIR") return noFolder(path ?? root);
  return null;
}

// The last is what Node says of a folder and its parents that are to be made where nothing may be written.
const noRightCodes = new Set(["EACCES", "EPERM", "EROFS", "ENOENT mkdir"]);

/** @param {string} path */
function noRight(path) {
  return new Halt(
    `This account may not write to ${path}.`,
    "Make the folder writable for the account that runs the portal, or set DATA_DIR to a folder that is.",
  );
}

/** @param {string} path */
function noFolder(path) {
  return new Halt(
    `${path} is no folder.`,
    "Move what stands there out of the way, or set DATA_DIR to a folder.",
  );
}
