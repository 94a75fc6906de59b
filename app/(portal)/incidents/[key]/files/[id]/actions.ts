"use server";

import { destroyFile } from "@/server/evidence/quarantine/destroy-file";
import { redactFile } from "@/server/evidence/quarantine/redact-file";
import { rejectFile } from "@/server/evidence/quarantine/reject-file";
import { releaseFile } from "@/server/evidence/quarantine/release-file";
import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { boxesOf } from "./boxes";

export const releaseAction = formAction(releaseFile, fields("id", "reason"));
export const rejectAction = formAction(rejectFile, fields("id", "reason"));
export const destroyAction = formAction(destroyFile, fields("id", "reason"));
export const redactAction = formAction(redactFile, (form) => ({
  ...fields("id", "reason")(form),
  boxes: boxesOf(form),
}));
