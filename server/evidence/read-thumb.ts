import "server-only";
import { findEvidence } from "@/db/evidence";
import { decideGiving } from "@/domain/evidence/giving";
import type { EvidenceId } from "@/domain/ids";
import { query } from "../doors";
import { covers } from "./covers";

/**
 * The bytes of a picture that lists show small; null where there is nothing to show. It is part of the list and no look at the file:
 * nothing can be read in it.
 */
export const readThumb = query({
  name: "read-thumb",
  permission: "evidence:open",
  read: async (tx, { reach }, { id }: Readonly<{ id: EvidenceId }>) => {
    const file = await findEvidence(tx, id);
    if (!file || !covers(reach, file.siteId) || !decideGiving(file, "preview").ok) return null;
    return { sha256: file.sha256, size: file.size };
  },
});
