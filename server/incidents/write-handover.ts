import "server-only";
import { z } from "zod";
import { insertHandover, lastHandover } from "@/db/teamwork";
import { sameAsSeen, whileOpen } from "@/domain/incidents/assignment";
import { ok, refuse } from "@/lib/result";
import { command } from "../doors";
import { heard, name } from "../text-fields";
import { seenBefore } from "./fields";
import { freshId, lockTalk, placed } from "./talked-of";

/** Writes what the next shift must know; it takes the place of the note before, which stays in the timeline. */
export const writeHandover = command({
  name: "write-handover",
  sees: "incident:read",
  permission: "comment:write",
  input: z.object({
    key: name(40),
    seen: seenBefore,
    text: heard(1000, "Write what the next shift must know"),
  }),
  load: (tx, input) => lockTalk(tx, input.key, async ({ id }) => ({ last: await lastHandover(tx, id) })),
  decide: ({ incident, last }, { seen, text }, { newId }) => {
    const refusal = whileOpen(incident) ?? sameAsSeen(last, seen);
    return refusal ? refuse(refusal) : ok({ id: freshId(newId), text });
  },
  save: async (tx, { id, text }, { subject: { incident, last }, actor, now }) => {
    const supersedes = last?.id ?? null;
    const place = { incidentId: incident.id, siteId: incident.siteId, supersedes };
    await insertHandover(tx, { id, ...place, text, byPerson: actor.id, at: now });
    return [{ type: "handover.written", ...placed(incident), data: { handover: id, supersedes, text } }];
  },
  done: () => null,
});
