import { refusedBy } from "@/domain/checklist/acts/refusing";
import { adoptTemplate } from "@/domain/checklist/adoption";
import { applyChanges } from "@/domain/checklist/apply";
import { evaluate } from "@/domain/checklist/evaluate";
import type { Facts } from "@/domain/checklist/facts";
import type { ActResult, Moment } from "@/domain/checklist/moment";
import type { Template } from "@/domain/checklist/template";
import { type DueStep, forgiven } from "@/domain/priority/forgiven";
import type { Ground } from "../priority/ground";
import { priorityNow } from "../priority/priority-now";

type Running = Readonly<{ template: Template; facts: Facts; ground: Ground }>;

/** Whether an incident may adopt a later version, and what follows; refused too where that would take a passed due time back. */
export function askAdoption({ template, facts, ground }: Running, to: Template, moment: Moment): ActResult {
  const result = adoptTemplate(template, facts, { to }, moment);
  if (!result.ok) return result;
  const was = dueSteps({ template, facts, ground }, moment);
  const is = dueSteps({ template: to, facts: applyChanges(facts, result.value.changes), ground }, moment);
  const blockers = forgiven(was, is, to.version, moment.now);
  return blockers.length > 0 ? refusedBy(blockers) : result;
}

function dueSteps({ template, facts, ground }: Running, moment: Moment): readonly DueStep[] {
  const { now } = moment;
  const evaluation = evaluate(template, facts, moment);
  const { dueOf } = priorityNow({ facts, evaluation, ground, now });
  return evaluation.steps.map((step) => ({ key: step.key, title: step.title, dueAt: dueOf(step) }));
}
