import "server-only";
import { z } from "zod";
import { moveStep, withoutStep, withStep } from "@/domain/checklist/drafting";
import type { Step, Template } from "@/domain/checklist/template";
import { keyFor, stepFrom } from "@/domain/checklist/typed-step";
import type { Json } from "@/lib/canonical";
import { ok } from "@/lib/result";
import { line, name } from "../text-fields";
import { draftCommand } from "./draft-command";
import { stepFields, typedStep } from "./step-fields";

const stepOf = (content: Template, key: string | null) =>
  content.steps.find((each) => each.key === key) ?? null;
// Safe because a step is JSON.
const asJson = (step: Step | null) => step as unknown as Json;

/** Adds a step to a draft, or puts it in place of what it was. */
export const saveTemplateStep = draftCommand({
  name: "save-template-step",
  input: stepFields,
  change: (content, input) => {
    const step = stepFrom(typedStep(input, keyFor), content, stepOf(content, input.was));
    return withStep(
      content,
      input.was === null ? step : { ...step, key: input.was },
      input.was,
      input.behind,
    );
  },
  tell: (before, after, { was, key }) => ({
    what: was === null ? "step-added" : "step-changed",
    step: was ?? key,
    before: asJson(stepOf(before, was)),
    after: asJson(stepOf(after, was ?? key)),
  }),
});

const place = (content: Template, key: string) => content.steps.findIndex((each) => each.key === key) + 1;

/** Moves a step of a draft one place up or down. */
export const moveTemplateStep = draftCommand({
  name: "move-template-step",
  input: z.object({ step: name(60), way: z.enum(["up", "down"]) }),
  change: (content, { step, way }) => moveStep(content, step, way === "up" ? -1 : 1),
  tell: (before, after, { step }) => ({
    what: "step-moved",
    step,
    before: place(before, step),
    after: place(after, step),
  }),
});

/** Takes a step out of a draft. */
export const removeTemplateStep = draftCommand({
  name: "remove-template-step",
  input: z.object({ step: name(60) }),
  change: (content, { step }) => withoutStep(content, step),
  tell: (before, _after, { step }) => ({
    what: "step-taken-out",
    step,
    before: asJson(stepOf(before, step)),
    after: null,
  }),
});

/** Gives a draft another title. */
export const renameTemplateDraft = draftCommand({
  name: "rename-template-draft",
  input: z.object({ title: line(120, "Give the template a title") }),
  change: (content, { title }) => ok({ ...content, title }),
  tell: (before, after) => ({ what: "title-changed", step: null, before: before.title, after: after.title }),
});
