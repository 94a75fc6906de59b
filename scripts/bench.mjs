// npm run bench: how fast the portal is on the enlarged demo, measured beside a bare page of the same server.
import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { startBenchDatabase } from "./bench/database.mjs";
import { inventoryToMeasure, measureInventory } from "./bench/inventory.mjs";
import { lookAt, measure } from "./bench/measure.mjs";
import { printResult } from "./bench/report.mjs";
import { benchBundle, build, buildBench } from "./launcher/build.mjs";
import { made } from "./launcher/checkout.mjs";
import { readCommandLine, readCount } from "./launcher/command-line.mjs";
import { command } from "./launcher/endings.mjs";
import { Halt } from "./launcher/halt.mjs";
import { install } from "./launcher/install.mjs";
import { requireNode } from "./launcher/machine.mjs";
import { claimPortal } from "./launcher/only-one.mjs";
import { freePort } from "./launcher/ports.mjs";
import { step } from "./launcher/say.mjs";

const folder = path.join(made, "bench");
const host = "127.0.0.1";

/** What the command line asks for. */
function readOptions() {
  const { values } = readCommandLine("npm run bench", process.argv.slice(2), {
    seconds: { type: "string" },
    connections: { type: "string" },
    inventory: { type: "string" },
    only: { type: "string" },
    large: { type: "boolean" },
  });
  const large = values.large === true;
  const only = values.only ?? null;
  if (only !== null && only !== "inventory") {
    throw new Halt(`--only is "${only}", which is no part of it.`, "Write it like this: --only inventory");
  }
  if (large && only !== null) {
    throw new Halt("--large measures the pages alone.", "Leave out --only, or --large.");
  }
  return {
    large,
    only,
    inventory: inventoryToMeasure(values.inventory ?? process.env.BENCH_INVENTORY),
    seconds: readCount(values.seconds ?? "10", "--seconds"),
    connections: readCount(values.connections ?? "16", "--connections"),
  };
}

await command(async () => {
  requireNode();
  const { large, only, inventory, seconds, connections } = readOptions();
  mkdirSync(folder, { recursive: true });
  await claimPortal("npm run bench", folder);
  const loadBefore = load();

  await install();
  if (only === null) await build();
  await buildBench();
  const database = await startBenchDatabase(folder, large);
  const port = await freePort(host);
  const settings = {
    HOST: host,
    PORT: String(port),
    APP_URL: `http://localhost:${port}`,
    DATA_DIR: folder,
    EVIDENCE_DIR: database.evidenceDir,
    AUTH_SECRET: "known to everyone, for the bench only",
    DATABASE_URL: database.url,
    DEMO: "1",
    BENCH: "1",
  };
  // The portal's own code runs in this process too, where it makes the database and starts sessions.
  Object.assign(process.env, settings);
  const portal = await import(pathToFileURL(benchBundle).href);
  await database.prepare(portal.makeBenchDatabase, portal.multiplyBenchDatabase);

  const pages =
    only === null
      ? await measurePages({ portal, settings, database }, { seconds, connections, large })
      : null;
  // The large one is kept as it is: nothing is changed in it.
  const { acts, deeds } = large ? { acts: [], deeds: [] } : await measureChanges(portal, inventory);

  const result = {
    circumstances: {
      at: new Date().toISOString(),
      node: process.version,
      cores: os.availableParallelism(),
      "load average before and after": `${loadBefore} and ${load()}`,
      seconds,
      connections,
      inventory: path.basename(inventory),
      ...(await portal.readScene()).extent,
    },
    pages,
    deeds,
    acts,
  };
  printResult(result);
  const file = path.join(folder, large ? "result-large.json" : "result.json");
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  step(`All of it, with the statements, stands in ${path.relative(process.cwd(), file)}`);
});

/** @param {any} portal @param {string} inventory */
async function measureChanges(portal, inventory) {
  step("Measuring: a checklist, and 1,000 incidents opened in one action");
  const acts = await portal.timeActs();
  // Last: it fills the inventory, and brings another advisory.
  return { acts, deeds: await measureInventory(portal, inventory) };
}

/** @param {Parameters<typeof measure>[0]} on @param {Parameters<typeof measure>[1]} how */
async function measurePages(on, how) {
  await on.database.logStatements(true);
  const { pages, completion } = await lookAt(on, how);
  await on.database.logStatements(false);
  return { looked: pages, completion, measured: await measure(on, how) };
}

function load() {
  return (os.loadavg()[0] ?? 0).toFixed(2);
}
