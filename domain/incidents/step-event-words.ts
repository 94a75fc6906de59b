import type { IncidentEvents } from "./events";
import { because, counted, type Sentence, stepPart, strong, type Teller } from "./telling";

type Data<Type extends keyof IncidentEvents> = IncidentEvents[Type];

/** Typed to the minute: a claimed time this near to the record needs no words of its own. */
const near = 5 * 60_000;

/** "Tess did Map network exposure again, claimed for Sun 22 Nov, 21:10 CET, 2 files". */
export function tellCompleted(data: Data<"step.completed">, by: Teller): Sentence {
  const doneAt = new Date(data.doneAt);
  const earlier = by.recordedAt.getTime() - doneAt.getTime() > near;
  const more = [
    data.repeat && " again",
    earlier && `, claimed for ${by.tell(doneAt)}`,
    data.evidence.length > 0 && `, ${counted(data.evidence.length, "file", "files")}`,
    data.late && "; another coordinator confirms the time",
  ];
  return [strong(by.who), " did ", stepPart(data), more.filter(Boolean).join("")];
}

export const tellCouldNot = (data: Data<"step.could-not">, by: Teller): Sentence => [
  strong(by.who),
  " could not do ",
  stepPart(data),
  because(data.reason),
];

export const tellNotApplicable = (data: Data<"step.not-applicable-asked">, by: Teller): Sentence => [
  strong(by.who),
  " says that this does not apply: ",
  stepPart(data),
  because(data.reason),
];

export function tellVerified(data: Data<"step.verified">, by: Teller): Sentence {
  if (data.outcome === "not-applicable") {
    return [strong(by.who), " agreed that this does not apply: ", stepPart(data)];
  }
  return [strong(by.who), " verified ", stepPart(data), data.late ? ", and the time claimed for it" : ""];
}

export const tellRejected = (data: Data<"step.rejected">, by: Teller): Sentence => [
  strong(by.who),
  " returned ",
  stepPart(data),
  because(data.reason),
];

export function tellReopened(data: Data<"step.reopened">, by: Teller): Sentence {
  switch (data.cause) {
    case "taken-back":
      return [strong(by.who), " took back ", stepPart(data), because(data.reason)];
    case "report":
      return ["The report reopened ", stepPart(data)];
    case "cannot":
      return [stepPart(data), " must be done again", because(data.reason)];
    case "plan":
      return ["The new plan takes back ", stepPart(data)];
    case "incident":
      return [stepPart(data), " was reopened with the incident"];
  }
}

export const tellQuestioned = (data: Data<"step.questioned">): Sentence => [
  stepPart(data),
  ` is in question, because “${data.because}” fell`,
];

export const tellConfirmed = (data: Data<"step.confirmed">, by: Teller): Sentence => [
  strong(by.who),
  " confirmed that this still stands: ",
  stepPart(data),
];
