import "server-only";
import { z } from "zod";
import { insertAssignment, lastAssignment, listPeopleHere } from "@/db/teamwork";
import type { PersonId } from "@/domain/ids";
import { decideAssignment, workingRoles } from "@/domain/incidents/assignment";
import { ok } from "@/lib/result";
import { command } from "../doors";
import { name } from "../text-fields";
import { seenBefore } from "./fields";
import { freshId, lockTalk, placed } from "./talked-of";

const person = z.uuid("Choose a person").transform((id) => id as PersonId);

/** Assigns an incident to somebody who works at its site, or to nobody. */
export const assignIncident = command({
  name: "assign-incident",
  sees: "incident:read",
  permission: "incident:assign",
  input: z.object({
    key: name(40),
    seen: seenBefore,
    personId: z.union([z.literal("nobody").transform(() => null), person]),
  }),
  load: (tx, input) =>
    lockTalk(tx, input.key, async ({ id, siteId }) => ({
      last: await lastAssignment(tx, id),
      working: await listPeopleHere(tx, siteId, workingRoles),
    })),
  decide: (subject, input, { newId }) => {
    const decided = decideAssignment(subject, input);
    return decided.ok ? ok({ ...decided.value, id: freshId(newId) }) : decided;
  },
  save: async (tx, { id, before, to }, { subject: { incident, last }, input, actor, now }) => {
    const supersedes = last?.id ?? null;
    const place = { incidentId: incident.id, siteId: incident.siteId, supersedes };
    await insertAssignment(tx, { id, ...place, personId: input.personId, byPerson: actor.id, at: now });
    return [{ type: "incident.assigned", ...placed(incident), data: { assignment: id, before, to } }];
  },
  done: () => null,
});
