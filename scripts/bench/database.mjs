import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { adminSources } from "../launcher/build.mjs";
import { atEnd } from "../launcher/endings.mjs";
import { step } from "../launcher/say.mjs";
import { contentHash, stamp } from "../launcher/stamps.mjs";
import { startCluster } from "../postgres/cluster.mjs";

/** The kept databases: the enlarged demo, of which each run uses a copy, and the large one, which is only looked at. */
const sizes = {
  small: {
    kept: "bench_kept",
    used: "bench",
    stamp: "bench-database",
    words: "enlarged demo (a minute or two, once)",
  },
  large: {
    kept: "bench_large",
    used: "bench_large",
    stamp: "bench-large-database",
    words: "large database (some minutes, once)",
  },
};

/**
 * Starts the bench's own PostgreSQL in a folder, for as long as this command runs. What is measured is kept there between runs.
 * @param {string} folder @param {keyof typeof sizes} [size]
 */
export async function startBenchDatabase(folder, size = "small") {
  const { kept, used, stamp: stampName, words } = sizes[size];
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
  const made = stamp(stampName);
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
        step(`Making the ${words}`);
        made.remove();
        await dropDatabase(sockets, kept);
        rmSync(path.join(folder, "evidence"), { recursive: true, force: true });
        await ensureDatabase(sockets, kept);
        if (size === "large") await allowMultiplying(sockets, ownerRole);
        await make({ ownerUrl: cluster.url(ownerRole, kept), serveUrl: cluster.url(servingRole, kept) });
        await analyse(sockets, kept);
        made.write(key);
      }
      // A run that was cut short may have left it on.
      await logStatements(sockets, servingRole, false);
      if (used !== kept) await replaceByCopy(sockets, kept, used);
    },
  };
}
