import "server-only";
import process from "node:process";
import { database } from "@/db/client";
import { type Job, runJobs } from "@/db/jobs";
import { env } from "@/lib/env";
import { evidenceStore } from "./evidence/open-store";
import { scanAllPending } from "./evidence/scan-pending";
import { StoreFails, verifyDue } from "./evidence/verify-files";
import { writeSnapshots } from "./history/write-snapshots";
import { followClock, nextLook } from "./incidents/follow-clock";
import { followRules } from "./matches/follow-rules";
import { countChanged } from "./status/count-anew";

const minute = 60_000;
const betweenTries = 5_000;
const betweenCounts = 5_000;

const jobs = {
  "follow-clock": follow,
  "write-snapshots": keepDays,
  "follow-rules": compare,
  "verify-files": readFilesBack,
  "scan-files": scan,
  "count-systems": count,
} as const satisfies Record<string, Job>;

/** Follows the clock, and again at the moment the next thing runs out where that is before the next round of its own. */
async function follow(): ReturnType<Job> {
  try {
    await followClock(database(), new Date());
    const next = await nextLook(database(), new Date());
    return { again: next && next.getTime() < Date.now() + minute ? next : null };
  } catch (fault) {
    console.error("What time has changed could not be written anew; it is tried again.", fault);
    return { again: null };
  }
}

/** Writes the days that are over; a round of each minute is early enough, since a day is counted as of its end. */
async function keepDays(): ReturnType<Job> {
  try {
    await writeSnapshots(database(), new Date());
  } catch (fault) {
    console.error("The days that are over could not be written; it is tried again.", fault);
  }
  return { again: null };
}

/** Compares anew what earlier rules compared: at the start after the portal was renewed; else there is nothing to do. */
async function compare(): ReturnType<Job> {
  try {
    await followRules(database(), new Date());
  } catch (fault) {
    console.error("What earlier rules compared could not be compared anew; it is tried again.", fault);
  }
  return { again: null };
}

/** Reads files back from the store, some at each round, so that all were read within the week. */
async function readFilesBack(): ReturnType<Job> {
  try {
    await verifyDue(database(), evidenceStore(), new Date());
  } catch (fault) {
    if (!(fault instanceof StoreFails))
      console.error("Files could not be read back from the store; it is tried again.", fault);
  }
  return { again: null };
}

/** Scans what could not be scanned when it came; where there is no scanner, nothing waits. */
async function scan(): ReturnType<Job> {
  try {
    await scanAllPending(database());
  } catch (fault) {
    console.error("Files that wait for the scanner could not be scanned; it is tried again.", fault);
  }
  return { again: null };
}

/** Counts for status what changed, every few seconds: what is not counted yet is looked at one by one by whoever reads status. */
async function count(): ReturnType<Job> {
  try {
    await countChanged(database(), () => new Date());
  } catch (fault) {
    console.error("The systems that changed could not be counted; it is tried again.", fault);
  }
  return { again: new Date(Date.now() + betweenCounts) };
}

/** Works for as long as this process serves; where the database is away, it is tried again until it is back. */
export function keepWorking(): void {
  let stopping = false;
  let stop = async () => undefined as unknown;
  process.once("SIGTERM", () => {
    stopping = true;
    void stop().catch(() => undefined);
  });

  const work = async () => {
    try {
      const runner = await runJobs(env().DATABASE_URL, jobs);
      stop = runner.stop;
      await runner.promise;
    } catch (fault) {
      if (!stopping) console.error("The jobs stopped; they are begun again.", fault);
    }
    if (!stopping) setTimeout(work, betweenTries).unref();
  };
  void work();
}
