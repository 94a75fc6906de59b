import { createHash } from "node:crypto";
import process from "node:process";
import { claim, claimedNames, holderOf } from "./claim.mjs";
import { Halt } from "./halt.mjs";

const prefix = "portal-";
// npm run dev serves the sources, not what was built.
const servesBuild = ["npm start", "npm run bench"];

/**
 * Takes a data folder for a command that serves from it, or stops and says which one does already.
 * @param {string} doing the command, as a person types it @param {string} dataDir
 */
export async function claimPortal(doing, dataDir) {
  const claimed = await claim(nameOf(dataDir), doing);
  if (!("holder" in claimed)) return claimed;
  const { doing: what, pid, address } = claimed.holder;
  throw new Halt(
    `${what} already runs from this folder (process ${pid}).`,
    address
      ? `Open ${address}, or stop it with Ctrl-C in its window and start again.`
      : "It is still starting: wait for it, or stop it with Ctrl-C in its window and start again.",
  );
}

/** Who serves from a data folder now, or null. @param {string} dataDir */
export const portalOf = (dataDir) => holderOf(nameOf(dataDir));

/** @param {string} dataDir */
const nameOf = (dataDir) => prefix + createHash("sha256").update(dataDir).digest("hex").slice(0, 8);

/** Another process that serves what was built in this checkout, when there is one. */
export async function servingElsewhere() {
  for (const name of claimedNames()) {
    const holder = name.startsWith(prefix) ? await holderOf(name) : null;
    if (holder && holder.pid !== process.pid && servesBuild.includes(holder.doing)) return holder;
  }
  return null;
}
