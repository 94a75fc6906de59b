import { latestOf } from "../case";
import { roleOf } from "../missing";
import { patchName, patchRead, samePatch } from "../patch";
import { peopleFor } from "../sentences";
import { countingOfKind } from "../settling";
import type { Gate } from "../trial";

/** What is installed is what the vendor named: the plan says it, and the console shows it. */
export const patchGates: readonly Gate[] = [
  {
    id: "G57",
    name: "Nothing is installed before the plan names package and version",
    code: "patch-not-named",
    kinds: ["permit", "install", "verify-remediation"],
    acts: ["do", "verify", "confirm"],
    check: (on) => {
      const plan = on.facts.plans.at(-1);
      if (plan?.expected || (plan && plan.remediation !== "install")) return [];
      const step = on.template.steps.find(({ kind }) => kind === "plan");
      const sentence =
        "The plan does not say which package is installed, and in which version. Record the plan again with both.";
      const who = peopleFor(on.facts, step ? roleOf(step) : "technician");
      return [{ code: "patch-not-named", sentence, who, ...(step && { step: step.key }) }];
    },
  },
  {
    id: "G58",
    name: "What the console shows is what the plan expects",
    code: "wrong-patch",
    kinds: ["install", "verify-remediation"],
    acts: ["do", "verify", "confirm"],
    check: (on, { act, step, answers, attempt }) => {
      const expected = on.facts.plans.at(-1)?.expected;
      const looked = attempt?.attempt ?? latestOf(on, step.key)?.attempt;
      const given = act === "do" ? answers : looked?.outcome === "done" ? looked.answers : undefined;
      if (!expected || !given) return [];
      const read = patchRead(given);
      if (read && samePatch(read, expected)) return [];
      const sentence = read
        ? `The console shows ${patchName(read)}; the plan expects ${patchName(expected)}. Ask the vendor before you go on; if the plan is wrong, record it again.`
        : "Type the package and the version as the console shows them.";
      return [{ code: "wrong-patch", step: step.key, sentence, who: peopleFor(on.facts, roleOf(step)) }];
    },
  },
  {
    id: "G59",
    name: "Nothing else is planned than what is verified as installed",
    code: "installed-otherwise",
    kinds: ["plan"],
    acts: ["do"],
    check: (on, { plan }) => {
      const verified = plan && countingOfKind(on, "verify-remediation");
      const read = verified && patchRead(verified.attempt.answers);
      if (!read || plan.remediation === "withdraw") return [];
      if (plan.remediation === "install" && plan.expected && samePatch(read, plan.expected)) return [];
      const sentence = `${patchName(read)} is verified as installed. Where something else is to be planned, take that verification back first.`;
      const who = peopleFor(on.facts, "coordinator");
      return [{ code: "installed-otherwise", step: verified.attempt.stepKey, sentence, who }];
    },
  },
];
