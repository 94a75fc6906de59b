import "server-only";
import { z } from "zod";
import { findSite, insertGrant, lockPerson } from "@/db/people";
import type { GrantId } from "@/domain/ids";
import { decideGrant, type PeopleRefusal } from "@/domain/people/rules";
import { command } from "../doors";
import { personId, role, siteId } from "./fields";

/** Gives a person a role at one site or at all; it acts at their next request. */
export const giveGrant = command({
  name: "give-grant",
  sees: "people:manage",
  permission: "people:manage",
  input: z.object({ personId, role, siteId: z.union([z.literal("all").transform(() => null), siteId]) }),
  load: async (tx, input) => {
    const person = await lockPerson(tx, input.personId);
    const site = input.siteId ? await findSite(tx, input.siteId) : null;
    if (!person || (input.siteId && !site)) return null;
    return { places: [null], person, site };
  },
  decide: ({ person }, input, { actor }) => decideGrant(actor.id, person, input),
  save: async (tx, _decision, { subject, input, actor, now, newId }) => {
    await insertGrant(tx, {
      // Safe because it is a fresh id.
      id: newId() as GrantId,
      personId: subject.person.id,
      role: input.role,
      siteId: input.siteId,
      grantedBy: actor.id,
      grantedAt: now,
    });
    const siteCode = subject.site?.code ?? null;
    const data = { personName: subject.person.name, role: input.role, siteCode, setup: false };
    return [{ type: "grant.given", siteId: null, incidentId: null, subjectId: subject.person.id, data }];
  },
  done: () => null,
  conflict: (constraint): PeopleRefusal | null =>
    constraint === "grants_one_running"
      ? { code: "already-granted", sentence: "This person holds this role there already." }
      : null,
});
