"use server";

import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { adoptTemplate } from "@/server/templates/adopt-template";

const single = fields("template", "version");
export const adoptAction = formAction(adoptTemplate, (form) => ({
  ...single(form),
  keys: form.getAll("keys").map(String),
  seen: Object.fromEntries(
    [...form.entries()].flatMap(([field, value]) =>
      field.startsWith("seen.") ? [[field.slice("seen.".length), String(value)]] : [],
    ),
  ),
}));
