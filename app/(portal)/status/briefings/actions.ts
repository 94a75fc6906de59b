"use server";

import { freezeBriefing } from "@/server/briefings/freeze-briefing";
import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";

export const freezeBriefingAction = formAction(freezeBriefing, fields("name", "tlp", "note", "advisoryId"));
