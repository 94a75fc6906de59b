"use server";

import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { addContact, addSite } from "@/server/sites/add-site";

export const addSiteAction = formAction(addSite, fields("code", "name", "region", "zone"));
export const addContactAction = formAction(addContact, fields("siteId", "name", "duty", "phone", "hours"));
