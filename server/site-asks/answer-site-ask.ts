import "server-only";
import { z } from "zod";
import { lockMatching } from "@/db/matches";
import { insertAnswer, lockSitesToAsk } from "@/db/site-asks";
import type { RecordId } from "@/domain/ids";
import { decideAnswer, firstDue, type SiteAskRefusal } from "@/domain/site-asks/site-ask";
import { ok } from "@/lib/result";
import { advisoryId } from "../advisories/correction";
import { command } from "../doors";
import { siteId } from "../people/fields";
import { prose } from "../text-fields";

/** Records that a site has answered for all but what waits for a vendor; those systems stay unknown. */
export const answerSiteAsk = command({
  name: "answer-site-ask",
  sees: "system:read",
  permission: "match:decide",
  input: z.object({
    advisoryId,
    siteId,
    note: prose(1000, "Say what is still with the vendor"),
    /** What a person read of the site before they answered for it. */
    read: z.string().max(120).optional(),
  }),
  load: async (tx, input) => {
    await lockMatching(tx, "shared");
    const [site] = await lockSitesToAsk(tx, input.advisoryId, [input.siteId]);
    return site ? { places: [site.siteId], site } : null;
  },
  decide: ({ site }, { note, read }) => {
    const decided = decideAnswer(site, read ?? null);
    return decided.ok ? ok({ askId: decided.value, note }) : decided;
  },
  save: async (tx, { askId, note }, { subject: { site }, actor, now, newId }) => {
    const { siteId: at, advisoryId: of, withVendor, held } = site;
    // Safe because it is a fresh id.
    const answer = {
      id: newId() as RecordId,
      askId,
      siteId: at,
      kind: "recorded" as const,
      withVendor,
      note,
    };
    await insertAnswer(tx, answer, actor.id, now);
    const late = held !== null && now > firstDue(held);
    const data = { advisoryId: of, askId, as: answer.kind, withVendor, late, note };
    return [{ type: "site.answered", siteId: at, incidentId: null, subjectId: askId, data }];
  },
  done: () => null,
  conflict: (constraint): SiteAskRefusal | null =>
    constraint === "site_answers_ask_id_unique"
      ? { code: "answered-already", sentence: "This site has answered already. Nothing was changed." }
      : null,
});
