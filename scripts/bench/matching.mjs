// node scripts/bench/matching.mjs <advisory.json> [systems]: how long the matching rules take, without the database.
import { readFileSync } from "node:fs";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { buildMatchReport, matchReportBundle } from "../launcher/build.mjs";
import { readCommandLine, readCount } from "../launcher/command-line.mjs";
import { command } from "../launcher/endings.mjs";
import { Halt } from "../launcher/halt.mjs";
import { table } from "../launcher/say.mjs";

await command(async () => {
  const name = "node scripts/bench/matching.mjs";
  const { positionals } = readCommandLine(name, process.argv.slice(2), {}, true);
  const [file, systems = "20000"] = positionals;
  if (!file) throw new Halt("It takes an advisory.", `Write: ${name} <advisory.json> [systems]`);
  await buildMatchReport();
  const { timeMatching } = await import(pathToFileURL(matchReportBundle).href);
  const outcome = await timeMatching(readFileSync(file), readCount(systems, "The number of systems"));
  if (!outcome.ok) throw new Halt(outcome.refusal.sentence, "Choose a file that can be imported.");
  /** @type {import("../../server/measure-matching.ts").MatchingTime[]} */
  const rounds = outcome.value;
  table([
    ["round", "products", "systems", "ms", "levels"],
    ...rounds.map((round, at) => [
      at === 0 ? "first" : "second",
      String(round.products),
      String(round.systems),
      round.milliseconds.toFixed(0),
      Object.entries(round.levels)
        .map(([level, number]) => `${number} ${level}`)
        .join(", "),
    ]),
  ]);
});
