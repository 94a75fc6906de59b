"use server";

import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { changeSystems } from "@/server/systems/change-systems";

export const changeSystemsAction = formAction(changeSystems, (form) => ({
  ...fields("field", "value", "planHash")(form),
  systemIds: form.getAll("systemIds").map(String),
}));
