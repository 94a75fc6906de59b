import { ok, type Result, refuse } from "@/lib/result";
import { type TemplateFault, templateFaults } from "./check-template";
import type { Step, Template } from "./template";

/** A template being written: only one of a key at a time, kept as typed until it is published or given up. */
export type Draft = Readonly<{
  content: Template;
  /** The version it was begun from; 0: none of this key. */
  basedOn: number;
  rowVersion: number;
  changedBy: string;
  ended: "published" | "given-up" | null;
}>;

export type DraftRefusal = Readonly<{
  code:
    | "changed-meanwhile"
    | "draft-ended"
    | "draft-exists"
    | "key-taken"
    | "template-missing"
    | "unknown-step"
    | "too-many-steps"
    | "has-faults"
    | "nothing-changed";
  sentence: string;
  faults?: readonly TemplateFault[];
}>;

const mostSteps = 80;

const no = (code: DraftRefusal["code"], sentence: string) => refuse<DraftRefusal>({ code, sentence });

/** A new draft: the next version of a template, or another template that begins as a copy of it. */
export function beginDraft(
  source: Template | null,
  newest: number,
  as: Readonly<{ key: string; title: string }> | null,
): Result<Template, DraftRefusal> {
  if (!source) return no("template-missing", "There is no such template.");
  if (as && newest > 0) return no("key-taken", "A template has this key already. Choose another one.");
  return ok({ ...source, ...(as ?? {}), version: newest + 1 });
}

/** Whether the draft is still as the editor saw it: of two at once, the first wins and the other is told. */
export function unchangedDraft(draft: Draft, seen: number): Result<Draft, DraftRefusal> {
  if (draft.ended === "published") return no("draft-ended", "This draft was published meanwhile.");
  if (draft.ended === "given-up") return no("draft-ended", "This draft was given up meanwhile.");
  if (draft.rowVersion === seen) return ok(draft);
  const sentence = `${draft.changedBy} changed this draft meanwhile. What you typed is kept. Look at the change, then send it once more.`;
  return no("changed-meanwhile", sentence);
}

/** Puts a step in: in place of the one it was, or as a new one behind another. */
export function withStep(
  content: Template,
  step: Step,
  was: string | null,
  behind: string | null,
): Result<Template, DraftRefusal> {
  const { steps } = content;
  if (was !== null) {
    if (!steps.some((each) => each.key === was)) return gone();
    return ok({ ...content, steps: steps.map((each) => (each.key === was ? step : each)) });
  }
  if (steps.some((each) => each.key === step.key))
    return no("key-taken", "Another step has this key. Choose another one.");
  if (steps.length >= mostSteps) return no("too-many-steps", `A template has ${mostSteps} steps at most.`);
  const at = behind === null ? -1 : steps.findIndex((each) => each.key === behind);
  return ok({ ...content, steps: steps.toSpliced(at + 1, 0, step) });
}

/** Moves a step before or behind its neighbour of the same phase. */
export function moveStep(content: Template, key: string, by: -1 | 1): Result<Template, DraftRefusal> {
  const from = content.steps.findIndex((each) => each.key === key);
  const step = content.steps[from];
  if (!step) return gone();
  const phase = content.steps.flatMap((each, index) => (each.phase === step.phase ? [index] : []));
  const to = phase[phase.indexOf(from) + by];
  if (to === undefined) return ok(content);
  return ok({ ...content, steps: content.steps.toSpliced(from, 1).toSpliced(to, 0, step) });
}

/** Takes a step out. Steps that name it keep naming it until they are edited: the check says so. */
export function withoutStep(content: Template, key: string): Result<Template, DraftRefusal> {
  if (!content.steps.some((each) => each.key === key)) return gone();
  return ok({ ...content, steps: content.steps.filter((each) => each.key !== key) });
}

const gone = () => no("unknown-step", "This step is no longer in the draft.");

/** Whether a draft becomes a version: it says something new, and nothing in it is wrong. */
export function publishing(content: Template, based: Template | null): Result<Template, DraftRefusal> {
  const faults = templateFaults(content);
  if (faults.length > 0) {
    const sentence = `${faults.length === 1 ? "One thing is" : `${faults.length} things are`} wrong with it. A template with a fault is never published.`;
    return refuse({ code: "has-faults", sentence, faults });
  }
  if (based && sameSteps(content, based))
    return no("nothing-changed", `It says the same as version ${based.version}.`);
  return ok(content);
}

const sameSteps = (one: Template, other: Template): boolean =>
  one.title === other.title && JSON.stringify(one.steps) === JSON.stringify(other.steps);
