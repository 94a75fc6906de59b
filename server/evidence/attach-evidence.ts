import "server-only";
import { z } from "zod";
import { insertEvidence } from "@/db/evidence";
import { rowsOfBytes } from "@/db/quarantine";
import type { DomainEvent } from "@/domain/events";
import type { EvidenceAnswer } from "@/domain/evidence/answer";
import { decideAttach } from "@/domain/evidence/attach";
import type { Inspection } from "@/domain/evidence/inspection";
import { quarantineWhys } from "@/domain/evidence/quarantine";
import { type EvidenceRefusal, idTakenRefused, inQuarantine } from "@/domain/evidence/refusal";
import type { PortReading } from "@/domain/proof/reading";
import { ok, refuse } from "@/lib/result";
import { command } from "../doors";
import { line, name } from "../text-fields";
import { evidenceId, offer } from "./fields";
import { evidenceStore } from "./open-store";
import { holdBytes, lockForBytes } from "./quarantine/hold-bytes";
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
    capturedZone: z.enum(["written", "unknown"]).nullable().default(null),
    /** What the portal found the bytes to be, and why they belong into quarantine. */
    inspection: z
      .custom<Inspection>((value) => typeof value === "object" && value !== null)
      .nullable()
      .default(null),
    quarantine: z.enum(quarantineWhys).nullable().default(null),
    /** Where there is a scanner, a file waits for it before it counts. */
    scan: z.enum(["not-configured", "pending"]).default("not-configured"),
    /** Read by the portal itself from the bytes it has just taken in. */
    portReading: z
      .custom<PortReading>((value) => typeof value === "object" && value !== null)
      .nullable()
      .default(null),
  }),
  load: async (tx, input) => {
    const incident = await lockForBytes(tx, input.key, input.sha256, input.quarantine !== null);
    if (!incident) return null;
    const storedSize = await evidenceStore().sizeOf(input.sha256);
    const same = await rowsOfBytes(tx, input.sha256);
    return { places: [incident.siteId], storedSize, same, ...(await readAttachSubject(tx, incident)) };
  },
  decide: ({ template, facts, storedSize, same }, input, { now }) => {
    const decided = decideAttach(template, facts, input, input.sha256);
    if (!decided.ok) return decided;
    if (storedSize !== input.size) return refuse(bytesGone);
    const { id } = facts.incident;
    if (same.some((row) => row.incidentId === id && row.quarantine === "held")) return refuse(inQuarantine);
    // Bytes that are in quarantine anywhere are in quarantine everywhere.
    const why = input.quarantine ?? same.find((row) => row.quarantine !== "none")?.quarantineWhy ?? null;
    return ok({ ...decided.value, receivedAt: now, file: input, why });
  },
  save: async (tx, { file, superseded, receivedAt, why }, { subject, actor }) => {
    const { requestId: id, key: _key, quarantine: _found, inspection, ...row } = file;
    const { id: incidentId, siteId } = subject.facts.incident;
    // What does not count takes the place of nothing.
    const supersedes = why ? null : row.supersedes;
    const held = why ? { quarantine: "held" as const, quarantineWhy: why } : {};
    const stored = { ...row, ...held, id, incidentId, siteId, inspection, supersedes, receivedAt };
    await insertEvidence(tx, { ...stored, uploadedBy: actor.id });
    const place = { siteId, incidentId, subjectId: id };
    const { name, sha256, size, mediaType, stepKey, requirement, capturedAt } = row;
    const about = { evidenceId: id, name, sha256 };
    const data = {
      ...about,
      size,
      mediaType,
      stepKey,
      requirement,
      capturedAt: capturedAt?.toISOString() ?? null,
    };
    const received: DomainEvent = { ...place, type: "evidence.received", data };
    if (why) {
      const quarantined = { ...about, why, tagNames: inspection?.tagNames ?? [] };
      const others = await holdBytes(tx, sha256, why, receivedAt);
      return [received, { ...place, type: "evidence.quarantined", data: quarantined }, ...others];
    }
    if (!superseded) return [received];
    const replaced = { evidenceId: superseded.id, name: superseded.name, sha256: superseded.sha256, by: id };
    return [received, { ...place, subjectId: superseded.id, type: "evidence.superseded", data: replaced }];
  },
  done: ({ file, alsoAt, receivedAt, why }): EvidenceAnswer => ({
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
    state: why ?? (file.scan === "pending" ? "scan-pending" : null),
  }),
  conflict: (constraint): EvidenceRefusal | null => (constraint === "evidence_pkey" ? idTakenRefused : null),
});

/** Only when the store was swept of the very same, long unused bytes in the moment they came again. */
const bytesGone: EvidenceRefusal = {
  code: "bytes-gone",
  sentence: "The store was being tidied at this moment, and the file was not kept. Send it again.",
};
