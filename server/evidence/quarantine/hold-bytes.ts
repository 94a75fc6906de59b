import "server-only";
import type { Tx } from "@/db/client";
import { type EvidenceIncident, lockBytes, lockEvidenceIncident } from "@/db/evidence";
import { lockSeveral } from "@/db/incident-facts";
import { holdRows, rowsOfBytes } from "@/db/quarantine";
import type { DomainEvent } from "@/domain/events";
import type { QuarantineWhy } from "@/domain/evidence/quarantine";
import { writeNow } from "../../incidents/now";

/**
 * Locks an incident and then the bytes of one of its files. Where the bytes go into quarantine, every incident with a file of them
 * is locked with its system first, because what those files proved falls with them.
 */
export async function lockForBytes(
  tx: Tx,
  key: string,
  sha256: string,
  holds: boolean,
): Promise<EvidenceIncident | null> {
  if (holds) {
    const rows = await rowsOfBytes(tx, sha256);
    const keys = rows.filter(({ quarantine }) => quarantine === "none").map((row) => row.key);
    if (keys.length > 0) await lockSeveral(tx, [...new Set([key, ...keys])]);
  }
  const incident = await lockEvidenceIncident(tx, key);
  if (incident) await lockBytes(tx, sha256);
  return incident;
}

/** Puts every file that has these bytes into quarantine, writes anew what rested on them, and tells each incident. */
export async function holdBytes(
  tx: Tx,
  sha256: string,
  why: QuarantineWhy,
  now: Date,
): Promise<readonly DomainEvent[]> {
  const free = (await rowsOfBytes(tx, sha256)).filter(({ quarantine }) => quarantine === "none");
  if (free.length === 0) return [];
  await holdRows(tx, sha256, why);
  const moved = await writeNow(tx, [...new Set(free.map(({ incidentId }) => incidentId))], now);
  const held = free.map(({ id, incidentId, siteId, name }): DomainEvent => {
    const data = { evidenceId: id, name, sha256, why, tagNames: [] };
    return { type: "evidence.quarantined", siteId, incidentId, subjectId: id, data };
  });
  return [...held, ...moved];
}
