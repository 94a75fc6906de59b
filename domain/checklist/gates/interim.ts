import { approvedInForce } from "../approved";
import { type Case, stepOfKind } from "../case";
import { missing } from "../missing";
import { acceptanceInForce } from "../records";
import type { Blocker } from "../refusal";
import { peopleFor } from "../sentences";
import { countsKind } from "../settling";
import type { ApprovalPurpose, Step } from "../template";
import type { Gate, Trial } from "../trial";
import { unlessCounts } from "./contain";
import { doersOf } from "./exception";

/** Refuses unless both sides have signed for the purpose, on the preconditions as they are. */
export function unlessApproved(on: Case, purpose: ApprovalPurpose): readonly Blocker[] {
  const step = stepOfKind(on, "approvals", purpose);
  if (!step) return [{ code: "no-approval", sentence: "There is no approval for this.", who: [] }];
  return approvedInForce(on, step) ? [] : [missing(on, step, "no-approval")];
}

const isInterim = (step: Step) => step.kind === "interim-connect" || step.purpose === "interim";

/** Standalone is left before a verified remediation only by a proven segment or an exception in force. */
export const interimGates: readonly Gate[] = [
  {
    id: "G13",
    name: "Standalone is left only with two approvals",
    code: "no-approval",
    kinds: ["interim-connect"],
    acts: ["do", "confirm"],
    check: (on) => unlessApproved(on, "interim"),
  },
  {
    id: "G14",
    name: "Standalone is left for a segment only when the segment is proven",
    code: "segment-not-proven",
    kinds: ["interim-connect", "approvals"],
    acts: ["do", "sign", "confirm"],
    check: (on, { step }) =>
      isInterim(step) && on.branch.containment !== "exception"
        ? unlessCounts(
            on,
            "prove-segment",
            "segment-not-proven",
            "The segment must be proven first, with the port still down.",
          )
        : [],
  },
  {
    id: "G15",
    name: "Standalone is left by exception only with controls and an acceptance in force",
    code: "no-exception-in-force",
    kinds: ["interim-connect", "approvals"],
    acts: ["do", "sign", "confirm"],
    check: (on, trial) => (byException(on, trial) ? unlessExcepted(on, trial) : []),
  },
  {
    id: "G16",
    name: "Standalone is left by exception only after the clinical lead refused or withdrew",
    code: "clearance-not-refused",
    kinds: ["interim-connect", "approvals"],
    acts: ["do", "sign", "confirm"],
    check: (on, trial) => {
      const answer = on.facts.clearances.at(-1)?.answer;
      if (!byException(on, trial) || answer === "refused" || answer === "withdrawn") return [];
      const sentence =
        "An exception is open only after the clinical lead refuses or withdraws the clearance.";
      return [{ code: "clearance-not-refused", sentence, who: peopleFor(on.facts, "clinical-lead") }];
    },
  },
  {
    id: "G17",
    name: "Who built the segment or applied the controls does not approve leaving standalone",
    code: "built-it-yourself",
    kinds: ["approvals"],
    acts: ["sign"],
    check: (on, { step, actor, signing }) => {
      if (!actor || !signing || step.purpose !== "interim") return [];
      if (!doersOf(on, ["segment", "prove-segment", "controls"]).has(actor.id)) return [];
      const sentence = "You built the segment or applied the controls; somebody else approves.";
      return [{ code: "built-it-yourself", sentence, who: peopleFor(on.facts, signing.side, [actor]) }];
    },
  },
];

const byException = (on: Case, { step }: Trial) => isInterim(step) && on.branch.containment === "exception";

function unlessExcepted(on: Case, { at }: Trial): readonly Blocker[] {
  const sentence = "The exception is not in force: verified controls and an acceptance that has not run out.";
  if (!countsKind(on, "controls")) return unlessCounts(on, "controls", "no-exception-in-force", sentence);
  if (acceptanceInForce(on, at)) return [];
  const step = stepOfKind(on, "acceptance");
  return step ? [missing(on, step, "no-exception-in-force", sentence)] : [];
}
