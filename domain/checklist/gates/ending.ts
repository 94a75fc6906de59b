import { applies } from "../branches";
import type { Case } from "../case";
import { ownMoves } from "../network";
import { named, peopleFor } from "../sentences";
import type { StepKind } from "../template";
import type { Gate } from "../trial";
import { cancellationNow } from "../way-back";
import { doersOf } from "./exception";

const moving: readonly StepKind[] = ["segment", "disconnect", "interim-connect", "reconnect", "withdraw"];

/** How a system leaves for good, and who may say that it was never affected. */
export const endingGates: readonly Gate[] = [
  {
    id: "G47",
    name: "A withdrawal is vouched for only while the plan asks for it",
    code: "not-applicable",
    kinds: ["withdraw"],
    acts: ["verify"],
    check: (on, { step }) =>
      applies(on, step) === "elsewhere"
        ? [
            {
              code: "not-applicable",
              step: step.key,
              sentence: `${named(on, step)} does not belong to the present plan; it can only be returned.`,
              who: [],
            },
          ]
        : [],
  },
  {
    id: "G48",
    name: "A plan that installs nothing is a coordinator's",
    code: "coordinator-only",
    kinds: ["plan"],
    acts: ["do"],
    check: (on, { step, actor, plan }) =>
      !plan || plan.remediation === "install" || !actor || actor.roles.includes("coordinator")
        ? []
        : [
            {
              code: "coordinator-only",
              step: step.key,
              sentence: "That nothing will be installed is decided by a coordinator.",
              who: peopleFor(on.facts, "coordinator"),
            },
          ],
  },
  {
    id: "G49",
    name: "Who asked to cancel or moved the system does not approve its return",
    code: "own-work",
    kinds: ["approvals"],
    acts: ["sign"],
    check: (on, { actor, signing, step }) => {
      if (!actor || !signing || step.purpose !== "cancel" || !tookPart(on).has(actor.id)) return [];
      const sentence = "You asked to cancel or did an act that moved the system; somebody else approves.";
      return [{ code: "own-work", sentence, who: peopleFor(on.facts, signing.side, [actor]) }];
    },
  },
];

/** Who asked for the cancellation, and everybody who moved the system for this incident; a report moves nothing. */
function tookPart(on: Case): ReadonlySet<string> {
  const moves = ownMoves(on.facts).filter((fact) => fact.act !== "report" && fact.act !== "permit-end");
  const asked = cancellationNow(on.facts)?.by.id;
  return new Set([
    ...moves.flatMap((fact) => (fact.by ? [fact.by.id] : [])),
    ...doersOf(on, moving),
    ...(asked ? [asked] : []),
  ]);
}
