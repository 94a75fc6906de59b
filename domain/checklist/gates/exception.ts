import { type Case, standingAttempts, stepOfKind } from "../case";
import { after, days } from "../duration";
import type { EvidenceFact } from "../facts";
import type { Blocker, RefusalCode } from "../refusal";
import { peopleFor } from "../sentences";
import type { Step, StepKind } from "../template";
import type { Gate } from "../trial";
import { unlessCounts } from "./contain";

/** Everybody who did or confirmed a standing attempt of the kinds. */
export function doersOf(on: Case, kinds: readonly StepKind[]): ReadonlySet<string> {
  const steps = on.template.steps.filter((step) => step.kind && kinds.includes(step.kind));
  const standing = steps.flatMap((step) => standingAttempts(on, step.key));
  const done = standing.filter((each) => each.attempt.outcome === "done");
  return new Set(done.flatMap((each) => each.doers.map((person) => person.id)));
}

const byCoordinator = (on: Case, code: RefusalCode, sentence: string): readonly Blocker[] => [
  { code, sentence, who: peopleFor(on.facts, "coordinator") },
];

/** Whether one of the files is the signed acceptance: where the template asks for it by a key, only a file filed as that. */
function signedAmong(step: Step, files: readonly EvidenceFact[]): boolean {
  const keys = step.evidence.filter((asked) => asked.kind === "file" && asked.required).map(({ key }) => key);
  return files.some(
    ({ requirement }) => keys.length === 0 || (requirement !== null && keys.includes(requirement)),
  );
}

/** What an accepted risk rests on. */
export const exceptionGates: readonly Gate[] = [
  {
    id: "G08",
    name: "An exception is accepted only with verified controls",
    code: "no-controls",
    kinds: ["acceptance"],
    acts: ["do", "confirm"],
    check: (on) =>
      on.branch.containment === "exception"
        ? unlessCounts(
            on,
            "controls",
            "no-controls",
            "The compensating controls must be applied and verified first.",
          )
        : [],
  },
  {
    id: "G09",
    name: "The accepting authority is named with function",
    code: "authority-not-named",
    kinds: ["acceptance"],
    acts: ["do"],
    check: (on, { acceptance }) =>
      acceptance && !(acceptance.authorityName.trim() && acceptance.authorityFunction.trim())
        ? byCoordinator(
            on,
            "authority-not-named",
            "Name the person who accepts the risk, and their function.",
          )
        : [],
  },
  {
    id: "G10",
    name: "The signed acceptance is on file",
    code: "no-signed-document",
    kinds: ["acceptance"],
    acts: ["do"],
    check: (on, { files, acceptance, step }) =>
      acceptance && files && !signedAmong(step, files)
        ? byCoordinator(on, "no-signed-document", "Attach the signed acceptance.")
        : [],
  },
  {
    id: "G11",
    name: "An acceptance lasts 90 days at most",
    code: "too-long",
    kinds: ["acceptance"],
    acts: ["do"],
    check: (on, { acceptance, at, step }) => {
      const most = Math.min(90, step.maxDays ?? 90);
      if (!acceptance || acceptance.until <= after(at, days(most))) return [];
      return byCoordinator(on, "too-long", `An acceptance lasts ${most} days at most.`);
    },
  },
  {
    id: "G12",
    name: "Who applied the controls does not record the acceptance",
    code: "own-controls",
    kinds: ["acceptance"],
    acts: ["do", "confirm"],
    check: (on, { actor }) => {
      if (!actor || !doersOf(on, ["controls"]).has(actor.id)) return [];
      const sentence = "You applied the controls; another coordinator records the acceptance.";
      const step = stepOfKind(on, "acceptance")?.key;
      const who = peopleFor(on.facts, "coordinator", [actor]);
      return [{ code: "own-controls", sentence, who, ...(step ? { step } : {}) }];
    },
  },
];
