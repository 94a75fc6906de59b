"use server";

import { systemFields } from "@/domain/systems/correction";
import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { correctSystem } from "@/server/systems/correct-system";
import { registerSystem } from "@/server/systems/register-system";

export const registerSystemAction = formAction(registerSystem, fields("siteId", ...systemFields));
export const correctSystemAction = formAction(
  correctSystem,
  fields("systemId", "rowVersion", "state", ...systemFields),
);
