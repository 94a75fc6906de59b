import "server-only";
import { z } from "zod";
import { insertPerson } from "@/db/people";
import type { PersonId } from "@/domain/ids";
import type { PeopleRefusal } from "@/domain/people/rules";
import { ok } from "@/lib/result";
import { command } from "../doors";
import { line, optionalLine } from "../text-fields";

/** Adds a person without any grant; a link for choosing a password is made apart. */
export const addPerson = command({
  name: "add-person",
  sees: "people:manage",
  permission: "people:manage",
  input: z.object({
    name: line(120, "Give a name"),
    email: z.email("Give an e-mail address").max(200),
    phone: optionalLine(60),
  }),
  load: async (_tx, _input, { newId }) => ({ places: [null], id: newId() as PersonId }),
  decide: (subject, input) => ok({ ...input, id: subject.id }),
  save: async (tx, person, { now }) => {
    await insertPerson(tx, { ...person, createdAt: now });
    const data = { name: person.name, email: person.email };
    return [{ type: "person.added", siteId: null, incidentId: null, subjectId: person.id, data }];
  },
  done: (person) => ({ personId: person.id }),
  conflict: (constraint): PeopleRefusal | null =>
    constraint === "people_email"
      ? { code: "email-taken", sentence: "A person with this e-mail address exists already." }
      : null,
});
