import "server-only";
import { findEvidence } from "@/db/evidence";
import type { EvidenceId } from "@/domain/ids";
import { query } from "../../doors";
import { covers } from "../covers";

/** A file whose fate a coordinator decides, asked before anything is made of its bytes; null where it is not theirs to decide. */
export const readQuarantined = query({
  name: "read-quarantined",
  permission: "quarantine:decide",
  read: async (tx, { reach }, { id }: Readonly<{ id: EvidenceId }>) => {
    const file = await findEvidence(tx, id);
    return file && covers(reach, file.siteId) ? file : null;
  },
});
