import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/**
 * A secret made once for a data folder and readable by its owner only.
 * @param {string} folder @param {string} name
 */
export function secret(folder, name) {
  const file = path.join(folder, name);
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString("hex"), { mode: 0o600 });
  try {
    // Linking never replaces: the first secret stays, and nobody reads half of one.
    linkSync(draft, file);
  } catch (fault) {
    if (/** @type {NodeJS.ErrnoException} */ (fault).code !== "EEXIST") throw fault;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, "utf8");
}
