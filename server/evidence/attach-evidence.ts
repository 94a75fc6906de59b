import "server-only";
import { z } from "zod";
import { insertEvidence, lockBytes, lockEvidenceIncident } from "@/db/evidence";
import type { DomainEvent } from "@/domain/events";
import type { EvidenceAnswer } from "@/domain/evidence/answer";
import { decideAttach } from "@/domain/evidence/attach";
import { type EvidenceRefusal, idTakenRefused } from "@/domain/evidence/refusal";
import type { PortReading } from "@/domain/proof/reading";
import { ok, refuse } from "@/lib/result";
import { command } from "../doors";
import { line, name } from "../text-fields";
import { evidenceId, offer } from "./fields";
import { evidenceStore } from "./open-store";
import { readAttachSubject } from "./subject";

const instant = z.iso.datetime().transform((text) => new Date(text));

/**
 * Makes bytes that the store keeps a file of an incident: from here on it is visible. Its id comes from the sender and is the
 * id of the request too, so that a repeated upload is the same file.
 */
export const attachEvidence = command({
  name: "attach-evidence",
  sees: "incident:read",
  permission: "evidence:attach",
  input: offer.extend({
    requestId: evidenceId,
    name: line(1000, "Give the name of the file"),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    size: z.number().int().positive(),
    mediaType: name(200),
    capturedAt: instant.nullable(),
    /** Read by the portal itself from the bytes it has just taken in. */
    portReading: z
      .custom<PortReading>((value) => typeof value === "object" && value !== null)
      .nullable()
      .default(null),
  }),
  load: async (tx, input) => {
    const incident = await lockEvidenceIncident(tx, input.key);
    if (!incident) return null;
    await lockBytes(tx, input.sha256);
    const storedSize = await evidenceStore().sizeOf(input.sha256);
    return { places: [incident.siteId], storedSize, ...(await readAttachSubject(tx, incident)) };
  },
  decide: ({ template, facts, storedSize }, input, { now }) => {
    const decided = decideAttach(template, facts, input, input.sha256);
    if (!decided.ok) return decided;
    if (storedSize !== input.size) return refuse(bytesGone);
    return ok({ ...decided.value, receivedAt: now, file: input });
  },
  save: async (tx, { file, superseded, receivedAt }, { subject, actor }) => {
    const { requestId: id, key: _key, ...row } = file;
    const { id: incidentId, siteId } = subject.facts.incident;
    await insertEvidence(tx, { ...row, id, incidentId, siteId, receivedAt, uploadedBy: actor.id });
    const place = { siteId, incidentId, subjectId: id };
    const { supersedes: _supersedes, portReading: _read, capturedAt, ...told } = row;
    const data = { ...told, evidenceId: id, capturedAt: capturedAt?.toISOString() ?? null };
    const received: DomainEvent = { ...place, type: "evidence.received", data };
    if (!superseded) return [received];
    const { name, sha256 } = superseded;
    const replaced = { evidenceId: superseded.id, name, sha256, by: id };
    return [received, { ...place, subjectId: superseded.id, type: "evidence.superseded", data: replaced }];
  },
  done: ({ file, alsoAt, receivedAt }): EvidenceAnswer => ({
    id: file.requestId,
    name: file.name,
    size: file.size,
    sha256: file.sha256,
    mediaType: file.mediaType,
    stepKey: file.stepKey,
    requirement: file.requirement,
    capturedAt: file.capturedAt?.toISOString() ?? null,
    receivedAt: receivedAt.toISOString(),
    alsoAt,
  }),
  conflict: (constraint): EvidenceRefusal | null => (constraint === "evidence_pkey" ? idTakenRefused : null),
});

/** Only when the store was swept of the very same, long unused bytes in the moment they came again. */
const bytesGone: EvidenceRefusal = {
  code: "bytes-gone",
  sentence: "The store was being tidied at this moment, and the file was not kept. Send it again.",
};
