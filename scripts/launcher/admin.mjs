import { fork } from "node:child_process";
import { inCheckout, root } from "./checkout.mjs";
import { atEnd } from "./endings.mjs";
import { Halt } from "./halt.mjs";

/**
 * @typedef {object} Preparation
 * @property {string} ownerUrl who migrates
 * @property {string} serveUrl who serves
 * @property {"demo" | "story" | "production"} mode
 * @typedef {object} Prepared
 * @property {boolean} seeded whether the demo was loaded now
 * @property {{ name: string, role: string, site: string }[]} people who can sign in with one click
 * @property {string | null} setupPath where the first administrator sets a password, when there is none yet
 */

/**
 * Migrates a database and loads what it starts with, in a process of its own: a cut connection or an
 * interrupted start leaves the database as it was.
 * @param {Preparation} preparation @param {Record<string, string>} env
 * @returns {Promise<Prepared>}
 */
export function prepareDatabase(preparation, env) {
  const child = fork(inCheckout("scripts", "launcher", "prepare-database.mjs"), [], {
    cwd: root,
    env: { ...process.env, ...env },
    execArgv: ["--enable-source-maps"],
  });
  const forget = atEnd(() => child.kill("SIGTERM"));
  child.send(preparation);
  return new Promise((resolve, reject) => {
    child.once("message", (prepared) => {
      forget();
      resolve(/** @type {Prepared} */ (prepared));
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code !== 0) reject(notPrepared(preparation.mode, env.DATA_DIR ?? ".data"));
    });
  });
}

/** @param {Preparation["mode"]} mode @param {string} dataDir */
function notPrepared(mode, dataDir) {
  return new Halt(
    "The database could not be prepared; the reason stands above.",
    mode === "production"
      ? "Check DATABASE_URL and MIGRATE_DATABASE_URL: the second names the owner of the tables, the first a role that only serves."
      : `Nothing half-done was kept: run the same command again. If it stays, keep a copy of ${dataDir} (it holds the evidence) and start with DATA_DIR set to a new folder.`,
  );
}
