"use server";

import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import {
  moveTemplateStep,
  removeTemplateStep,
  renameTemplateDraft,
  saveTemplateStep,
} from "@/server/templates/edit-draft";
import { giveUpTemplateDraft, publishTemplate } from "@/server/templates/end-draft";
import { startTemplateDraft } from "@/server/templates/start-draft";
import { stepForm } from "@/server/templates/step-form";

export const startDraftAction = formAction(startTemplateDraft, fields("as", "from", "key", "title"));
export const saveStepAction = formAction(saveTemplateStep, stepForm);
export const moveStepAction = formAction(moveTemplateStep, fields("draftId", "rowVersion", "step", "way"));
export const removeStepAction = formAction(removeTemplateStep, fields("draftId", "rowVersion", "step"));
export const renameDraftAction = formAction(renameTemplateDraft, fields("draftId", "rowVersion", "title"));
export const publishAction = formAction(publishTemplate, fields("draftId", "rowVersion", "note"));
export const giveUpDraftAction = formAction(giveUpTemplateDraft, fields("draftId", "rowVersion"));
