"use server";

import { contactField } from "@/components/site-asks/contact";
import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { answerSiteAsk } from "@/server/site-asks/answer-site-ask";
import { askSites } from "@/server/site-asks/ask-sites";

export const askSitesAction = formAction(askSites, (form) => {
  const siteIds = form.getAll("siteIds").map(String);
  return {
    ...fields("advisoryId", "due", "note")(form),
    siteIds,
    contacts: siteIds.flatMap((siteId) => {
      const contactId = form.get(contactField(siteId));
      return contactId ? [{ siteId, contactId: String(contactId) }] : [];
    }),
  };
});
export const answerSiteAskAction = formAction(answerSiteAsk, fields("advisoryId", "siteId", "note"));
