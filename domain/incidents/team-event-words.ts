import type { TeamEvents } from "./team-events";
import { because, type Sentence, stepPart, strong, type Teller } from "./telling";

type Data<Type extends keyof TeamEvents> = TeamEvents[Type];
type OfStep = Readonly<{ step: string | null; title: string | null }>;

const onStep = ({ step, title }: OfStep): Sentence =>
  step === null ? [] : [" on ", stepPart({ step, title: title ?? step })];

export const tellComment = (data: Data<"comment.added">, by: Teller): Sentence => [
  strong(by.who),
  " commented",
  ...onStep(data),
  because(data.text),
];

export const tellCorrectedComment = (data: Data<"comment.corrected">, by: Teller): Sentence => [
  strong(by.who),
  " corrected a comment",
  ...onStep(data),
  because(data.text),
];

export const tellWithdrawnComment = (data: Data<"comment.withdrawn">, by: Teller): Sentence => [
  strong(by.who),
  " withdrew a comment",
  ...onStep(data),
  because(data.reason),
];

/** "Cora assigned the incident to Tess, instead of Jonas". */
export function tellAssigned({ before, to }: Data<"incident.assigned">, by: Teller): Sentence {
  const instead = before ? `, instead of ${before.name}` : "";
  return [strong(by.who), " assigned the incident to ", strong(to?.name ?? "nobody"), instead];
}

export const tellHandover = (data: Data<"handover.written">, by: Teller): Sentence => [
  strong(by.who),
  " handed over",
  because(data.text),
];
