import type { PriorityEvents } from "../priority/events";
import { type PriorityValues, priorityWords, valueWords } from "../priority/values";
import { because, code, counted, type Sentence, stepPart, strong, type Teller } from "./telling";

const inputWords: Readonly<Record<keyof PriorityValues, string>> = {
  exploitation: "exploitation",
  exposure: "exposure",
  automatable: "automatable",
  humanImpact: "human impact",
};
const inputs = ["exploitation", "exposure", "automatable", "humanImpact"] as const;

export function tellMoved({ from, to, before, values }: PriorityEvents["priority.moved"]): Sentence {
  const changed = inputs
    .filter((name) => before?.[name] !== values[name])
    .map((name) => {
      const was = before ? `, before ${valueWords[before[name]]}` : "";
      return `${inputWords[name]} is ${valueWords[values[name]]}${was}`;
    });
  const why = because(changed.join("; "));
  return [
    "The priority is ",
    strong(priorityWords[to]),
    `, before ${priorityWords[from].toLowerCase()}${why}`,
  ];
}

export function tellOverridden(data: PriorityEvents["priority.overridden"], by: Teller): Sentence {
  const instead = data.instead ? ` instead of ${priorityWords[data.instead].toLowerCase()}` : "";
  return [
    strong(by.who),
    " set the priority to ",
    strong(priorityWords[data.priority]),
    `${instead} until ${by.tell(new Date(data.until))}${because(data.reason)}`,
  ];
}

export function tellVendorWait(data: PriorityEvents["vendor-wait.begun"], by: Teller): Sentence {
  const until = `Waiting for the vendor until ${by.tell(new Date(data.until))}`;
  const reason = because(data.reason);
  return data.vendorCase === ""
    ? [`${until}, says `, strong(by.who), reason]
    : [`${until}, case `, code(data.vendorCase), ", says ", strong(by.who), reason];
}

export function tellAsked(data: PriorityEvents["step.asked"], by: Teller): Sentence {
  const names = data.who.map(({ name }) => name).join(", ");
  const holds = data.holds > 0 ? `, which holds ${counted(data.holds, "step", "steps")}` : "";
  return [strong(by.who), " asked ", strong(names), " for ", stepPart(data), holds];
}
