import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { inCheckout, root } from "../launcher/checkout.mjs";
import { Halt } from "../launcher/halt.mjs";
import { missingOptional } from "../lock/optional-packages.mjs";
import { countReferences, deadReferences } from "./documents.mjs";
import { migrationFaults } from "./migrations.mjs";
import { privateWords } from "./private-words.mjs";

/** Checks what no compiler sees: documents, migrations, the lock file, words that belong to one machine. */
export async function checkRepository() {
  const files = repositoryFiles();
  const faults = [...documentFaults(files), ...journalFaults(files), ...lockFaults(), ...wordFaults(files)];
  for (const fault of faults) console.error(`  ${fault}`);
  console.log(`  ${files.length} files looked at`);
  return faults.length === 0 ? 0 : 1;
}

/** Every file that is or would be committed. @returns {string[]} */
export function repositoryFiles() {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const asked = spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (asked.status !== 0) {
    throw new Halt(
      "Git does not know this folder.",
      "Run this in a clone of the repository, with git installed.",
    );
  }
  return asked.stdout.split("\0").filter((file) => file !== "" && existsSync(inCheckout(file)));
}

/** @param {readonly string[]} files */
function documentFaults(files) {
  const documents = files.filter((file) => file.endsWith(".md")).map((file) => ({ file, text: read(file) }));
  const references = documents.reduce((sum, { text }) => sum + countReferences(text), 0);
  if (documents.length > 0 && references === 0)
    return ["no document names anything: has the way of naming changed?"];
  return documents.flatMap(({ file, text }) => deadReferences(file, text, files));
}

/** @param {readonly string[]} files */
function journalFaults(files) {
  const { entries } = JSON.parse(read("drizzle/meta/_journal.json"));
  const sql = files
    .filter((file) => /^drizzle\/[^/]+\.sql$/.test(file))
    .map((file) => path.basename(file, ".sql"));
  return migrationFaults(entries, sql);
}

function lockFaults() {
  const text = read("package-lock.json");
  const missing = missingOptional(JSON.parse(text).packages).map(({ name }) => name);
  return [
    ...missing.map((name) => `package-lock.json leaves out ${name}: run node scripts/fix-lock.mjs`),
    ...(text.includes('"resolved": "http')
      ? ["package-lock.json holds addresses: run node scripts/fix-lock.mjs"]
      : []),
  ];
}

/** @param {readonly string[]} files */
function wordFaults(files) {
  return files.flatMap((file) => {
    const text = read(file);
    return text.includes("\0") ? [] : privateWords(file, text);
  });
}

/** @param {string} file */
const read = (file) => readFileSync(inCheckout(file), "utf8");
