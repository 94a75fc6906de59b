import { claim } from "./claim.mjs";
import { Halt } from "./halt.mjs";

/**
 * Takes the checkout for a command that serves from it, or stops and says which one does already.
 * @param {string} doing the command, as a person types it
 */
export async function claimPortal(doing) {
  const claimed = await claim("portal", doing);
  if (!("holder" in claimed)) return claimed;
  const { doing: what, pid, address } = claimed.holder;
  throw new Halt(
    `${what} already runs from this folder (process ${pid}).`,
    address
      ? `Open ${address}, or stop it with Ctrl-C in its window and start again.`
      : "It is still starting: wait for it, or stop it with Ctrl-C in its window and start again.",
  );
}
