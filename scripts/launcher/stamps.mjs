import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inCheckout, made } from "./checkout.mjs";

/**
 * A stamp says what a finished piece of work was made from. It is taken away before the work begins and
 * written when it is done, so work that was cut short is done again.
 * @param {string} name
 */
export function stamp(name) {
  const file = path.join(made, "stamps", name);
  return {
    /** @param {string} from */
    says: (from) => readIfThere(file) === from,
    remove: () => rmSync(file, { force: true }),
    /** @param {string} from */
    write: (from) => {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, from);
    },
  };
}

/** The content of a file, or nothing when there is no such file. @param {string} file */
export function readIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (fault) {
    if (/** @type {NodeJS.ErrnoException} */ (fault).code === "ENOENT") return "";
    throw fault;
  }
}

/**
 * One hash over the names and contents of all the files and folders given; tests do not count.
 * @param {readonly string[]} paths below the checkout; what does not exist is left out
 */
export function contentHash(paths) {
  const hash = createHash("sha256").update(process.version);
  for (const file of paths.flatMap(filesBelow)) {
    hash.update(`\0${file}\0`).update(readFileSync(inCheckout(file)));
  }
  return hash.digest("hex");
}

/** @param {string} relative @returns {string[]} */
function filesBelow(relative) {
  const found = statSync(inCheckout(relative), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return /[.]test[.][a-z]+$/.test(relative) ? [] : [relative];
  const names = readdirSync(inCheckout(relative)).sort();
  return names.flatMap((name) => filesBelow(`${relative}/${name}`));
}
