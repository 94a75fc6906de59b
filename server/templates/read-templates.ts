import "server-only";
import { lastEndedDraft, listDrafts } from "@/db/template-drafts";
import { findVersion, listVersions, newestTemplate } from "@/db/templates";
import { mayAnywhere } from "@/domain/access/places";
import { templateFaults } from "@/domain/checklist/check-template";
import { query } from "../doors";

/** Every version of every template with the incidents within reach that run on it, and the drafts for whoever edits them. */
export const readTemplates = query({
  name: "read-templates",
  permission: "organisation:read",
  read: async (tx, { reach, actor }, _input: null) => ({
    versions: await listVersions(tx, reach),
    drafts: mayAnywhere(actor, "template:edit") ? await listDrafts(tx) : [],
  }),
});

/** One version of a template, for anybody with a grant. */
export const readTemplate = query({
  name: "read-template",
  permission: "organisation:read",
  read: async (tx, { reach }, { key, version }: Readonly<{ key: string; version: number }>) => {
    if (reach.sites !== "all" && reach.sites.length === 0) return null;
    const found = await findVersion(tx, key, version);
    if (!found) return null;
    const versions = (await listVersions(tx, reach)).filter((each) => each.key === key);
    const own = versions.find((each) => each.version === version);
    return own ? { template: found.content, own, newest: versions[0]?.version ?? version } : null;
  },
});

/** The draft of a template with every fault of it, for whoever edits templates; where there is none, how the last one ended. */
export const readTemplateDraft = query({
  name: "read-template-draft",
  permission: "template:edit",
  read: async (tx, { reach }, { key }: Readonly<{ key: string }>) => {
    if (reach.sites !== "all") return null;
    const draft = (await listDrafts(tx)).find((each) => each.key === key);
    if (!draft) {
      const ended = await lastEndedDraft(tx, key);
      const newest = ended && (await newestTemplate(tx, key));
      return ended && { draft: null, ended: { ...ended, newest: newest?.version ?? null } };
    }
    const based = await findVersion(tx, key, draft.basedOn);
    return { draft, faults: templateFaults(draft.content), based: based?.content ?? null };
  },
});
