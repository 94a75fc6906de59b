import "server-only";
import type { Database, Tx } from "@/db/client";
import {
  insertSnapshots,
  listAdvisoriesSince,
  listSitesToSnapshot,
  listStatusChanges,
  listWrittenDays,
} from "@/db/history";
import { daysToWrite, grace } from "@/domain/history/days";
import { snapshotsOf } from "@/domain/history/snapshot";
import type { SiteId } from "@/domain/ids";

type Site = Readonly<{ siteId: SiteId; zone: string; first: Date }>;

/**
 * Writes the numbers of every day that is over at a site and not written yet: on time, minutes after the day ended there, else late
 * and marked so. Both are the same fold of the log of changes up to the end of the day, so a day says the same whenever it is written.
 * Each site is a transaction of its own: one that fails leaves the others, and the next round tries again. Returns how many days were
 * written.
 */
export async function writeSnapshots(on: Database, now: Date): Promise<number> {
  const sites = await on.transaction((tx) => listSitesToSnapshot(tx));
  let written = 0;
  for (const site of sites) {
    try {
      written += await on.transaction((tx) => writeSite(tx, site, now));
    } catch (fault) {
      console.error("The days of a site could not be written; the next round tries again.", fault);
    }
  }
  return written;
}

async function writeSite(tx: Tx, site: Site, now: Date, inTime = false): Promise<number> {
  const written = await listWrittenDays(tx, site.siteId);
  const days = daysToWrite({ ...site, written }, now);
  const last = days.at(-1);
  if (!last) return 0;
  const changes = await listStatusChanges(tx, site.siteId, last.endedAt);
  const snapshots = snapshotsOf(changes, days, await listAdvisoriesSince(tx));
  const stamped = snapshots.map((snapshot) =>
    inTime
      ? { ...snapshot, late: false, writtenAt: new Date(snapshot.endedAt.getTime() + grace) }
      : { ...snapshot, writtenAt: now },
  );
  await insertSnapshots(tx, site.siteId, stamped);
  return days.length;
}

/** The days of a story as they would have been written while it happened, for the demo. */
export async function writeToldDays(tx: Tx, now: Date): Promise<void> {
  for (const site of await listSitesToSnapshot(tx)) await writeSite(tx, site, now, true);
}
