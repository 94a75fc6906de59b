import "server-only";
import { z } from "zod";
import { endSetupLinks, lockAdministrators, lockPerson, setDisabled } from "@/db/people";
import { revokeSessionsOf } from "@/db/sessions";
import { decideDisable } from "@/domain/people/rules";
import { ok } from "@/lib/result";
import { command } from "../doors";
import { personId } from "./fields";

/** Disables a person: every session and every link ends at once, and nobody can sign in as them. */
export const disablePerson = command({
  name: "disable-person",
  sees: "people:manage",
  permission: "people:manage",
  input: z.object({ personId }),
  load: async (tx, input) => {
    const administrators = await lockAdministrators(tx);
    const person = await lockPerson(tx, input.personId);
    return person ? { places: [null], person, administrators } : null;
  },
  decide: ({ person, administrators }, _input, { actor }) => decideDisable(actor.id, person, administrators),
  save: async (tx, _decision, { subject: { person }, now }) => {
    await setDisabled(tx, person.id, now);
    await revokeSessionsOf(tx, person.id, now);
    await endSetupLinks(tx, person.id, now);
    const data = { name: person.name };
    return [{ type: "person.disabled", siteId: null, incidentId: null, subjectId: person.id, data }];
  },
  done: () => null,
});

/** Lets a disabled person sign in again, with the grants that still run. */
export const enablePerson = command({
  name: "enable-person",
  sees: "people:manage",
  permission: "people:manage",
  input: z.object({ personId }),
  load: async (tx, input) => {
    const person = await lockPerson(tx, input.personId);
    return person ? { places: [null], person } : null;
  },
  decide: () => ok(null),
  save: async (tx, _decision, { subject: { person } }) => {
    await setDisabled(tx, person.id, null);
    const data = { name: person.name };
    return [{ type: "person.enabled", siteId: null, incidentId: null, subjectId: person.id, data }];
  },
  done: () => null,
});
