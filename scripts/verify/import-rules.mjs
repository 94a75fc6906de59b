import { spawnSync } from "node:child_process";
import process from "node:process";
import { inPackages, root } from "../launcher/checkout.mjs";
import { Halt } from "../launcher/halt.mjs";
import { repositoryFiles } from "./repository.mjs";

/** The folders whose imports have rules. */
export const layers = ["app", "components", "server", "db", "domain", "lib"];

/**
 * @typedef {{ from: string, to: string, rule: { name: string, severity: string } }} Violation
 * @typedef {{ forbidden: { name: string }[], required: { name: string }[] }} Rules
 * @typedef {{ modules: { source: string }[], summary: { violations: Violation[], ruleSetUsed: Rules } }} Findings
 */

/** Holds every import to the rules of .dependency-cruiser.mjs, and proves that every source file was read. */
export async function checkImports() {
  const { modules, summary } = cruise(layers);
  const seen = new Set(modules.map(({ source }) => source));
  const unread = repositoryFiles().filter((file) => isSource(file) && !seen.has(file));
  for (const { rule, from, to } of summary.violations) console.error(`  ${rule.name}: ${from} -> ${to}`);
  for (const file of unread) console.error(`  not read: ${file}`);
  console.log(`  ${seen.size} modules read`);
  return summary.violations.length + unread.length === 0 ? 0 : 1;
}

/** @param {string} file */
const isSource = (file) =>
  layers.some((layer) => file.startsWith(`${layer}/`)) && /(?<![.]d)[.]tsx?$/.test(file);

/**
 * Reads the imports below some folders.
 * @param {readonly string[]} folders @param {string} [cwd]
 * @returns {Findings}
 */
export function cruise(folders, cwd = root) {
  const program = inPackages("dependency-cruiser", "bin", "dependency-cruise.mjs");
  const args = [program, ...folders, "--config", `${root}/.dependency-cruiser.mjs`, "--output-type", "json"];
  const asked = spawnSync(process.execPath, args, { cwd, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  if (asked.stdout) return JSON.parse(asked.stdout);
  throw new Halt(`The imports could not be read: ${asked.stderr.trim()}`, "Check .dependency-cruiser.mjs.");
}
