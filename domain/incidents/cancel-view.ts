import type { ActorHere } from "../access/permissions";
import { networkNow, readCase } from "../checklist/case";
import type { Evaluation, StepNow } from "../checklist/evaluation";
import type { Cancellation, Facts, NetworkState } from "../checklist/facts";
import { blockersOf } from "../checklist/gates";
import type { Env } from "../checklist/moment";
import type { Blocker } from "../checklist/refusal";
import type { Template } from "../checklist/template";
import { cancellationNow, formerState, needsReturn } from "../checklist/way-back";

/** Where the cancelling of a wrong match stands, and what it still needs. */
export type CancelView = Readonly<{
  request: Cancellation | null;
  /** The system was moved for this incident, or found worse than recorded: the way back is approved, done and verified first. */
  moved: boolean;
  now: NetworkState;
  former: NetworkState;
  /** The steps of the way back, once it is asked for. */
  steps: readonly StepNow[];
  /** What keeps the reader from asking to cancel, and from cancelling. */
  askBlockers: readonly Blocker[];
  cancelBlockers: readonly Blocker[];
}>;

/** How far the cancelling is, as one person sees it. */
export function cancelView(
  template: Template,
  facts: Facts,
  env: Env,
  evaluation: Evaluation,
  here: ActorHere,
): CancelView {
  const on = readCase(template, facts, env);
  const close = on.template.steps.find((step) => step.kind === "close");
  if (!close) throw new Error(`The template ${template.key} has no step that closes`);
  const held = (act: "ask-cancel" | "cancel") =>
    blockersOf(on, { act, step: close, at: env.now, actor: here });
  const own = new Set(template.steps.map((step) => step.key));
  return {
    request: cancellationNow(facts),
    moved: needsReturn(facts),
    now: networkNow(facts),
    former: formerState(facts),
    steps: evaluation.steps.filter((step) => !own.has(step.key)),
    askBlockers: held("ask-cancel"),
    cancelBlockers: held("cancel"),
  };
}
