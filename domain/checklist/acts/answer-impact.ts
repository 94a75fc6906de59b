import { readCase } from "../case";
import { answeredQuestions } from "../clinical-questions";
import { counts } from "../counting";
import type { Facts, ImpactAnswer } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import { finish } from "./finish";
import type { AnswerImpactInput } from "./inputs";
import { firstOf, held, kindStep, unchangedRecord, whileOpen } from "./refusing";
import { addAttempt, answeredBy, nothing, one, stamp, together } from "./writing";

/** The clinical lead tells what the incident means for care. */
export function answerImpact(
  template: Template,
  facts: Facts,
  input: AnswerImpactInput,
  moment: Moment,
): ActResult {
  const on = readCase(template, facts, moment);
  const step = kindStep(on, "impact");
  const refusal = firstOf(
    () => whileOpen(on),
    () => unchangedRecord(facts.impactAnswers, input.seen),
    () => held(on, { act: "do", step, at: moment.now, actor: moment.actor }),
  );
  if (refusal) return refusal;
  const { functionLevel, since, examsPerDay, alternative, alternativeText } = input;
  const questions = answeredQuestions(input.questions ?? {});
  const row: ImpactAnswer = {
    ...stamp(moment),
    functionLevel,
    since,
    examsPerDay,
    alternative,
    alternativeText,
    questions,
  };
  const data = {
    answer: row.id,
    functionLevel,
    since: since.toISOString(),
    examsPerDay,
    alternative,
    alternativeText,
    questions,
  };
  const answer = one({ add: "impactAnswer", row }, { type: "impact.answered", data });
  const first = counts(on, step) ? nothing : one(addAttempt(answeredBy(step, moment, row.id)));
  return finish(template, facts, together(answer, first), moment);
}
