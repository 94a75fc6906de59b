import { spawnSync } from "node:child_process";
import process from "node:process";
import { run } from "../launcher/run.mjs";
import { step } from "../launcher/say.mjs";

/**
 * Sees to it that a program the tests talk to is here: from Debian's packages, where this account may install them. Says whether it is.
 * @param {string} name as people call it @param {() => boolean} isHere @param {readonly string[]} packages
 */
export async function obtain(name, isHere, packages) {
  if (isHere()) return true;
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).error) return false;
  step(`Installing ${name} from Debian's packages`);
  const how = { log: "apt", env: { DEBIAN_FRONTEND: "noninteractive" } };
  const wait = ["-o", "DPkg::Lock::Timeout=300"];
  await run("apt-get", [...wait, "update"], how);
  await run("apt-get", [...wait, "install", "-y", "--no-install-recommends", ...packages], how);
  return isHere();
}

/** @param {string} program @param {string} argument */
export const answersTo = (program, argument) => spawnSync(program, [argument]).error === undefined;
