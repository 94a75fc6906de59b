import "server-only";
import { z } from "zod";
import {
  insertVendorContact,
  listVendorContacts,
  lockVendorContact,
  setVendorContactEnded,
} from "@/db/vendors";
import type { RecordId } from "@/domain/ids";
import type { VendorRefusal } from "@/domain/vendors/asked";
import { ok, type Result, refuse } from "@/lib/result";
import { command, query } from "../doors";
import { line, optionalLine } from "../text-fields";

export const contactId = z.uuid("Choose whom at the vendor you ask").transform((id) => id as RecordId);

/** Adds somebody who can be asked at a vendor, for every site. */
export const addVendorContact = command({
  name: "add-vendor-contact",
  sees: "organisation:read",
  permission: "advisory:correct",
  input: z.object({
    vendor: line(120, "Give the vendor"),
    name: line(120, "Give a name"),
    duty: line(80, "Say what they answer for, such as Customer Care Center"),
    phone: line(60, "Give a telephone number"),
    email: z.union([z.literal(""), z.email("Give an e-mail address, or leave it empty")]).default(""),
    hours: optionalLine(80),
  }),
  // Safe because it is a fresh id.
  load: async (_tx, _input, { newId }) => ({ places: [null], id: newId() as RecordId }),
  decide: ({ id }, input) => ok({ ...input, id }),
  save: async (tx, contact, { actor, now }) => {
    await insertVendorContact(tx, contact, actor.id, now);
    const { id, vendor, name, duty, phone, email } = contact;
    const data = { vendor, name, duty, phone, email };
    return [{ type: "vendor-contact.added", siteId: null, incidentId: null, subjectId: id, data }];
  },
  done: ({ id }) => ({ contactId: id }),
});

/** Ends a contact: nobody new is asked there, and old questions keep the name. */
export const endVendorContact = command({
  name: "end-vendor-contact",
  sees: "organisation:read",
  permission: "advisory:correct",
  input: z.object({ contactId }),
  load: async (tx, input) => {
    const contact = await lockVendorContact(tx, input.contactId);
    return contact && { places: [null], contact };
  },
  decide: ({ contact }): Result<null, VendorRefusal> =>
    contact.endedAt === null
      ? ok(null)
      : refuse({ code: "contact-ended", sentence: "This contact has ended already. Nothing was changed." }),
  save: async (tx, _decision, { subject: { contact }, actor, now }) => {
    await setVendorContactEnded(tx, contact.id, actor.id, now);
    const { id, vendor, name, duty } = contact;
    const data = { vendor, name, duty };
    return [{ type: "vendor-contact.ended", siteId: null, incidentId: null, subjectId: id, data }];
  },
  done: () => null,
});

/** Whom to ask at the vendors; nothing for whom nobody gave a role. */
export const readVendorContacts = query({
  name: "read-vendor-contacts",
  permission: "organisation:read",
  read: async (tx, { reach }, _input: null) => (reach.sites.length === 0 ? [] : listVendorContacts(tx)),
});
