"use server";

import { systemFields } from "@/domain/systems/correction";
import { fileOf } from "@/server/file-field";
import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { correctSystem } from "@/server/systems/correct-system";
import { recordIdentity } from "@/server/systems/record-identity";
import { registerSystem } from "@/server/systems/register-system";

export const registerSystemAction = formAction(registerSystem, fields("siteId", ...systemFields));
export const correctSystemAction = formAction(
  correctSystem,
  fields("systemId", "rowVersion", "state", ...systemFields),
);
export const recordIdentityAction = formAction(
  recordIdentity,
  fileOf("file", "systemId", "planHash", "sure"),
);
