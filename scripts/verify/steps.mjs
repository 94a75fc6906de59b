import process from "node:process";
import { inPackages } from "../launcher/checkout.mjs";
import { run } from "../launcher/run.mjs";
import { checkImports } from "./import-rules.mjs";
import { checkRepository, repositoryFiles } from "./repository.mjs";

/** Runs a JavaScript program of an installed package. @param {string} program @param {...string} args */
const tool = (program, ...args) => run(process.execPath, [inPackages(...program.split("/")), ...args]);

/** @returns {Promise<number>} */
async function checkTypes() {
  // Pages use types that Next writes from the routes; a fresh checkout has none yet.
  const routes = await run(process.execPath, [inPackages("next", "dist", "bin", "next"), "typegen"], {
    log: "typegen",
  });
  const portal = await tool("typescript/bin/tsc", "--noEmit", "-p", ".");
  const scripts = await tool("typescript/bin/tsc", "--noEmit", "-p", "scripts");
  return routes || portal || scripts;
}

/** Node looks for tests by names of its own; here they are named to it. @returns {Promise<number>} */
async function testScripts() {
  const files = repositoryFiles().filter((file) => /^scripts[/].*[.]test[.]mjs$/.test(file));
  console.log(`  ${files.length} files`);
  return files.length === 0 ? 1 : run(process.execPath, ["--test", "--test-reporter=dot", ...files]);
}

/** What needs no database and takes seconds. @type {[string, () => Promise<number | void>][]} */
export const verifySteps = [
  ["format and lint", () => tool("@biomejs/biome/bin/biome", "check", "--error-on-warnings")],
  ["import rules", checkImports],
  ["types", checkTypes],
  ["unused code", () => tool("knip/bin/knip.js")],
  ["repository", checkRepository],
  ["script tests", testScripts],
];
