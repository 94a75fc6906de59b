// Run after every change of package-lock.json: adds the optional packages of other systems that npm left out,
// and takes away the addresses a package was downloaded from, so that one lock serves every machine.
// With --check it changes nothing and says what it would change.
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { inCheckout } from "./launcher/checkout.mjs";
import { readCommandLine } from "./launcher/command-line.mjs";
import { command } from "./launcher/endings.mjs";
import { missingOptional } from "./lock/optional-packages.mjs";

await command(async () => {
  const name = "node scripts/fix-lock.mjs";
  const { values, positionals } = readCommandLine(
    name,
    process.argv.slice(2),
    { check: { type: "boolean" } },
    true,
  );
  const file = positionals[0] ?? inCheckout("package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const { placed, unplaced, addressed } = changes(lock.packages);
  for (const { name, entry } of placed) console.log(`missing: ${name} ${entry?.version}`);
  for (const { name, wanted } of unplaced)
    console.error(`missing, and its version cannot be told: ${name} ${wanted}`);
  for (const folder of addressed) console.log(`has an address: ${folder}`);

  const clean = placed.length + unplaced.length + addressed.length === 0;
  if (values.check) return clean ? 0 : 1;
  if (!clean)
    writeFileSync(file, `${JSON.stringify({ ...lock, packages: repaired(lock.packages) }, null, 2)}\n`);
  return unplaced.length === 0 ? 0 : 1;
});

/** @param {import("./lock/optional-packages.mjs").Entries} packages */
function changes(packages) {
  const missing = missingOptional(packages);
  return {
    placed: missing.filter(({ entry }) => entry),
    unplaced: missing.filter(({ entry }) => !entry),
    addressed: Object.keys(packages).filter((folder) => packages[folder]?.resolved?.startsWith("http")),
  };
}

/** @param {import("./lock/optional-packages.mjs").Entries} packages */
function repaired(packages) {
  const kept = Object.entries(packages).map(([folder, { resolved, ...entry }]) => [folder, entry]);
  const added = missingOptional(packages).flatMap(({ folder, entry }) => (entry ? [[folder, entry]] : []));
  const byFolder = [...kept, ...added].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return Object.fromEntries(byFolder);
}
