"use server";

import { systemFields } from "@/domain/systems/correction";
import { formAction } from "@/server/form-action";
import { fields, named } from "@/server/form-fields";
import { mergeSystems } from "@/server/systems/merge-systems";

export const mergeSystemsAction = formAction(mergeSystems, (form) => ({
  ...fields("keptId", "mergedId", "seen", "reason", ...systemFields)(form),
  holds: named("holds:", form),
  identities: named("identity:", form),
}));
