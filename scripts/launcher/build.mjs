import { existsSync, renameSync } from "node:fs";
import process from "node:process";
import { inCheckout, inPackages, made, root } from "./checkout.mjs";
import { claim, released } from "./claim.mjs";
import { Halt } from "./halt.mjs";
import { servingElsewhere } from "./only-one.mjs";
import { mustRun } from "./run.mjs";
import { step } from "./say.mjs";
import { contentHash, stamp } from "./stamps.mjs";

const settings = ["tsconfig.json", "package-lock.json"];
/** What the bundles are made from. */
export const adminSources = ["db", "domain", "lib", "server", ...settings];
const portalSources = [
  "app",
  "components",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  ...adminSources,
];

/** Where the bundle of server/admin.ts lies: what prepares a database, for Node to run as it is. */
export const adminBundle = `${made}/build/admin.mjs`;

/** Where the bundle of server/bench.ts lies. */
export const benchBundle = `${made}/build/bench.mjs`;

/** Builds the portal and the administration bundle, each unless nothing it is made from has changed. */
export async function build() {
  await buildAdmin();
  const key = contentHash(portalSources);
  const built = stamp("build");
  const isBuilt = () => built.says(key) && existsSync(inCheckout(".next", "BUILD_ID"));
  if (isBuilt()) return;
  const release = await alone();
  if (isBuilt()) return release();

  step("Building the portal (half a minute or more)");
  built.remove();
  await mustRun(
    "Building the portal failed; what the compiler said stands above.",
    "In an unchanged checkout this should not happen: delete the folder .next and run the same command again.",
    process.execPath,
    [inPackages("next", "dist", "bin", "next"), "build"],
    { log: "build", env: { NODE_ENV: "production" } },
  );
  built.write(key);
  release();
}

/** Makes the administration bundle, from TypeScript to one file for plain Node. */
export async function buildAdmin() {
  await buildBundle("admin", adminBundle);
}

/** Makes the bundle of server/bench.ts: what the bench and the tests that kill the server need of the portal's own code. */
export async function buildBench() {
  await buildBundle("bench", benchBundle);
}

/** Where the bundle of server/match-report.ts lies. */
export const matchReportBundle = `${made}/build/match-report.mjs`;

/** Makes the bundle of server/match-report.ts: the rules, for files instead of a database. */
export async function buildMatchReport() {
  await buildBundle("match-report", matchReportBundle);
}

/** @param {string} name of the file in server/ @param {string} file */
async function buildBundle(name, file) {
  const key = contentHash(adminSources);
  const built = stamp(name);
  if (built.says(key) && existsSync(file)) return;
  built.remove();
  const draft = `${file}.${process.pid}`;
  await bundle(`server/${name}.ts`, draft);
  renameSync(draft, file);
  built.write(key);
}

/** @param {string} entry @param {string} outfile */
async function bundle(entry, outfile) {
  const { build: compile, stop } = await import("esbuild");
  try {
    await compile({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      // Outside Next this package refuses to load; here there is no browser to guard against.
      alias: { "server-only": "./lib/testing/nothing.ts" },
      sourcemap: "inline",
      logLevel: "warning",
    });
  } catch (fault) {
    throw new Halt(
      "What works on the database beside the portal could not be built; what the compiler said stands above.",
      "In an unchanged checkout this should not happen: delete the folder node_modules and run the same command again.",
      { cause: fault },
    );
  } finally {
    await stop();
  }
}

/**
 * Two builds never write to the same folder, and none replaces the files of a portal that is serving.
 * Returns what lets the next build begin.
 */
async function alone() {
  const portal = await servingElsewhere();
  if (portal) {
    throw new Halt(
      `The sources have changed, and the portal still serves the last build from this folder (process ${portal.pid}).`,
      "Stop it with Ctrl-C in its window, then run this command again.",
    );
  }
  for (;;) {
    const building = await claim("build", "a build");
    if ("release" in building) return building.release;
    step(`Waiting for the build that process ${building.holder.pid} is doing`);
    await released("build");
  }
}
