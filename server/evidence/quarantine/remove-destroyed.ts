import "server-only";
import { database } from "@/db/client";
import { knownHashes, lockBytes } from "@/db/evidence";
import type { Running } from "../../doors";
import { evidenceStore } from "../open-store";

/** No time is later, so that bytes of any age are removed. */
const everything = new Date(8.64e15);

/** Removes bytes from the store that are recorded as destroyed, unless they came again meanwhile. */
export const removeDestroyed = (sha256: string, { on = database() }: Running): Promise<boolean> =>
  on.transaction(async (tx) => {
    await lockBytes(tx, sha256);
    const known = await knownHashes(tx, [sha256]);
    return known.has(sha256) ? false : evidenceStore().removeKeptBefore(sha256, everything);
  });
