// npm run match-report -- <inventory.csv> <advisory.json>: how the rules answer an inventory whose rows are labelled.
import { readFileSync } from "node:fs";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { buildMatchReport, matchReportBundle } from "./launcher/build.mjs";
import { readCommandLine } from "./launcher/command-line.mjs";
import { command } from "./launcher/endings.mjs";
import { Halt } from "./launcher/halt.mjs";
import { install } from "./launcher/install.mjs";
import { requireNode } from "./launcher/machine.mjs";
import { table } from "./launcher/say.mjs";

const levels = /** @type {const} */ (["likely", "possible", "excluded"]);
const usage = "npm run match-report -- <inventory.csv> <advisory.json>";

await command(async () => {
  requireNode();
  const { positionals } = readCommandLine("npm run match-report", process.argv.slice(2), {}, true);
  const [inventory, advisory, ...more] = positionals;
  if (!inventory || !advisory || more.length > 0) {
    throw new Halt("It takes the inventory and the advisory.", `Write: ${usage}`);
  }
  await install();
  await buildMatchReport();
  const { reportOnFiles } = await import(pathToFileURL(matchReportBundle).href);
  const outcome = await reportOnFiles(read(inventory), read(advisory));
  if (!outcome.ok) throw new Halt(outcome.refusal.sentence, `Write: ${usage}`);
  print(outcome.value);
  return outcome.value.wrong.length === 0 ? 0 : 1;
});

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file);
  } catch (fault) {
    throw new Halt(`${file} cannot be read.`, "Give the path of a file that is there.", { cause: fault });
  }
}

/** @param {number | null} value */
function percent(value) {
  return value === null ? "none" : `${(value * 100).toFixed(1)} %`;
}

/** @param {import("../domain/matching/label-report.ts").LabelReport} report */
function print({ rows, confusion, precision, recall, kept, wrong }) {
  console.log(`\n${rows} labelled rows: what was meant, and what the rules answered\n`);
  table([
    ["meant", ...levels, "recall", "precision"],
    ...levels.map((meant) => [
      meant,
      ...levels.map((answered) => String(confusion[meant][answered])),
      percent(recall[meant]),
      percent(precision[meant]),
    ]),
  ]);
  console.log(
    `\n  ${percent(kept)} of the affected and the uncertain are kept; ${wrong.length} rows are wrong.`,
  );
  for (const { name, meant, result } of wrong) {
    console.log(`\n  ${name}: meant ${meant}, answered ${result.level}`);
    for (const { aspect, verdict, sentence } of result.reasons) {
      console.log(`    ${aspect.padEnd(16)} ${verdict.padEnd(8)} ${sentence}`);
    }
  }
  console.log("");
}
