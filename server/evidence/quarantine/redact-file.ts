import "server-only";
import { z } from "zod";
import { insertDerived, type RowOfBytes } from "@/db/quarantine";
import type { DomainEvent } from "@/domain/events";
import { plain } from "@/domain/evidence/inspection";
import { type Box, decideRedaction, mostBoxes } from "@/domain/evidence/redaction";
import type { EvidenceRefusal } from "@/domain/evidence/refusal";
import type { EvidenceId } from "@/domain/ids";
import { ok, type Result, refuse } from "@/lib/result";
import { type Caller, type Command, command, type Running } from "../../doors";
import { said } from "../../incidents/fields";
import { evidenceId } from "../fields";
import { copyType, drawRedacted } from "../images";
import { keepMade, readWhole } from "../made-file";
import { scanPending } from "../scan-pending";
import { scanForNew } from "../scanner";
import { holdBytes } from "./hold-bytes";
import { orDoubted } from "./or-doubted";
import { readQuarantined } from "./read-quarantined";
import { lockQuarantined } from "./subject";

const side = z.number().int().min(0).max(100_000);
const input = z.object({
  id: evidenceId,
  reason: said("Say what is covered and why."),
  boxes: z.array(z.object({ left: side, top: side, width: side, height: side })).max(mostBoxes),
});
type Made = Readonly<{ sha256: string; size: number }>;
type Redacted = Readonly<{ as: readonly EvidenceId[] }>;

/**
 * Puts a covered picture in the place of the one it was made of, in every incident of the site that has it, and the original into
 * quarantine wherever it is. Null: the picture could not be drawn.
 */
const attaching = (made: Made | null) =>
  command({
    name: "redact-file",
    sees: "incident:read",
    permission: "quarantine:decide",
    input,
    load: (tx, { id }) => lockQuarantined(tx, id, true),
    decide: ({ file, rows }, { boxes }, { newId }): Result<Placing, EvidenceRefusal> => {
      const decided = decideRedaction(file, boxes);
      if (!decided.ok) return decided;
      if (!made) return refuse(notDrawn);
      const beside = rows.filter(
        (row) => row.id !== file.id && row.siteId === file.siteId && row.quarantine === "none",
      );
      // Safe because they are fresh ids.
      const copies = [file, ...beside].map((of) => ({ of, as: newId() as EvidenceId }));
      return ok({ ...made, copies });
    },
    save: async (
      tx,
      { sha256, size, copies },
      { subject: { file }, input: { reason, boxes }, actor, now },
    ) => {
      const inspection = { ...plain("image"), pixels: file.inspection?.pixels ?? null, previews: true };
      const mediaType = copyType(file.mediaType);
      const happened: DomainEvent[] = [];
      for (const { of, as } of copies) {
        const copy = { id: as, name: `covered-${of.name}`, sha256, size, mediaType, inspection };
        await insertDerived(tx, of.id, { ...copy, scan: scanForNew(), by: actor.id, at: now });
        const { id: evidenceId, name, siteId, incidentId } = of;
        const data = { evidenceId, name, sha256: file.sha256, by: as, boxes: boxes.length, reason };
        happened.push({ type: "evidence.redacted", siteId, incidentId, subjectId: evidenceId, data });
      }
      const held = await holdBytes(tx, file.sha256, "redacted", now);
      const [first, ...rest] = [...happened, ...held];
      if (!first) throw new Error("A picture was covered without an event");
      return [first, ...rest];
    },
    done: ({ copies }): Redacted => ({ as: copies.map(({ as }) => as) }),
  });

type Place = Pick<RowOfBytes, "id" | "name" | "siteId" | "incidentId">;
type Placing = Made & Readonly<{ copies: readonly Readonly<{ of: Place; as: EvidenceId }>[] }>;

/** Burns boxes into a copy of a picture; the pixels below them are in no file that anybody is given. */
export const redactFile: Command<Redacted, EvidenceRefusal> = Object.assign(
  async (caller: Caller, rawInput: unknown, running: Running = {}) => {
    const parsed = input.safeParse(rawInput);
    const file = parsed.success ? await readQuarantined(caller, parsed.data, running) : null;
    const fits = parsed.success && file && decideRedaction(file, parsed.data.boxes).ok;
    const made = fits
      ? await orDoubted(file.id, running, (onFault) => coveredCopy(file, parsed.data.boxes, onFault))
      : ok(null);
    if (!made.ok) return made;
    const outcome = await attaching(made.value)(caller, rawInput, running);
    if (!outcome.ok) return outcome;
    for (const id of outcome.value.as) await scanPending(id, running);
    return outcome;
  },
  { commandName: "redact-file", permission: "quarantine:decide" } as const,
);

type Original = Readonly<{ sha256: string; size: number; mediaType: string }>;

async function coveredCopy(
  { sha256, size, mediaType }: Original,
  boxes: readonly Box[],
  onFault: () => void,
): Promise<Made | null> {
  const covered = await drawRedacted(() => readWhole({ sha256, size }, onFault), mediaType, boxes);
  return covered && keepMade(covered);
}

const notDrawn: EvidenceRefusal = {
  code: "not-a-picture",
  sentence:
    "The picture could not be drawn anew, so nothing was covered. Attach a covered picture in its place.",
};
