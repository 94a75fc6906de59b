import "server-only";
import { findEvidenceIncident, findOverview } from "@/db/evidence";
import { decideAttach } from "@/domain/evidence/attach";
import type { EvidenceRecord } from "@/domain/evidence/record";
import type { EvidenceId } from "@/domain/ids";
import { ok } from "@/lib/result";
import { query } from "../doors";
import { covers } from "./covers";
import type { OfferInput } from "./fields";
import { readAttachSubject } from "./subject";

/** The files of an incident; for those who may not open evidence only how many there are. */
export type EvidenceOverview = Readonly<{
  count: number;
  /** How many of them are damaged in the store; whoever sees the incident is told. */
  damaged: number;
  files: readonly EvidenceRecord[] | null;
}>;

export const readEvidence = query({
  name: "read-evidence",
  permission: "incident:read",
  read: async (tx, { reach, reachFor }, input: { key: string }): Promise<EvidenceOverview | null> => {
    const toOpen = reachFor("evidence:open");
    const found = await findOverview(tx, reach, toOpen, input.key);
    if (!found) return null;
    const { count, damaged, files, siteId } = found;
    return { count, damaged, files: covers(toOpen, siteId) ? files : null };
  },
});

/**
 * Whether a file may be attached so, asked before a byte of it is taken; null when there is no such incident in reach. An id
 * that the same person used for this incident already is a repeated upload: the command answers it as it did before.
 */
export const readUploadTarget = query({
  name: "read-upload-target",
  permission: "incident:read",
  read: async (tx, { reach, reachFor, actor }, input: OfferInput & { id: EvidenceId }) => {
    const incident = await findEvidenceIncident(tx, reach, input.key);
    if (!incident) return null;
    const { template, facts } = await readAttachSubject(tx, incident);
    const repeated = facts.evidence.some(({ id, by }) => id === input.id && by.id === actor.id);
    return {
      zone: incident.zone,
      mayAttach: covers(reachFor("evidence:attach"), incident.siteId),
      rule: repeated ? ok(null) : decideAttach(template, facts, input, null),
    };
  },
});
