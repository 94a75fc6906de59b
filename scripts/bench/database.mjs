import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { adminSources } from "../launcher/build.mjs";
import { atEnd } from "../launcher/endings.mjs";
import { step } from "../launcher/say.mjs";
import { contentHash, stamp } from "../launcher/stamps.mjs";
import { startCluster } from "../postgres/cluster.mjs";

/** The enlarged demo, of which each run uses a copy, and the large database made of it, which is only looked at. */
const small = { name: "bench_kept", stamp: "bench-database" };
const large = { name: "bench_large", stamp: "bench-large-database" };
const used = "bench";

/** @typedef {(urls: { ownerUrl: string, serveUrl: string }) => Promise<void>} Making */

/**
 * Starts the bench's own PostgreSQL in a folder, for as long as this command runs. What is measured is kept there between runs.
 * @param {string} folder @param {boolean} [isLarge]
 */
export async function startBenchDatabase(folder, isLarge = false) {
  mkdirSync(folder, { recursive: true });
  const cluster = await startCluster(folder);
  atEnd(cluster.stop);
  // Here, not above: before the packages are installed there is no driver to import.
  const { ensureDatabase, ownerRole, servingRole } = await import("../../db/embedded/databases.mjs");
  const { allowMultiplying, analyse, dropDatabase, hasDatabase, logStatements, replaceByCopy } = await import(
    "../../db/embedded/bench.mjs"
  );
  const { sockets, log } = cluster;
  const key = contentHash([...adminSources, "drizzle"]);
  const urls = (/** @type {string} */ name) => ({
    ownerUrl: cluster.url(ownerRole, name),
    serveUrl: cluster.url(servingRole, name),
  });

  /**
   * Makes what is kept unless it was made from these very sources.
   * @param {typeof small} kept @param {string} words @param {() => Promise<void>} begin @param {Making} make
   */
  async function keep(kept, words, begin, make) {
    const made = stamp(kept.stamp);
    if (made.says(key) && (await hasDatabase(sockets, kept.name))) return;
    step(`Making ${words}`);
    made.remove();
    await begin();
    await make(urls(kept.name));
    await analyse(sockets, kept.name);
    made.write(key);
  }

  return {
    log,
    pid: cluster.pid,
    url: cluster.url(servingRole, isLarge ? large.name : used),
    evidenceDir: path.join(folder, "evidence"),
    /** @param {boolean} on */
    logStatements: (on) => logStatements(sockets, servingRole, on),
    /** Makes what is kept, and copies it for this run if the run changes it. @param {Making} make @param {Making} multiply */
    async prepare(make, multiply) {
      const anew = async () => {
        await dropDatabase(sockets, small.name);
        rmSync(path.join(folder, "evidence"), { recursive: true, force: true });
        await ensureDatabase(sockets, small.name);
      };
      await keep(small, "the enlarged demo (a minute or two, once)", anew, make);
      // A run that was cut short may have left it on.
      await logStatements(sockets, servingRole, false);
      if (!isLarge) return replaceByCopy(sockets, small.name, used);
      const copied = async () => {
        await allowMultiplying(sockets, ownerRole);
        await replaceByCopy(sockets, small.name, large.name);
      };
      await keep(large, "the large database (some minutes, once)", copied, multiply);
    },
  };
}
