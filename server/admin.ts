import { randomBytes } from "node:crypto";
import { type Database, openDatabase, type Tx } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { endSetupLinks, hasPeople, insertSetupLink, lockStart } from "@/db/people";
import { listDemoPeople } from "@/db/sessions";
import { grantsInWords } from "@/domain/access/role-names";
import { tokenHash } from "@/lib/hash";
import { s3SettingsFrom } from "@/lib/store-settings";
import { ensureTemplates, seedOpenedDemo, seedStory } from "./demo/seed";
import { keepCheckpoint } from "./event-log/keep-checkpoint";
import { outsideFile, readOutside } from "./event-log/outside";
import { type Verification, verifyEvents } from "./event-log/verify-events";
import { type Copied, copyFiles } from "./evidence/copy-files";
import { localStore } from "./evidence/local-store";
import { storeAt } from "./evidence/open-store";
import { type Verified, verifyAll } from "./evidence/verify-files";
import { verifyHistory } from "./history/verify-history";
import { writeSnapshots } from "./history/write-snapshots";
import { findFaults } from "./incidents/find-faults";
import { countChanged } from "./status/count-anew";
import { verifyCounts } from "./status/verify-counts";

export type PreparedDatabase = Readonly<{
  seeded: boolean;
  people: readonly { name: string; role: string; site: string }[];
  /** The path of the one-time link for the first administrator, when nobody can sign in yet. */
  setupPath: string | null;
}>;

export type PrepareOptions = Readonly<{
  ownerUrl: string;
  serveUrl: string;
  mode: "demo" | "story" | "production";
}>;

/** Migrates as the owner and fills an empty database as the mode asks; safe to run by several processes at once. */
export async function prepareDatabase({
  ownerUrl,
  serveUrl,
  mode,
}: PrepareOptions): Promise<PreparedDatabase> {
  const [owner, serving] = [ownerUrl, serveUrl].map((url) => decodeURIComponent(new URL(url).username));
  await migrateDatabase(ownerUrl, serving && serving !== owner ? serving : null);
  const { db, close } = openDatabase(serveUrl);
  try {
    return mode === "production" ? await prepareProduction(db) : await prepareDemo(db, mode);
  } finally {
    await close();
  }
}

/** Says what does not fit together in a database: chains of events that break, caches that are not what the facts say. */
export async function checkDatabase(url: string): Promise<string[]> {
  return withDatabase(url, (db) =>
    db.transaction(async (tx) => [...(await findFaults(tx)), ...(await verifyCounts(tx, new Date()))]),
  );
}

/** Verifies the whole event log of a database against the checkpoints in it and those of a file. */
export async function verifyEventLog(url: string, checkpoints: string): Promise<Verification> {
  const outside = await readOutside(checkpoints);
  return withDatabase(url, (db) =>
    db.transaction((tx) => verifyEvents(tx, outside), {
      isolationLevel: "repeatable read",
      accessMode: "read only",
    }),
  );
}

/** Reads every file back from a store and compares it with what was received; what is wrong is told in the portal too. */
export const verifyStoredFiles = (url: string, places: StorePlaces): Promise<Verified> =>
  withDatabase(url, (db) =>
    verifyAll(db, storeAt(s3SettingsFrom(places.variables), places.evidenceDir, places.dataDir), new Date()),
  );

/** Where files are or may be: the folder, and what the environment says of a bucket. */
export type StorePlaces = Readonly<{ evidenceDir: string; dataDir: string; variables: unknown }>;

/** Copies every file from the folder to the bucket, or back, and reads each back there; null: no bucket is configured. */
export async function copyStoredFiles(
  url: string,
  { evidenceDir, dataDir, variables }: StorePlaces,
  to: "bucket" | "folder",
): Promise<Copied | null> {
  const settings = s3SettingsFrom(variables);
  if (!settings) return null;
  const [folder, bucket] = [localStore(evidenceDir), storeAt(settings, evidenceDir, dataDir)];
  const [from, into] = to === "bucket" ? [folder, bucket] : [bucket, folder];
  return withDatabase(url, (db) => copyFiles(db, from, into));
}

/** Writes the days that are over and not written yet, and says which written days are not what the log of changes says. */
export async function rebuildHistory(
  url: string,
): Promise<Readonly<{ written: number; compared: number; faults: readonly string[] }>> {
  return withDatabase(url, async (db) => {
    const written = await writeSnapshots(db, new Date());
    return { written, ...(await db.transaction((tx) => verifyHistory(tx))) };
  });
}

/** Counts the systems that changed, and says which stored counts of status are not what the rows say. */
export async function verifyStatus(
  url: string,
): Promise<Readonly<{ counted: number; faults: readonly string[] }>> {
  return withDatabase(url, async (db) => {
    const counted = await countChanged(db, () => new Date());
    const faults = await db.transaction((tx) => verifyCounts(tx, new Date()), {
      isolationLevel: "repeatable read",
    });
    return { counted, faults };
  });
}

/** Takes a checkpoint of the event log now, kept in the database and in the file of the data folder; null: nothing was recorded since the last. */
export async function takeCheckpointNow(url: string, dataDir: string): Promise<Date | null> {
  const taken = await withDatabase(url, (db) => keepCheckpoint(db, outsideFile(dataDir), new Date()));
  return taken?.at ?? null;
}

async function withDatabase<Answer>(url: string, ask: (db: Database) => Promise<Answer>): Promise<Answer> {
  const { db, close } = openDatabase(url);
  try {
    return await ask(db);
  } finally {
    await close();
  }
}

/** One transaction: the demo is there whole, or not at all. */
async function prepareDemo(db: Database, mode: "demo" | "story"): Promise<PreparedDatabase> {
  const seeded = await db.transaction(async (tx: Tx) => {
    await lockStart(tx);
    await ensureTemplates(tx, new Date());
    if (await hasPeople(tx)) return false;
    await (mode === "demo" ? seedOpenedDemo(tx, new Date()) : seedStory(tx, new Date()));
    return true;
  });
  const people = (await listDemoPeople(db)).map(({ name, grants }) => {
    const [role = "", ...site] = grantsInWords(grants).split(", ");
    return { name, role: role.toLowerCase(), site: site.join(", ") };
  });
  return { seeded, people, setupPath: null };
}

/** While nobody exists, each start makes a new one-time link, valid for a day; it ends the earlier ones. Only its hash is kept. */
async function prepareProduction(db: Database): Promise<PreparedDatabase> {
  return db.transaction(async (tx) => {
    await lockStart(tx);
    await ensureTemplates(tx, new Date());
    if (await hasPeople(tx)) return { seeded: false, people: [], setupPath: null };
    const token = randomBytes(32).toString("base64url");
    const now = new Date();
    const expiresAt = new Date(now.getTime() + 86_400_000);
    await endSetupLinks(tx, null, now);
    await insertSetupLink(tx, { tokenHash: tokenHash(token), createdAt: now, expiresAt });
    return { seeded: false, people: [], setupPath: `/setup/${token}` };
  });
}
