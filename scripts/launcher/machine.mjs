import process from "node:process";
import { Halt } from "./halt.mjs";

/** Stops when Node is older than the portal's packages allow (package.json, engines). */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  throw new Halt(
    `Node ${version} is too old for the portal.`,
    "Install Node 20.9 or later (22 or 24 if you can choose) and run the same command again.",
  );
}

/** "glibc" or "musl", as npm names the C library; empty where there is neither. */
export function ownLibc() {
  if (process.platform !== "linux") return "";
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header.glibcVersionRuntime ? "glibc" : "musl";
}
