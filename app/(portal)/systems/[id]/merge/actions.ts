"use server";

import { systemFields } from "@/domain/systems/correction";
import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { mergeSystems } from "@/server/systems/merge-systems";

/** The answers of the fields whose names begin alike, by the rest of the name. */
const answersOf = (form: FormData, prefix: string) =>
  Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );

export const mergeSystemsAction = formAction(mergeSystems, (form) => ({
  ...fields("keptId", "mergedId", "seen", "reason", ...systemFields)(form),
  holds: answersOf(form, "holds:"),
  identities: answersOf(form, "identity:"),
}));
