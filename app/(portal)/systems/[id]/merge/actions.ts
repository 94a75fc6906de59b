"use server";

import { systemFields } from "@/domain/systems/correction";
import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { mergeSystems } from "@/server/systems/merge-systems";

const prefix = "holds:";

export const mergeSystemsAction = formAction(mergeSystems, (form) => ({
  ...fields("keptId", "mergedId", "keptVersion", "mergedVersion", "reason", ...systemFields)(form),
  holds: Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  ),
}));
