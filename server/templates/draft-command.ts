import "server-only";
import { z } from "zod";
import { lockDraft, type StoredDraft, setDraft } from "@/db/template-drafts";
import { type DraftRefusal, unchangedDraft } from "@/domain/checklist/drafting";
import type { Template } from "@/domain/checklist/template";
import type { TemplateEvents } from "@/domain/checklist/template-events";
import type { DraftId } from "@/domain/ids";
import type { Result } from "@/lib/result";
import { command, type Placed } from "../doors";

export const seenDraft = z.object({
  draftId: z.uuid().transform((id) => id as DraftId),
  /** The draft as the editor saw it. */
  rowVersion: z.coerce.number().int().min(1).max(1_000_000),
});
type Seen = z.infer<typeof seenDraft>;

/** A draft belongs to the organisation; its row is locked, so that of two editors the second sees what the first did. */
export type DraftSubject = Placed & Readonly<{ draft: StoredDraft }>;

/** Loads and locks a draft. */
export async function loadDraft(
  tx: Parameters<typeof lockDraft>[0],
  { draftId }: Seen,
): Promise<DraftSubject | null> {
  const draft = await lockDraft(tx, draftId);
  return draft ? { places: [null], draft } : null;
}

type Change = TemplateEvents["template.draft-changed"];
type Told = Pick<Change, "what" | "step" | "before" | "after">;

/** A command that changes what a draft says, for whoever saw the draft as it is. */
export function draftCommand<Input>(spec: {
  name: string;
  input: z.ZodType<Input>;
  change: (content: Template, input: Input) => Result<Template, DraftRefusal>;
  tell: (before: Template, after: Template, input: Input) => Told;
}) {
  return command({
    name: spec.name,
    sees: "template:edit",
    permission: "template:edit",
    input: seenDraft.and(spec.input),
    load: loadDraft,
    decide: ({ draft }, input): Result<Template, DraftRefusal> => {
      const seen = unchangedDraft(draft, input.rowVersion);
      return seen.ok ? spec.change(draft.content, input) : seen;
    },
    save: async (tx, content, { subject: { draft }, input, actor, now }) => {
      await setDraft(tx, draft.id, content, actor.id, now);
      const told = spec.tell(draft.content, content, input);
      const data = { draft: draft.id, key: draft.key, ...told };
      return [{ type: "template.draft-changed", siteId: null, incidentId: null, subjectId: draft.id, data }];
    },
    done: () => null,
  });
}
