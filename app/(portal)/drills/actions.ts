"use server";

import { answerInject } from "@/server/drills/answer-inject";
import { endDrill } from "@/server/drills/end-drill";
import { startDrill } from "@/server/drills/start-drill";
import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { rows } from "@/server/form-rows";

const single = fields("advisoryId", "name", "templateKey");
export const startDrillAction = formAction(startDrill, (form) => ({
  ...single(form),
  systemIds: form.getAll("systemIds").map(String),
  injects: rows(form, "injects", ["text", "minutes", "answerWithin"]),
}));
export const endDrillAction = formAction(endDrill, fields("drill"));
export const answerInjectAction = formAction(answerInject, fields("key", "injectId", "text"));
