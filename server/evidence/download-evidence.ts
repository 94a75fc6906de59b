import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { findEvidence } from "@/db/evidence";
import { decideGiving, type Giving } from "@/domain/evidence/giving";
import type { EvidenceRefusal } from "@/domain/evidence/refusal";
import type { EvidenceId } from "@/domain/ids";
import { ok, type Result, refuse } from "@/lib/result";
import { command } from "../doors";
import { evidenceId } from "./fields";
import { evidenceStore } from "./open-store";

/** The file with its size in the store; the bytes of a picture are given as a copy, without what its camera wrote. */
async function loadFile(tx: Tx, id: EvidenceId) {
  const file = await findEvidence(tx, id);
  if (!file) return null;
  const storedSize = await evidenceStore().sizeOf(file.sha256);
  return { places: [file.siteId] as const, file, storedSize };
}
type Loaded = NonNullable<Awaited<ReturnType<typeof loadFile>>>;

const decide = ({ file, storedSize }: Loaded, as: Giving): Result<Loaded["file"], EvidenceRefusal> => {
  const given = decideGiving(file, as);
  if (!given.ok) return given;
  return storedSize === file.size ? ok(file) : refuse(bytesMissing);
};

const about = ({ id, name, sha256 }: Loaded["file"]) => ({ evidenceId: id, name, sha256 });
const place = ({ id, incidentId, siteId }: Loaded["file"]) => ({ siteId, incidentId, subjectId: id });

/** Lets a file out of the portal, and records who took it before the first byte leaves. Of a picture it is a copy. */
export const downloadEvidence = command({
  name: "download-evidence",
  sees: "incident:read",
  permission: "evidence:open",
  input: z.object({ id: evidenceId }),
  load: (tx, { id }) => loadFile(tx, id),
  decide: (loaded) => decide(loaded, "download"),
  save: async (_tx, file) => {
    const data = { ...about(file), ...(isPicture(file) && { copy: true }) };
    return [{ ...place(file), type: "evidence.downloaded", data }];
  },
  done: (file) => ({ ...told(file), copy: isPicture(file) }),
});

/** Lets a picture out as it was received, with all that its camera wrote beside it. */
export const downloadOriginal = command({
  name: "download-original",
  sees: "incident:read",
  permission: "evidence:original",
  input: z.object({ id: evidenceId }),
  load: (tx, { id }) => loadFile(tx, id),
  decide: (loaded) => decide(loaded, "original"),
  save: async (_tx, file) => [
    { ...place(file), type: "evidence.downloaded", data: { ...about(file), copy: false } },
  ],
  done: (file) => ({ ...told(file), copy: false }),
});

/** Shows a picture in the portal, drawn anew, and records who looked. */
export const viewEvidence = command({
  name: "view-evidence",
  sees: "incident:read",
  permission: "evidence:open",
  input: z.object({ id: evidenceId }),
  load: (tx, { id }) => loadFile(tx, id),
  decide: (loaded) => decide(loaded, "preview"),
  save: async (_tx, file) => [{ ...place(file), type: "evidence.viewed", data: about(file) }],
  done: ({ sha256, size }) => ({ sha256, size }),
});

const isPicture = ({ mediaType }: Loaded["file"]): boolean => mediaType.startsWith("image/");

// A file of a drill says so wherever it is taken.
const told = ({ name, sha256, mediaType, size, drill }: Loaded["file"]) => ({
  name: drill ? `DRILL ${name}` : name,
  sha256,
  mediaType,
  size,
});

const bytesMissing: EvidenceRefusal = {
  code: "bytes-missing",
  sentence:
    "The bytes of this file are missing from the store. Tell an administrator; a backup may hold them.",
};
