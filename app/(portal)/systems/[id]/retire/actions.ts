"use server";

import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { moveSystem } from "@/server/systems/move-system";
import { retireSystem } from "@/server/systems/retire-system";
import { returnSystem } from "@/server/systems/return-system";

export const retireSystemAction = formAction(retireSystem, fields("systemId", "since", "reason"));
export const moveSystemAction = formAction(
  moveSystem,
  fields("systemId", "siteId", "since", "reason", "assetTag", "location"),
);
export const returnSystemAction = formAction(returnSystem, fields("systemId", "reason"));
