// npm test: everything, on a fresh checkout or again. npm test -- unit | db | stores | e2e | launcher, with words that
// choose among the files, runs a part.
import process from "node:process";
import { build } from "./launcher/build.mjs";
import { inCheckout } from "./launcher/checkout.mjs";
import { readCommandLine } from "./launcher/command-line.mjs";
import { command } from "./launcher/endings.mjs";
import { Halt } from "./launcher/halt.mjs";
import { install } from "./launcher/install.mjs";
import { requireNode } from "./launcher/machine.mjs";
import { parts } from "./launcher/parts.mjs";
import { run } from "./launcher/run.mjs";
import { findBrowser } from "./test/browser.mjs";
import { startTestDatabases } from "./test/databases.mjs";
import { answersTo, obtain } from "./test/packages.mjs";
import { runJourneys, runVitest } from "./test/runners.mjs";
import { startS3Server } from "./test/s3-server.mjs";
import { verifySteps } from "./verify/steps.mjs";

const known = ["verify", "unit", "db", "stores", "launcher", "e2e"];

await command(async () => {
  requireNode();
  const { positionals } = readCommandLine("npm test", process.argv.slice(2), {}, true);
  const [part, ...patterns] = positionals;
  if (part && !known.includes(part)) {
    throw new Halt(`There is no part "${part}".`, `The parts are ${known.join(", ")}; without one, all run.`);
  }
  await install();
  const all = parts(["npm test", ...(part ? ["--", ...positionals] : [])].join(" "));
  const wanted = part ? [part] : known;
  if (wanted.includes("verify")) await verify(all);
  if (wanted.includes("unit")) await tests(all, "unit tests", () => runVitest("unit", patterns));
  if (wanted.includes("stores")) await stores(all, patterns);
  if (wanted.includes("db") || wanted.includes("e2e")) await withDatabases(all, wanted, patterns);
  if (wanted.includes("launcher")) await launcher(all);
  return all.end();
});

/** @typedef {ReturnType<typeof parts>} Parts */

function hasScanner() {
  return answersTo("clamd", "--version") || answersTo("/usr/sbin/clamd", "--version");
}

/** @param {Parts} all */
async function verify(all) {
  for (const [name, check] of verifySteps) await all.run(name, check);
}

/** @param {Parts} all @param {string} name @param {() => Promise<import("./test/runners.mjs").Ran>} work */
async function tests(all, name, work) {
  // Without it the tests of scanning are told as not run.
  await obtain("ClamAV", hasScanner, ["clamav-daemon"]);
  await all.run(name, async () => {
    const { code, skipped } = await work();
    for (const test of skipped) all.notRun(test);
    return code;
  });
}

/** The store in a bucket, against a real server. @param {Parts} all @param {readonly string[]} patterns */
async function stores(all, patterns) {
  const server = await startS3Server();
  if ("why" in server) return all.lacking("tests of the store in a bucket", server.why);
  await tests(all, "stores", () => runVitest("stores", patterns, server.env));
}

/** @param {Parts} all @param {readonly string[]} wanted @param {readonly string[]} patterns */
async function withDatabases(all, wanted, patterns) {
  /** @type {import("./test/databases.mjs").TestDatabases | undefined} */
  let databases;
  await all.run("test database", async () => {
    databases = await startTestDatabases();
  });
  if (!databases) return all.notRun("database tests and journeys", "the test database did not start");
  const { env } = databases;
  if (wanted.includes("db")) await tests(all, "database tests", () => runVitest("db", patterns, env));
  if (wanted.includes("e2e")) await journeys(all, databases, patterns);
}

/** @param {Parts} all @param {import("./test/databases.mjs").TestDatabases} databases @param {readonly string[]} patterns */
async function journeys(all, { env, template }, patterns) {
  /** @type {import("./test/browser.mjs").Browser | undefined} */
  let browser;
  await all.run("browser", async () => {
    browser = await findBrowser();
    console.log(`  ${browser.path}`);
  });
  const built = await all.run("build", build);
  /** @type {string | null} */
  let setupPath = null;
  const prepared =
    built &&
    (await all.run("demo databases", async () => {
      await template("e2e_template", "demo");
      await template("e2e_story_template", "story");
      ({ setupPath } = await template("e2e_production_template", "production"));
    }));
  if (!browser || !prepared) return all.notRun("journeys", "what they need failed above");
  const { path, libraries } = browser;
  const found = { CHROMIUM_PATH: path, ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) };
  const seen = { ...env, ...found, E2E_SETUP_PATH: setupPath ?? "" };
  await tests(all, "journeys", () => runJourneys(patterns, seen));
}

/** @param {Parts} all */
async function launcher(all) {
  await all.run("start and stop", async () => {
    await build();
    return run(process.execPath, ["--test", "--test-reporter=spec", inCheckout("scripts", "start.life.mjs")]);
  });
}
