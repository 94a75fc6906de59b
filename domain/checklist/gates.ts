import { applies } from "./branches";
import type { Case } from "./case";
import { gates } from "./gate-table";
import { missingRequirements } from "./missing";
import type { Blocker } from "./refusal";
import { named as nameOf } from "./sentences";
import type { Gate, Trial } from "./trial";

/** Everything that stands in the way of an act: the gates first, then what the template asks for. */
export function blockersOf(on: Case, trial: Trial): readonly Blocker[] {
  const found = boundGates(trial).flatMap((gate) => gate.check(on, trial));
  const named = new Set(found.map((blocker) => blocker.step));
  const further = requirements(on, trial).filter((blocker) => !named.has(blocker.step));
  return [...notAsked(on, trial), ...found, ...further];
}

const bound = new WeakMap<readonly Gate[], Map<string, readonly Gate[]>>();

/** The gates of an act on a step, looked up once for each act and kind. */
function boundGates(trial: Trial): readonly Gate[] {
  const table = gates;
  const known = bound.get(table) ?? new Map<string, readonly Gate[]>();
  bound.set(table, known);
  const asked = `${trial.act} ${trial.step.kind ?? ""}`;
  const held = known.get(asked);
  if (held) return held;
  const found = table.filter((gate) => bindsTo(gate, trial));
  known.set(asked, found);
  return found;
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
