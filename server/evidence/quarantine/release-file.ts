import "server-only";
import { z } from "zod";
import { insertDerived, insertQuarantineAct, setQuarantine } from "@/db/quarantine";
import { plain } from "@/domain/evidence/inspection";
import { decideRelease } from "@/domain/evidence/quarantine";
import type { EvidenceRefusal } from "@/domain/evidence/refusal";
import { releaseText } from "@/domain/evidence/release-text";
import type { EvidenceId, RecordId } from "@/domain/ids";
import { ok, type Result, refuse } from "@/lib/result";
import { type Caller, type Command, command, type Running } from "../../doors";
import { said } from "../../incidents/fields";
import { evidenceId } from "../fields";
import { keepMade } from "../made-file";
import { scanPending } from "../scan-pending";
import { scanForNew } from "../scanner";
import { deviceTagsOf } from "./device-tags";
import { orDoubted } from "./or-doubted";
import { readQuarantined } from "./read-quarantined";
import { lockQuarantined, placed } from "./subject";

const input = z.object({ id: evidenceId, reason: said("Say why the device tags are released.") });
type Made = Readonly<{ sha256: string; size: number }>;
type Released = Readonly<{ as: EvidenceId }>;

/** Attaches the device tags in the place of the file in quarantine; the text was made by the portal from its header. Null: it has none. */
const attaching = (text: Made | null) =>
  command({
    name: "release-file",
    sees: "incident:read",
    permission: "quarantine:decide",
    input,
    load: (tx, { id }) => lockQuarantined(tx, id),
    decide: ({ subject }, _input, { newId }): Result<Released & Made, EvidenceRefusal> => {
      const decided = decideRelease(subject);
      if (!decided.ok) return decided;
      // Safe because it is a fresh id.
      return text ? ok({ ...text, as: newId() as EvidenceId }) : refuse(noDevice);
    },
    save: async (tx, { as, sha256, size }, { subject: { file }, input: { reason }, actor, now, newId }) => {
      const { place, about } = placed(file);
      const { incidentId, siteId } = file;
      await setQuarantine(tx, file.id, "released");
      // Safe because it is a fresh id.
      const id = newId() as RecordId;
      const act = { id, incidentId, siteId, evidenceId: file.id, kind: "released", reason } as const;
      await insertQuarantineAct(tx, { ...act, byPerson: actor.id, at: now });
      const name = `device-tags-${file.sha256.slice(0, 8)}.txt`;
      const released = { id: as, name, sha256, size, mediaType: "text/plain", inspection: plain("text") };
      await insertDerived(tx, file.id, { ...released, scan: scanForNew(), by: actor.id, at: now });
      return [{ ...place, type: "evidence.released", data: { ...about, reason, as } }];
    },
    done: ({ as }): Released => ({ as }),
  });

/** Releases what a file in quarantine says of the device that wrote it, as a text of its own; the file itself stays where it is. */
export const releaseFile: Command<Released, EvidenceRefusal> = Object.assign(
  async (caller: Caller, rawInput: unknown, running: Running = {}) => {
    const parsed = input.safeParse(rawInput);
    const file = parsed.success ? await readQuarantined(caller, parsed.data, running) : null;
    const reads = file?.quarantine === "held" && file.fault === null;
    const text = reads ? await orDoubted(file.id, running, (onFault) => madeOf(file, onFault)) : ok(null);
    if (!text.ok) return text;
    const outcome = await attaching(text.value)(caller, rawInput, running);
    if (outcome.ok) await scanPending(outcome.value.as, running);
    return outcome;
  },
  { commandName: "release-file", permission: "quarantine:decide" } as const,
);

type Held = Parameters<typeof deviceTagsOf>[0];

async function madeOf(file: Held, onFault: () => void): Promise<Made | null> {
  const devices = await deviceTagsOf(file, onFault);
  return devices.length === 0 ? null : keepMade(Buffer.from(releaseText(devices, file.sha256)));
}

const noDevice: EvidenceRefusal = {
  code: "nothing-to-release",
  sentence: "The header names no device, so there is nothing to release. Reject the file, or leave it here.",
};
