import "server-only";
import { z } from "zod";
import { insertQuarantineAct, setDestroyed } from "@/db/quarantine";
import type { DomainEvent } from "@/domain/events";
import { decideDestruction, mayDestroyBytes } from "@/domain/evidence/quarantine";
import type { EvidenceRefusal } from "@/domain/evidence/refusal";
import type { RecordId } from "@/domain/ids";
import { ok } from "@/lib/result";
import { type Caller, type Command, command, type Running } from "../../doors";
import { said } from "../../incidents/fields";
import { evidenceId } from "../fields";
import { removeDestroyed } from "./remove-destroyed";
import { lockQuarantined, placed } from "./subject";

type Agreed = Readonly<{ sha256: string; destroyed: boolean }>;

/**
 * The second person agrees that the bytes of a rejected file are destroyed. They go with the last of the files that have them:
 * where another file of the same bytes was not rejected by two people, they stay until it was.
 */
const agreeToDestroy = command({
  name: "destroy-file",
  sees: "incident:read",
  permission: "quarantine:destroy",
  input: z.object({ id: evidenceId, reason: said("Say why the bytes may be destroyed.") }),
  load: (tx, { id }) => lockQuarantined(tx, id),
  decide: ({ subject, rows, file }, _input, { actor }) => {
    const decided = decideDestruction(subject, actor.id);
    if (!decided.ok) return decided;
    const after = rows.map((row) => ({ state: row.quarantine, agreed: row.agreed || row.id === file.id }));
    return ok({ sha256: file.sha256, destroyed: mayDestroyBytes(after) });
  },
  save: async (tx, { destroyed }, { subject: { file, rows }, input: { reason }, actor, now, newId }) => {
    const { place, about } = placed(file);
    const { incidentId, siteId, id: fileId, sha256 } = file;
    // Safe because it is a fresh id.
    const id = newId() as RecordId;
    const act = { id, incidentId, siteId, evidenceId: fileId, kind: "destroyed", reason } as const;
    await insertQuarantineAct(tx, { ...act, byPerson: actor.id, at: now });
    const agreed: DomainEvent = { ...place, type: "evidence.destruction-agreed", data: { ...about, reason } };
    if (!destroyed) return [agreed];
    await setDestroyed(tx, sha256);
    const tagNames = file.inspection?.tagNames ?? [];
    const gone = rows.map((row): DomainEvent => {
      const data = { evidenceId: row.id, name: row.name, sha256, tagNames };
      const { siteId: itsSite, incidentId: itsIncident } = row;
      return {
        type: "evidence.destroyed",
        siteId: itsSite,
        incidentId: itsIncident,
        subjectId: row.id,
        data,
      };
    });
    return [agreed, ...gone];
  },
  done: (agreed): Agreed => agreed,
});

/**
 * The same, with the bytes removed once it is recorded. What a killed process or a store that
 * is away leaves of them, the sweep removes.
 */
export const destroyFile: Command<Agreed, EvidenceRefusal> = Object.assign(
  async (caller: Caller, rawInput: unknown, running: Running = {}) => {
    const outcome = await agreeToDestroy(caller, rawInput, running);
    if (outcome.ok && outcome.value.destroyed) await removed(outcome.value.sha256, running);
    return outcome;
  },
  { commandName: agreeToDestroy.commandName, permission: agreeToDestroy.permission },
);

async function removed(sha256: string, running: Running): Promise<void> {
  try {
    await removeDestroyed(sha256, running);
  } catch (fault) {
    console.error(`The bytes of ${sha256} are destroyed in the records, and not removed yet.`, fault);
  }
}
