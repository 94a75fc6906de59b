import "server-only";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { endSetupLinks, insertSetupLink, lockPerson } from "@/db/people";
import type { PeopleRefusal } from "@/domain/people/rules";
import { tokenHash } from "@/lib/hash";
import { ok, type Result, refuse } from "@/lib/result";
import { command } from "../doors";
import { personId } from "./fields";

const days = 7;

/** Makes a one-time link, valid for 7 days, with which a person chooses a password; it ends the earlier ones. It is shown once and kept only as a hash. */
export const makePasswordLink = command({
  name: "make-password-link",
  sees: "people:manage",
  permission: "people:manage",
  secretAnswer: true,
  input: z.object({ personId }),
  load: async (tx, input) => {
    const person = await lockPerson(tx, input.personId);
    return person ? { places: [null], person } : null;
  },
  decide: ({ person }): Result<string, PeopleRefusal> =>
    person.disabledAt
      ? refuse({ code: "person-disabled", sentence: "This person is disabled. Enable them first." })
      : ok(randomBytes(32).toString("base64url")),
  save: async (tx, token, { subject: { person }, actor, now }) => {
    const expiresAt = new Date(now.getTime() + days * 86_400_000);
    const row = {
      tokenHash: tokenHash(token),
      personId: person.id,
      createdBy: actor.id,
      createdAt: now,
      expiresAt,
    };
    await endSetupLinks(tx, person.id, now);
    await insertSetupLink(tx, row);
    const data = { name: person.name };
    return [
      { type: "person.password-link-made", siteId: null, incidentId: null, subjectId: person.id, data },
    ];
  },
  done: (token) => ({ path: `/setup/${token}` }),
});
