import path from "node:path";
import process from "node:process";
import { inPackages, made } from "../launcher/checkout.mjs";
import { run } from "../launcher/run.mjs";
import { skippedByPlaywright, skippedByVitest } from "./skipped.mjs";

/**
 * @typedef {object} Ran
 * @property {number} code
 * @property {string[]} skipped the names of the tests that were passed over
 */

/** @param {string} name */
const reportFile = (name) => path.join(made, "logs", `${name}-${process.pid}.json`);

/**
 * Runs one project of vitest.config.ts.
 * @param {"unit" | "db" | "stores"} project @param {readonly string[]} patterns @param {Record<string, string>} [env]
 * @returns {Promise<Ran>}
 */
export async function runVitest(project, patterns, env = {}) {
  const report = reportFile(project);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = ["run", "--project", project, ...reporters, ...patterns];
  const code = await run(process.execPath, [inPackages("vitest", "vitest.mjs"), ...args], { env });
  return { code, skipped: skippedByVitest(report) };
}

/**
 * Runs the journeys in the browser.
 * @param {readonly string[]} patterns @param {Record<string, string>} env
 * @returns {Promise<Ran>}
 */
export async function runJourneys(patterns, env) {
  const report = reportFile("e2e");
  const args = [inPackages("@playwright", "test", "cli.js"), "test", ...patterns];
  const code = await run(process.execPath, args, { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } });
  return { code, skipped: skippedByPlaywright(report) };
}
