"use server";

import { formAction } from "@/server/form-action";
import { fields, named } from "@/server/form-fields";
import { answerSiteAsk } from "@/server/site-asks/answer-site-ask";
import { askSites } from "@/server/site-asks/ask-sites";

export const askSitesAction = formAction(askSites, (form) => ({
  ...fields("advisoryId", "due", "note")(form),
  siteIds: form.getAll("siteIds").map(String),
  read: named("read.", form),
}));
export const answerSiteAskAction = formAction(answerSiteAsk, fields("advisoryId", "siteId", "note", "read"));
