import "server-only";
import { z } from "zod";
import { findEvidence } from "@/db/evidence";
import type { EvidenceRefusal } from "@/domain/evidence/refusal";
import { type BytesFault, faultWords } from "@/domain/evidence/verification";
import { ok, refuse } from "@/lib/result";
import { command } from "../doors";
import { evidenceId } from "./fields";
import { evidenceStore } from "./open-store";

/** Lets a file out of the portal, and records who took it before the first byte leaves. */
export const downloadEvidence = command({
  name: "download-evidence",
  sees: "incident:read",
  permission: "evidence:open",
  input: z.object({ id: evidenceId }),
  load: async (tx, { id }) => {
    const file = await findEvidence(tx, id);
    if (!file) return null;
    return { places: [file.siteId], file, storedSize: await evidenceStore().sizeOf(file.sha256) };
  },
  decide: ({ file, storedSize }) => {
    if (file.quarantine === "held" || file.quarantine === "rejected") return refuse(heldBack);
    if (file.fault) return refuse(bytesDamaged(file.fault));
    return storedSize === file.size ? ok(file) : refuse(bytesMissing);
  },
  save: async (_tx, { id, incidentId, siteId, name, sha256 }) => {
    const data = { evidenceId: id, name, sha256 };
    return [{ type: "evidence.downloaded", siteId, incidentId, subjectId: id, data }];
  },
  // A file of a drill says so wherever it is taken.
  done: ({ name, sha256, mediaType, size, drill }) => ({
    name: drill ? `DRILL ${name}` : name,
    sha256,
    mediaType,
    size,
  }),
});

const heldBack: EvidenceRefusal = {
  code: "held",
  sentence: "This file is held back. A coordinator can release it.",
};

const bytesDamaged = (fault: BytesFault): EvidenceRefusal => ({
  code: "bytes-damaged",
  sentence: `This file ${faultWords[fault]}. It is not given out until an administrator has put it back from a backup.`,
});

const bytesMissing: EvidenceRefusal = {
  code: "bytes-missing",
  sentence:
    "The bytes of this file are missing from the store. Tell an administrator; a backup may hold them.",
};
