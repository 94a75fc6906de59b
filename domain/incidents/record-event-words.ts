import { clinicalQuestions } from "../checklist/clinical-questions";
import { patchName } from "../checklist/patch";
import type { IncidentEvents } from "./events";
import {
  alternativeWords,
  clearanceWords,
  containmentWords,
  examsWords,
  functionWords,
  planWords,
  purposeWords,
  sideWords,
} from "./record-words";
import { because, code, counted, inside, type Sentence, shortHash, strong, type Teller } from "./telling";

type Data<Type extends keyof IncidentEvents> = IncidentEvents[Type];
const instant = (by: Teller, text: string): string => by.tell(new Date(text));

export function tellDecided(data: Data<"containment.decided">, by: Teller): Sentence {
  const instead = data.old && data.old !== data.new ? `, instead of ${containmentWords[data.old]}` : "";
  const reasons = [
    data.segmentImpossible && `No segment: ${inside(data.segmentImpossible)}`,
    data.standaloneImpossible && `Not standalone: ${data.standaloneImpossible}`,
  ].filter(Boolean);
  const why = reasons.length > 0 ? `. ${reasons.join(". ")}` : "";
  return [strong(by.who), " chose ", strong(containmentWords[data.new]), `${instead}${why}`];
}

export function tellClearance(data: Data<"clearance.answered">, by: Teller): Sentence {
  if (data.answer === "withdrawn") {
    return [strong(by.who), " withdrew the clinical clearance", because(data.reason)];
  }
  if (data.answer === "refused") {
    return [strong(by.who), " refused the clinical clearance", because(data.reason)];
  }
  const until = data.until ? ` until ${instant(by, data.until)}` : "";
  const stop = data.stopConditions ? `. Stop if: ${data.stopConditions}` : "";
  const what = ` ${clearanceWords.cleared} the disconnection${until}${because(data.scope && inside(data.scope))}${stop}`;
  return [strong(by.who), what];
}

export const tellRisk = (data: Data<"risk.accepted">, by: Teller): Sentence => [
  strong(by.who),
  ` recorded that ${data.authorityName}, ${data.authorityFunction}, accepts the risk until ${instant(by, data.until)}`,
  because(data.reason),
];

export const tellPermit = (data: Data<"permit.issued">, by: Teller): Sentence => [
  strong(by.who),
  ` opened the remote update path until ${instant(by, data.endsAt)}, vendor case `,
  code(data.vendorCase),
];

export function tellPlan(data: Data<"remediation.planned">, by: Teller): Sentence {
  const before =
    data.old && planWords(data.old) !== planWords(data.new) ? `, before: ${planWords(data.old)}` : "";
  const files = data.evidence.length > 0 ? `, ${counted(data.evidence.length, "file", "files")}` : "";
  return [
    strong(by.who),
    " planned: ",
    strong(planWords(data.new)),
    `${before}${data.expected ? `, expected ${patchName(data.expected)}` : ""}${files}${because(data.reason)}`,
  ];
}

export const tellAttested = (data: Data<"containment.attested">, by: Teller): Sentence => [
  strong(by.who),
  ` attested the containment until ${instant(by, data.until)}`,
  because(data.statement),
];

export function tellImpact(data: Data<"impact.answered">, by: Teller): Sentence {
  const text = data.alternativeText ? ` (${data.alternativeText})` : "";
  const words = [functionWords[data.functionLevel], examsWords(data.examsPerDay)];
  const facts = `${words.join(", ")}, ${alternativeWords[data.alternative]}${text}`;
  const count = Object.keys(data.questions ?? {}).length;
  const questions = count > 0 ? `; ${count} of ${clinicalQuestions.length} clinical questions answered` : "";
  return [strong(by.who), ` answered for patient care: the system ${facts}${questions}`];
}

export const tellSigned = (data: Data<"approval.signed">, by: Teller): Sentence => [
  strong(by.who),
  ` signed as ${sideWords[data.side]}: ${purposeWords[data.purpose]}, `,
  code(shortHash(data.preconditionHash)),
  data.confirmedBy === "password" ? ", confirmed by password" : "",
  data.conditions ? `. Conditions: ${data.conditions}` : "",
];

export const tellVoided = (data: Data<"approval.voided">): Sentence => [
  "The signature of ",
  strong(data.signedBy),
  ` for the ${purposeWords[data.purpose]} is void`,
  because(data.cause),
];

/** "Cora adopted version 2 of the checklist; new: Call the network team; no longer asked: Map network exposure". */
export function tellAdopted(data: IncidentEvents["template.adopted"], by: Teller): Sentence {
  const added = data.added.length > 0 ? `; new: ${data.added.join(", ")}` : "";
  const gone = data.gone.length > 0 ? `; no longer asked: ${data.gone.join(", ")}` : "";
  return [
    strong(by.who),
    ` adopted version ${data.to} of the checklist, before: ${data.from}${added}${gone}`,
  ];
}

/** "Cora answered late: “The chief technologist” to “Who is told?”". */
export const tellDrillAnswer = (data: IncidentEvents["drill.answered"], by: Teller): Sentence => [
  strong(by.who),
  ` answered${data.late ? " late" : ""}: “${data.text}” to “${data.asked}”`,
];
