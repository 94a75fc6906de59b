import { applies } from "./branches";
import type { Case } from "./case";
import { gates } from "./gate-table";
import { missingRequirements } from "./missing";
import type { Blocker } from "./refusal";
import { named as nameOf } from "./sentences";
import type { Gate, Trial } from "./trial";

/** Everything that stands in the way of an act: the gates first, then what the template asks for. */
export function blockersOf(on: Case, trial: Trial): readonly Blocker[] {
  const found = gates.flatMap((gate) => (bindsTo(gate, trial) ? gate.check(on, trial) : []));
  const named = new Set(found.map((blocker) => blocker.step));
  const further = requirements(on, trial).filter((blocker) => !named.has(blocker.step));
  return [...notAsked(on, trial), ...found, ...further];
}

const bindsTo = ({ acts, kinds }: Gate, { act, step }: Trial): boolean =>
  acts.includes(act) && (kinds === "any" || (step.kind !== undefined && kinds.includes(step.kind)));

function requirements(on: Case, { act, step, at }: Trial): readonly Blocker[] {
  return act === "do" || act === "sign" || act === "confirm" ? missingRequirements(on, step, at) : [];
}

const asked: readonly Trial["act"][] = ["do", "cannot", "sign", "skip"];

/** A step the branch does not ask for cannot be done; one that is no longer needed still can, to restore. */
function notAsked(on: Case, { act, step }: Trial): readonly Blocker[] {
  if (!asked.includes(act)) return [];
  const how = applies(on, step);
  if (how === "elsewhere")
    return [
      {
        code: "not-applicable",
        step: step.key,
        sentence: `${nameOf(on, step)} does not belong to this branch.`,
        who: [],
      },
    ];
  if (how !== "unknown") return [];
  const sentence = `${nameOf(on, step)} depends on a decision that is not made yet.`;
  return [{ code: "undetermined", step: step.key, sentence, who: [] }];
}
