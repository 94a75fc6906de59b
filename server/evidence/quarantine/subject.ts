import "server-only";
import type { Tx } from "@/db/client";
import { findEvidence } from "@/db/evidence";
import { quarantineActsOf, rowsOfBytes } from "@/db/quarantine";
import type { EvidenceId } from "@/domain/ids";
import { lockForBytes } from "./hold-bytes";

/** A file whose quarantine is decided, with its bytes locked and every other file that has them. Null: there is none. */
export async function lockQuarantined(tx: Tx, id: EvidenceId, holds = false) {
  const known = await findEvidence(tx, id);
  if (!known) return null;
  await lockForBytes(tx, known.incidentKey, known.sha256, holds);
  const file = await findEvidence(tx, id);
  if (!file) return null;
  const rows = await rowsOfBytes(tx, file.sha256);
  const acts = await quarantineActsOf(tx, id);
  const subject = {
    name: file.name,
    state: file.quarantine,
    why: file.quarantineWhy,
    fault: file.fault,
    acts,
  };
  return { places: [file.siteId] as const, file, rows, subject };
}

export type LockedFile = NonNullable<Awaited<ReturnType<typeof lockQuarantined>>>;

/** Where an event about a file stands, and how it names the file. */
export const placed = ({ id, incidentId, siteId, name, sha256 }: LockedFile["file"]) => ({
  place: { siteId, incidentId, subjectId: id },
  about: { evidenceId: id, name, sha256 },
});
