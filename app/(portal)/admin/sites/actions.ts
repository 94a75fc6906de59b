"use server";

import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { addSite } from "@/server/sites/add-site";
import { addContact } from "@/server/sites/contacts";

export const addSiteAction = formAction(addSite, fields("code", "name", "region", "zone"));
export const addContactAction = formAction(addContact, fields("siteId", "name", "duty", "phone", "hours"));
