"use server";

import { formAction } from "@/server/form-action";
import { fields, named } from "@/server/form-fields";
import { adoptTemplate } from "@/server/templates/adopt-template";

const single = fields("template", "version");
export const adoptAction = formAction(adoptTemplate, (form) => ({
  ...single(form),
  keys: form.getAll("keys").map(String),
  seen: named("seen.", form),
}));
