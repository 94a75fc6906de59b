import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";

/** Names the build that answers, so that a page that stays open for days notices that it is of another. */
export const buildId: string = readBuildId();

function readBuildId(): string {
  try {
    return readFileSync(path.join(process.cwd(), ".next", "BUILD_ID"), "utf8").trim();
  } catch {
    // The developer's server has none.
    return "development";
  }
}
