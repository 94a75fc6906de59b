"use server";

import { addAlias } from "@/server/aliases/add-alias";
import { endAlias } from "@/server/aliases/end-alias";
import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";

export const addAliasAction = formAction(addAlias, fields("kind", "text", "means", "reason", "planHash"));
export const endAliasAction = formAction(endAlias, fields("aliasId", "reason", "planHash"));
