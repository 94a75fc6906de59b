import "server-only";
import { z } from "zod";
import { insertQuarantineAct, setQuarantine } from "@/db/quarantine";
import { decideReject } from "@/domain/evidence/quarantine";
import type { RecordId } from "@/domain/ids";
import { command } from "../../doors";
import { said } from "../../incidents/fields";
import { evidenceId } from "../fields";
import { lockQuarantined, placed } from "./subject";

/** Rejects a file in quarantine: nobody will be given it, and its bytes are destroyed once a second person agrees. */
export const rejectFile = command({
  name: "reject-file",
  sees: "incident:read",
  permission: "quarantine:decide",
  input: z.object({ id: evidenceId, reason: said("Say why the file is rejected.") }),
  load: (tx, { id }) => lockQuarantined(tx, id),
  decide: ({ subject }) => decideReject(subject),
  save: async (tx, _decided, { subject: { file }, input: { reason }, actor, now, newId }) => {
    const { place, about } = placed(file);
    const { incidentId, siteId, id: fileId } = file;
    await setQuarantine(tx, fileId, "rejected");
    // Safe because it is a fresh id.
    const id = newId() as RecordId;
    const act = { id, incidentId, siteId, evidenceId: fileId, kind: "rejected", reason } as const;
    await insertQuarantineAct(tx, { ...act, byPerson: actor.id, at: now });
    return [{ ...place, type: "evidence.rejected", data: { ...about, reason } }];
  },
  done: () => null,
});
