"use server";

import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { openIncidents } from "@/server/matches/open-incidents";

export const openIncidentsAction = formAction(openIncidents, (form) => ({
  ...fields("advisoryId", "templateKey")(form),
  systemIds: form.getAll("systemIds").map(String),
}));
