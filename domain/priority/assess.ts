import type { Evaluation, ExposureValue } from "../checklist/evaluation";
import type { Facts, ImpactAnswer } from "../checklist/facts";
import { priorityIn } from "./table";
import type { Input, Threat } from "./threat";
import type { HumanImpact, Priority, PriorityValues, SystemExposure } from "./values";

/** A priority as the table gives it, with its four inputs. */
export type Assessment = Readonly<{
  priority: Priority;
  /** What it is from `holdsUntil` on, when the containment it rests on ran out. */
  lapsed: Priority;
  values: PriorityValues;
  inputs: Readonly<{
    exploitation: Threat["exploitation"];
    exposure: Input<SystemExposure>;
    automatable: Threat["automatable"];
    humanImpact: Input<HumanImpact>;
  }>;
}>;

type Seen = Readonly<{ facts: Facts; evaluation: Evaluation; threat: Threat }>;

/** The priority that follows from what is known; null for an incident that has ended. */
export function assess({ facts, evaluation, threat }: Seen): Assessment | null {
  if (facts.incident.closed) return null;
  const inputs = {
    ...threat,
    exposure: systemExposure(evaluation),
    humanImpact: humanImpact(facts.impactAnswers.at(-1) ?? null),
  };
  const values: PriorityValues = {
    exploitation: inputs.exploitation.value,
    exposure: inputs.exposure.value,
    automatable: inputs.automatable.value,
    humanImpact: inputs.humanImpact.value,
  };
  return {
    priority: priorityIn(values),
    lapsed: priorityIn({ ...values, exposure: "open" }),
    values,
    inputs,
  };
}

/** Open until a verified fact says otherwise: what is done and not verified leaves the incident exposed, and so it counts here. */
const exposureOf: Readonly<Record<ExposureValue, Readonly<{ value: SystemExposure; sentence: string }>>> = {
  exposed: { value: "open", sentence: "No verified step shows that the system is contained." },
  "risk-accepted": { value: "open", sentence: "The risk is accepted, and the system is connected." },
  "contained-segment": { value: "controlled", sentence: "The segment is proven and verified." },
  "contained-standalone": { value: "small", sentence: "The disconnection is verified." },
  remediated: { value: "small", sentence: "The remediation is verified." },
  "back-in-service": { value: "small", sentence: "The remediation and the reconnection are verified." },
  withdrawn: { value: "small", sentence: "The system is withdrawn from service." },
  cancelled: { value: "small", sentence: "The match was wrong." },
};

function systemExposure({ exposure }: Evaluation): Input<SystemExposure> {
  const { value, sentence } = exposureOf[exposure.value];
  const words =
    exposure.rule === 1 ? "A permit is not proved to have ended, or a worse state is reported." : sentence;
  return { value, known: true, because: [words] };
}

type Impact = Readonly<{ value: HumanImpact; known: boolean; sentence: string }>;

function humanImpact(answer: ImpactAnswer | null): Input<HumanImpact> {
  const { value, known, sentence } = answer
    ? answered(answer)
    : {
        value: "very-high" as const,
        known: false,
        sentence: "No clinical lead has answered yet: unknown, which counts as very high.",
      };
  return { value, known, because: [sentence] };
}

/** Whom it would hurt if the system were lost: how many are examined on it, and whether they can be examined elsewhere. */
function answered({ functionLevel, examsPerDay, alternative, by }: ImpactAnswer): Impact {
  const works = functionLevel === "fully";
  if (examsPerDay === 0 && works) {
    return { value: "low", known: true, sentence: `${by.name} answered: nobody is examined on it now.` };
  }
  // On a system that does not work nobody is examined, which says nothing of how many would be.
  const counted = examsPerDay !== null && examsPerDay > 0;
  const exams = examsPerDay === null ? "exams a day unknown" : `${examsPerDay} exams a day`;
  const { value, known, words } = elsewhere[alternative]({ works, counted });
  return { value, known, sentence: `${by.name} answered: ${exams}${words}` };
}

type Counted = Readonly<{ works: boolean; counted: boolean }>;

const elsewhere: Readonly<
  Record<
    ImpactAnswer["alternative"],
    (of: Counted) => Readonly<{ value: HumanImpact; known: boolean; words: string }>
  >
> = {
  yes: ({ counted }) => ({
    value: counted ? "medium" : "high",
    known: counted,
    words: ", and an alternative exists.",
  }),
  no: ({ works, counted }) => ({
    value: works && counted ? "high" : "very-high",
    known: counted,
    words: `, no alternative, and the system ${works ? "works fully" : "does not work fully"}.`,
  }),
  unknown: () => ({
    value: "very-high",
    known: false,
    words: "; whether there is an alternative is unknown, which counts as very high.",
  }),
};
