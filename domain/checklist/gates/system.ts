import { type Case, latestOf, networkNow, stepOfKind } from "../case";
import type { OtherIncident } from "../facts";
import type { Blocker } from "../refusal";
import { capital, networkName } from "../sentences";
import { waits } from "../standing";
import type { Step, StepKind } from "../template";
import type { Gate } from "../trial";
import { formerState, movedByIncident } from "../way-back";
import { unlessApproved } from "./interim";
import { labelTold } from "./label";

const guarded: readonly StepKind[] = [
  "disconnect",
  "install",
  "interim-connect",
  "reconnect",
  "return",
  "withdraw",
];

/** Steps before which the doer types the end of the asset label. */
export const asksLabel = (step: Step): boolean =>
  step.confirmSystem === true || (step.kind !== undefined && guarded.includes(step.kind));

/** The right system, and one system for all its incidents. */
export const systemGates: readonly Gate[] = [
  {
    id: "G33",
    name: "No connection while another incident holds the system",
    code: "held-by-other-incident",
    kinds: ["permit", "interim-connect", "reconnect", "return"],
    acts: ["do", "confirm"],
    check: (on, { step }) =>
      on.facts.others
        .filter((other) => holds(on, step, other))
        .map((other) => ({
          code: "held-by-other-incident",
          sentence: `${other.key} still holds this system (${heldHow(other)}).`,
          who: [other.key],
        })),
  },
  {
    id: "G34",
    name: "The doer stands before the right system",
    code: "wrong-system",
    kinds: "any",
    acts: ["do"],
    check: (on, { step, label }) => {
      const wrong = label && asksLabel(step) ? labelTold(on, label) : null;
      return wrong === null ? [] : [{ code: "wrong-system", sentence: wrong, who: [] }];
    },
  },
  {
    id: "G45",
    name: "A wrong match is cancelled only where the system was when it was opened",
    code: "not-returned",
    kinds: ["close"],
    acts: ["cancel"],
    check: (on) => unlessReturned(on),
  },
  {
    id: "G46",
    name: "The way back of a wrong match needs two approvals",
    code: "no-approval",
    kinds: ["return"],
    acts: ["do", "confirm"],
    check: (on) => unlessApproved(on, "cancel"),
  },
];

const heldBy = { segment: "contained by segment", standalone: "contained by standalone" } as const;

function heldHow(other: OtherIncident): string {
  if (other.reported) return "a report of a worse state is not resolved";
  return other.containedBy ? heldBy[other.containedBy] : "not remediated";
}

/** Whether another open incident of the system stands against connecting it by this step. */
function holds(on: Case, step: Step, other: OtherIncident): boolean {
  if (other.reported && !(step.kind === "return" && formerState(on.facts) === "disconnected")) return true;
  switch (step.kind) {
    case "interim-connect":
      // Who approved a segment has not approved the business network.
      return on.branch.containment === "segment"
        ? other.containedBy === "standalone" && other.interimApproved === null
        : other.containedBy !== null && other.interimApproved !== "business";
    case "permit":
      return other.containedBy !== null && !other.remediated;
    case "return":
      return formerState(on.facts) !== "disconnected" && !other.remediated;
    default:
      return !other.remediated;
  }
}

function unlessReturned(on: Case): readonly Blocker[] {
  const here = networkNow(on.facts);
  const former = formerState(on.facts);
  if (here === former && !movedByIncident(on.facts)) return [];
  const step = stepOfKind(on, "return");
  const latest = step ? latestOf(on, step.key) : null;
  const sentence =
    here === former && latest && waits(latest)
      ? "The return is done and waits for another coordinator."
      : `${capital(networkName(here))} now, ${networkName(former)} when the incident was opened${here === former ? ", and moved since" : ""}: the return must be approved, done and verified first.`;
  return [{ code: "not-returned", sentence, who: [], ...(step ? { step: step.key } : {}) }];
}
