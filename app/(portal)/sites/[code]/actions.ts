"use server";

import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { addContact, endContact } from "@/server/sites/contacts";

export const addContactAction = formAction(addContact, fields("siteId", "name", "duty", "phone", "hours"));
export const endContactAction = formAction(endContact, fields("contactId"));
