import { startCluster } from "../postgres/cluster.mjs";
import { atEnd } from "./endings.mjs";
import { step } from "./say.mjs";

/**
 * Starts the embedded database for as long as this command runs, with the database of one demo in it.
 * @param {string} dataDir @param {"demo" | "story"} mode
 */
export async function startDemoDatabase(dataDir, mode) {
  const cluster = await startCluster(dataDir);
  atEnd(cluster.stop);
  if (cluster.adopted) step("Took over the database that an interrupted start left running");
  // Here, not above: before the packages are installed there is no driver to import.
  const { ensureDatabase, ownerRole, servingRole } = await import("../../db/embedded/databases.mjs");
  const name = mode === "story" ? "isocenter_story" : "isocenter";
  await ensureDatabase(cluster.sockets, name);
  return { ownerUrl: cluster.url(ownerRole, name), serveUrl: cluster.url(servingRole, name) };
}
