import "server-only";
import { z } from "zod";
import { endDraft } from "@/db/template-drafts";
import { findVersion, insertTemplate, newestTemplate } from "@/db/templates";
import { type DraftRefusal, publishing, unchangedDraft } from "@/domain/checklist/drafting";
import type { Template } from "@/domain/checklist/template";
import type { Result } from "@/lib/result";
import { command, undo } from "../doors";
import { prose } from "../text-fields";
import { loadDraft, seenDraft } from "./draft-command";

/** Publishes a draft: it becomes a version that never changes, and incidents opened from now on run on it. */
export const publishTemplate = command({
  name: "publish-template",
  sees: "template:edit",
  permission: "template:edit",
  input: seenDraft.extend({ note: prose(1000, "Say what is new, for those who adopt it") }),
  load: async (tx, input) => {
    const subject = await loadDraft(tx, input);
    if (!subject) return null;
    const { key, basedOn } = subject.draft;
    const newest = await newestTemplate(tx, key);
    const based = await findVersion(tx, key, basedOn);
    return { ...subject, newest: newest?.version ?? 0, based: based?.content ?? null };
  },
  decide: ({ draft, newest, based }, input): Result<Template, DraftRefusal> => {
    const seen = unchangedDraft(draft, input.rowVersion);
    return seen.ok ? publishing({ ...draft.content, version: newest + 1 }, based) : seen;
  },
  save: async (tx, content, { subject: { draft }, input, actor, now }) => {
    const id = await insertTemplate(tx, content, { by: actor.id, note: input.note, at: now });
    if (!id)
      undo({ code: "changed-meanwhile", sentence: "A version was added just now. Send it once more." });
    await endDraft(tx, draft.id, "published", now);
    const { key, version, title, steps } = content;
    const data = { draft: draft.id, key, version, title, steps: steps.length, note: input.note };
    return [{ type: "template.published", siteId: null, incidentId: null, subjectId: id, data }];
  },
  done: ({ key, version }) => ({ key, version }),
});

/** Gives a draft up; it is kept, and a new one can be begun. */
export const giveUpTemplateDraft = command({
  name: "give-up-template-draft",
  sees: "template:edit",
  permission: "template:edit",
  input: seenDraft.and(z.object({})),
  load: loadDraft,
  decide: ({ draft }, input) => unchangedDraft(draft, input.rowVersion),
  save: async (tx, _draft, { subject: { draft }, now }) => {
    await endDraft(tx, draft.id, "given-up", now);
    const data = { draft: draft.id, key: draft.key };
    return [{ type: "template.draft-given-up", siteId: null, incidentId: null, subjectId: draft.id, data }];
  },
  done: ({ content }) => ({ key: content.key }),
});
