"use server";

import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { addSite } from "@/server/sites/add-site";
import { addContact } from "@/server/sites/contacts";
import { setCalendar } from "@/server/sites/set-calendar";

export const setCalendarAction = formAction(setCalendar, (form) => ({
  ...fields("siteId", "holidays", "dayEnds")(form),
  workingDays: form.getAll("workingDays"),
}));
export const addSiteAction = formAction(addSite, fields("code", "name", "region", "zone"));
export const addContactAction = formAction(addContact, fields("siteId", "name", "duty", "phone", "hours"));
