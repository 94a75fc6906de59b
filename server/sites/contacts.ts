import "server-only";
import { z } from "zod";
import { findSite, insertContact } from "@/db/people";
import { lockContact, setContactEnded } from "@/db/site-page";
import type { ContactId } from "@/domain/ids";
import { ok, refuse } from "@/lib/result";
import { command } from "../doors";
import { siteId } from "../people/fields";
import { line, optionalLine } from "../text-fields";

// Safe because whatever is shaped like an id may be asked for; a wrong one is found nowhere.
const contactId = z.uuid().transform((id) => id as ContactId);

/** Adds somebody to call at a site. */
export const addContact = command({
  name: "add-contact",
  sees: "organisation:read",
  permission: "contact:manage",
  input: z.object({
    siteId,
    name: line(120, "Give a name"),
    duty: line(80, "Say what they are called for"),
    phone: line(60, "Give a telephone number"),
    hours: optionalLine(80),
  }),
  load: async (tx, input) => {
    const site = await findSite(tx, input.siteId);
    return site && { places: [site.id] };
  },
  decide: (_subject, input) => ok(input),
  save: async (tx, contact) => {
    await insertContact(tx, contact);
    const { name, duty, phone, siteId: atSite } = contact;
    const data = { name, duty, phone };
    return [{ type: "contact.added", siteId: atSite, incidentId: null, subjectId: atSite, data }];
  },
  done: () => null,
});

/** Takes somebody off the list of whom to call; the row stays, with when it ended. */
export const endContact = command({
  name: "end-contact",
  sees: "organisation:read",
  permission: "contact:manage",
  input: z.object({ contactId }),
  load: async (tx, input) => {
    const contact = await lockContact(tx, input.contactId);
    return contact && { places: [contact.siteId], contact };
  },
  decide: ({ contact }) =>
    contact.endedAt === null
      ? ok(contact)
      : refuse({ code: "ended-already", sentence: "Somebody has ended this contact already." }),
  save: async (tx, { id, siteId: atSite, name, duty, phone }, { now }) => {
    await setContactEnded(tx, id, now);
    const data = { name, duty, phone };
    return [{ type: "contact.ended", siteId: atSite, incidentId: null, subjectId: atSite, data }];
  },
  done: () => null,
});
