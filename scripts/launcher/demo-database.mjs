import { startCluster } from "../postgres/cluster.mjs";
import { atEnd } from "./endings.mjs";
import { portalOf } from "./only-one.mjs";
import { step } from "./say.mjs";

/**
 * Starts the embedded database for as long as this command runs, with the database of one demo in it.
 * @param {string} dataDir @param {"demo" | "story"} mode
 */
export async function startDemoDatabase(dataDir, mode) {
  const cluster = await startCluster(dataDir);
  atEnd(cluster.stop);
  if (cluster.adopted) step("Took over the database that an interrupted start left running");
  return urlsIn(cluster, mode);
}

/**
 * The database of a demo for a command beside the portal: the one that the portal of this folder runs, which stays, else one that is
 * started for as long as the command runs.
 * @param {string} dataDir @param {"demo" | "story"} mode
 */
export async function demoDatabaseBeside(dataDir, mode) {
  const portal = await portalOf(dataDir);
  return portal ? urlsIn(await startCluster(dataDir), mode) : startDemoDatabase(dataDir, mode);
}

/** @param {import("../postgres/cluster.mjs").Cluster} cluster @param {"demo" | "story"} mode */
async function urlsIn(cluster, mode) {
  // Here, not above: before the packages are installed there is no driver to import.
  const { ensureDatabase, ownerRole, servingRole } = await import("../../db/embedded/databases.mjs");
  const name = mode === "story" ? "isocenter_story" : "isocenter";
  await ensureDatabase(cluster.sockets, name);
  return { ownerUrl: cluster.url(ownerRole, name), serveUrl: cluster.url(servingRole, name) };
}
