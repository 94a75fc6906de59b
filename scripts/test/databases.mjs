import { existsSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { prepareDatabase } from "../launcher/admin.mjs";
import { made } from "../launcher/checkout.mjs";
import { atEnd } from "../launcher/endings.mjs";
import { removeCluster, startCluster } from "../postgres/cluster.mjs";

const runs = path.join(made, "test");

// Nothing here has to outlive a power cut.
const fast = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"];

/**
 * @typedef {import("../launcher/admin.mjs").Preparation["mode"]} Mode
 * @typedef {import("../launcher/admin.mjs").Prepared} Prepared
 * @typedef {object} TestDatabases
 * @property {string} folder of this run; removed at its end
 * @property {Record<string, string>} env what tests read: TEST_PG_ADMIN, the superuser's address
 * @property {(name: string, mode: Mode) => Promise<Prepared>} template makes a prepared database to clone
 */

/** Starts a PostgreSQL of this run's own, and removes what killed runs left behind. @returns {Promise<TestDatabases>} */
export async function startTestDatabases() {
  await removeLeftovers();
  const folder = path.join(runs, String(process.pid));
  mkdirSync(folder, { recursive: true });
  atEnd(() => removeCluster(folder));
  const cluster = await startCluster(folder, fast);
  const { ensureDatabase, ownerRole, servingRole } = await import("../../db/embedded/databases.mjs");
  return {
    folder,
    env: { TEST_PG_ADMIN: cluster.url("postgres", "postgres"), E2E_FILES: folder },
    template: async (name, mode) => {
      await ensureDatabase(cluster.sockets, name);
      const serveUrl = cluster.url(servingRole, name);
      return prepareDatabase(
        { ownerUrl: cluster.url(ownerRole, name), serveUrl, mode },
        {
          DATABASE_URL: serveUrl,
          APP_URL: "http://localhost:3000",
          AUTH_SECRET: "known to everyone, for tests only",
          DATA_DIR: folder,
          EVIDENCE_DIR: path.join(folder, `${name}-evidence`),
          DEMO: "1",
        },
      );
    },
  };
}

async function removeLeftovers() {
  const left = existsSync(runs) ? readdirSync(runs) : [];
  for (const name of left) if (!isAlive(Number(name))) await removeCluster(path.join(runs, name));
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    return /** @type {NodeJS.ErrnoException} */ (fault).code === "EPERM";
  }
}
