import "server-only";
import { z } from "zod";
import { insertDraft } from "@/db/template-drafts";
import { newestTemplate } from "@/db/templates";
import { beginDraft, type DraftRefusal } from "@/domain/checklist/drafting";
import type { DraftId } from "@/domain/ids";
import { command } from "../doors";
import { line, name } from "../text-fields";

const newKey = z
  .string()
  .trim()
  .min(2, "Give a short name")
  .max(40, "At most 40 characters")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Small letters, digits and hyphens");

/** Begins a draft: of the next version of a template, or of another template as a copy of it. */
export const startTemplateDraft = command({
  name: "start-template-draft",
  sees: "template:edit",
  permission: "template:edit",
  input: z.discriminatedUnion("as", [
    z.object({ as: z.literal("version"), from: name(60) }),
    z.object({ as: z.literal("template"), from: name(60), key: newKey, title: line(120, "Give it a title") }),
  ]),
  load: async (tx, input, { newId }) => {
    const source = await newestTemplate(tx, input.from);
    const own = input.as === "template" ? await newestTemplate(tx, input.key) : source;
    // Safe because it is a fresh id.
    return { places: [null], source, newest: own?.version ?? 0, id: newId() as DraftId };
  },
  decide: ({ source, newest }, input) =>
    beginDraft(source?.content ?? null, newest, input.as === "template" ? input : null),
  save: async (tx, content, { subject: { id, newest }, actor, now }) => {
    await insertDraft(tx, { id, content, basedOn: newest }, actor.id, now);
    const { key, title } = content;
    const data = { draft: id, key, title, basedOn: newest };
    return [{ type: "template.draft-started", siteId: null, incidentId: null, subjectId: id, data }];
  },
  done: ({ key }) => ({ key }),
  conflict: (constraint): DraftRefusal | null =>
    constraint === "template_drafts_one_open"
      ? { code: "draft-exists", sentence: "A draft of it is being written already. Open that one." }
      : null,
});
