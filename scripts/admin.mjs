// npm run admin -- <command>: what is done beside the portal, on the machine that keeps it.
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { adminBundle, buildAdmin } from "./launcher/build.mjs";
import { readCommandLine } from "./launcher/command-line.mjs";
import { readConfiguration } from "./launcher/configuration.mjs";
import { demoDatabaseBeside } from "./launcher/demo-database.mjs";
import { command } from "./launcher/endings.mjs";
import { Halt } from "./launcher/halt.mjs";
import { install } from "./launcher/install.mjs";
import { requireNode } from "./launcher/machine.mjs";

const usage = `Write one of:
  npm run admin -- verify-events [--checkpoints FILE] [--story]
  npm run admin -- take-checkpoint [--story]
  npm run admin -- rebuild-history [--story]
  npm run admin -- verify-files [--story]
  npm run admin -- copy-files-to-bucket
  npm run admin -- copy-files-to-folder

  npm run admin -- verify-status [--story]`;

/**
 * @typedef {object} Verification
 * @property {number} entries
 * @property {number} chains
 * @property {{ inside: number, outside: number }} checkpoints
 * @property {string[]} faults
 *
 * @typedef {object} Admin what is used here of server/admin.ts
 * @property {(url: string, checkpoints: string) => Promise<Verification>} verifyEventLog
 * @property {(url: string, dataDir: string) => Promise<Date | null>} takeCheckpointNow
 * @property {(url: string) => Promise<{ written: number, compared: number, faults: string[] }>} rebuildHistory
 * @property {(url: string, places: StorePlaces) => Promise<{ files: number, bytes: number, damaged: string[] }>} verifyStoredFiles
 * @property {(url: string, places: StorePlaces, to: "bucket" | "folder") => Promise<{ copied: number, there: number, bytes: number, failed: string[] } | null>} copyStoredFiles
 * @property {(url: string) => Promise<{ counted: number, faults: string[] }>} verifyStatus
 *
 * @typedef {{ evidenceDir: string, dataDir: string, variables: unknown }} StorePlaces
 *
 * @typedef {object} Given
 * @property {Admin} admin
 * @property {string} url
 * @property {string} dataDir
 * @property {StorePlaces} places
 * @property {string | undefined} checkpoints
 */

/** @type {Record<string, (given: Given) => Promise<number>>} */
const acts = {
  /** Exit code 0: everything fits; 1: something does not, and each is named. */
  "verify-events": async ({ admin, url, dataDir, checkpoints }) => {
    const since = performance.now();
    const file = checkpoints ? path.resolve(checkpoints) : path.join(dataDir, "checkpoints.jsonl");
    const found = await admin.verifyEventLog(url, file);
    const seconds = (performance.now() - since) / 1000;
    const { inside, outside } = found.checkpoints;
    console.log(
      `${found.entries} entries in ${found.chains} chains, ${inside} checkpoints in the database and ${outside} in ${file}: read in ${seconds.toFixed(1)} s.`,
    );
    for (const fault of found.faults) console.error(fault);
    if (found.faults.length === 0) console.log("Everything fits.");
    return found.faults.length === 0 ? 0 : 1;
  },
  "take-checkpoint": async ({ admin, url, dataDir }) => {
    const at = await admin.takeCheckpointNow(url, dataDir);
    console.log(
      at ? `Taken as of ${at.toISOString()}.` : "Nothing was recorded since the last one; none was taken.",
    );
    return 0;
  },
  /** Exit code 0: every written day is what the changes say; 1: one is not, and each is named. */
  "rebuild-history": async ({ admin, url }) => {
    const { written, compared, faults } = await admin.rebuildHistory(url);
    console.log(
      `${written} days written, ${compared} rows of written days compared with the log of changes.`,
    );
    for (const fault of faults) console.error(fault);
    if (faults.length === 0) console.log("Everything fits.");
    return faults.length === 0 ? 0 : 1;
  },
  /** Exit code 0: every file is what was received; 1: one is not, and each is named by its hash. */
  "verify-files": async ({ admin, url, places }) => {
    const since = performance.now();
    const { files, bytes, damaged } = await admin.verifyStoredFiles(url, places);
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    console.log(`${files} files, ${(bytes / 1_000_000).toFixed(1)} MB, read back in ${seconds} s.`);
    for (const sha256 of damaged) console.error(`Not as it was received: ${sha256}`);
    if (damaged.length === 0) console.log("Every file is what was received.");
    return damaged.length === 0 ? 0 : 1;
  },
  "copy-files-to-bucket": (given) => copyFiles(given, "bucket"),
  "copy-files-to-folder": (given) => copyFiles(given, "folder"),
  /** Exit code 0: every stored count of status is what the rows say; 1: one is not, and each is named. */
  "verify-status": async ({ admin, url }) => {
    const { counted, faults } = await admin.verifyStatus(url);
    console.log(`${counted} systems counted anew, and every count compared with the rows.`);
    for (const fault of faults) console.error(fault);
    if (faults.length === 0) console.log("Everything fits.");
    return faults.length === 0 ? 0 : 1;
  },
};

/** Exit code 0: every file is there and was read back; 1: one is not, and each is named. @param {Given} given @param {"bucket" | "folder"} to */
async function copyFiles({ admin, url, places }, to) {
  const done = await admin.copyStoredFiles(url, places, to);
  if (!done)
    throw new Halt(
      "No bucket is configured.",
      "Set EVIDENCE_S3_ENDPOINT and what belongs to it; EVIDENCE_DIR names the folder.",
    );
  const { copied, there, bytes, failed } = done;
  console.log(
    `${copied} files copied, ${(bytes / 1_000_000).toFixed(1)} MB, and read back; ${there} were there.`,
  );
  for (const sha256 of failed) console.error(`Not copied: ${sha256}`);
  return failed.length === 0 ? 0 : 1;
}

await command(async () => {
  requireNode();
  const { values, positionals } = readCommandLine(
    "npm run admin",
    process.argv.slice(2),
    { checkpoints: { type: "string" }, story: { type: "boolean" } },
    true,
  );
  const [name, ...more] = positionals;
  const act = more.length === 0 && name ? acts[name] : undefined;
  if (!act) throw new Halt("It takes the name of what to do.", usage);
  const { mode, dataDir, evidenceDir, serveUrl } = readConfiguration(
    process.env,
    values.story ? { story: true } : {},
  );
  await install();
  await buildAdmin();
  const url = mode === "production" ? serveUrl : (await demoDatabaseBeside(dataDir, mode)).serveUrl;
  /** @type {Admin} */
  const admin = await import(pathToFileURL(adminBundle).href);
  const places = { evidenceDir, dataDir, variables: mode === "production" ? process.env : {} };
  return act({ admin, url, dataDir, places, checkpoints: values.checkpoints });
});
