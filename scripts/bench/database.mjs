import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { adminSources } from "../launcher/build.mjs";
import { atEnd } from "../launcher/endings.mjs";
import { step } from "../launcher/say.mjs";
import { contentHash, stamp } from "../launcher/stamps.mjs";
import { startCluster } from "../postgres/cluster.mjs";

const kept = "bench_kept";
const used = "bench";

/**
 * Starts the bench's own PostgreSQL in a folder, for as long as this command runs. The enlarged demo is kept there
 * between runs; each run works on a fresh copy of it.
 * @param {string} folder
 */
export async function startBenchDatabase(folder) {
  mkdirSync(folder, { recursive: true });
  const cluster = await startCluster(folder);
  atEnd(cluster.stop);
  // Here, not above: before the packages are installed there is no driver to import.
  const { ensureDatabase, ownerRole, servingRole } = await import("../../db/embedded/databases.mjs");
  const { analyse, dropDatabase, hasDatabase, logStatements, replaceByCopy } = await import(
    "../../db/embedded/bench.mjs"
  );
  const { sockets, log } = cluster;
  const key = contentHash([...adminSources, "drizzle"]);
  const made = stamp("bench-database");
  return {
    log,
    pid: cluster.pid,
    url: cluster.url(servingRole, used),
    evidenceDir: path.join(folder, "evidence"),
    /** @param {boolean} on */
    logStatements: (on) => logStatements(sockets, servingRole, on),
    /**
     * Makes what is kept unless it was made from these very sources, and copies it for this run.
     * @param {(urls: { ownerUrl: string, serveUrl: string }) => Promise<void>} make
     */
    async prepare(make) {
      if (!made.says(key) || !(await hasDatabase(sockets, kept))) {
        step("Making the enlarged demo (a minute or two, once)");
        made.remove();
        await dropDatabase(sockets, kept);
        rmSync(path.join(folder, "evidence"), { recursive: true, force: true });
        await ensureDatabase(sockets, kept);
        await make({ ownerUrl: cluster.url(ownerRole, kept), serveUrl: cluster.url(servingRole, kept) });
        await analyse(sockets, kept);
        made.write(key);
      }
      // A run that was cut short may have left it on.
      await logStatements(sockets, servingRole, false);
      await replaceByCopy(sockets, kept, used);
    },
  };
}
