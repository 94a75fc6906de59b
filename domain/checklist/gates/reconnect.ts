import { approvalInForce } from "../approved";
import type { Case } from "../case";
import { preconditionsOf } from "../preconditions";
import type { Blocker } from "../refusal";
import { peopleFor, roleName } from "../sentences";
import type { Step } from "../template";
import type { Gate } from "../trial";
import { unlessCounts } from "./contain";
import { doersOf } from "./exception";
import { unlessApproved } from "./interim";

const isReturn = (step: Step) => step.kind === "reconnect" || step.purpose === "return";

/** Back to full service: after a verified remediation, a clinical release, and two people's word. */
export const reconnectGates: readonly Gate[] = [
  {
    id: "G25",
    name: "Install only with a proven backup",
    code: "no-backup",
    kinds: ["install"],
    acts: ["do", "confirm"],
    check: (on) =>
      unlessCounts(
        on,
        "backup",
        "no-backup",
        "The backup is not proven: a restore test or the vendor's statement must be verified first.",
      ),
  },
  {
    id: "G26",
    name: "Reconnect only after the remediation is verified",
    code: "remediation-not-verified",
    kinds: ["reconnect", "approvals"],
    acts: ["do", "sign", "confirm"],
    check: (on, { step }) =>
      isReturn(step)
        ? unlessCounts(
            on,
            "verify-remediation",
            "remediation-not-verified",
            "The remediation must be verified first.",
          )
        : [],
  },
  {
    id: "G27",
    name: "Reconnect only after a release that follows the last installation",
    code: "not-released",
    kinds: ["reconnect", "approvals"],
    acts: ["do", "sign", "confirm"],
    check: (on, { step }) => (isReturn(step) ? unlessReleased(on) : []),
  },
  {
    id: "G28",
    name: "Reconnect only with two approvals",
    code: "no-approval",
    kinds: ["reconnect"],
    acts: ["do", "confirm"],
    check: (on) => unlessApproved(on, "return"),
  },
  {
    id: "G29",
    name: "Two different people approve",
    code: "same-person",
    kinds: ["approvals"],
    acts: ["sign"],
    check: (on, { actor, signing }) => {
      if (!actor || !signing) return [];
      const other = signing.side === "coordinator" ? "clinical-lead" : "coordinator";
      if (approvalInForce(on, signing.purpose, other)?.by.id !== actor.id) return [];
      const sentence = "You signed the other half; somebody else signs this one.";
      return [{ code: "same-person", sentence, who: peopleFor(on.facts, signing.side, [actor]) }];
    },
  },
  {
    id: "G30",
    name: "Who installed or verified the remediation does not approve the return",
    code: "own-work",
    kinds: ["approvals"],
    acts: ["sign"],
    check: (on, { actor, signing, step }) => {
      if (!actor || !signing || step.purpose !== "return") return [];
      if (!doersOf(on, ["install", "verify-remediation"]).has(actor.id)) return [];
      const sentence = "You did the installation or its verification step; somebody else approves.";
      return [{ code: "own-work", sentence, who: peopleFor(on.facts, signing.side, [actor]) }];
    },
  },
  {
    id: "G31",
    name: "Each half is signed by its own role",
    code: "not-your-side",
    kinds: ["approvals"],
    acts: ["sign"],
    check: (on, { actor, signing }) =>
      actor && signing && !actor.roles.includes(signing.side)
        ? [
            {
              code: "not-your-side",
              sentence: `This half is signed by ${roleName(signing.side)}.`,
              who: peopleFor(on.facts, signing.side),
            },
          ]
        : [],
  },
  {
    id: "G32",
    name: "What is signed is what was seen",
    code: "preconditions-changed",
    kinds: ["approvals"],
    acts: ["sign"],
    check: (on, { signing }) => {
      if (!signing || on.env.hash(preconditionsOf(on, signing.purpose).text) === signing.hash) return [];
      const sentence = "What you would sign has changed since you read it. Read it again, then sign.";
      return [{ code: "preconditions-changed", sentence, who: peopleFor(on.facts, signing.side) }];
    },
  },
];

/** A release before the last installation does not count: outlived.ts. */
function unlessReleased(on: Case): readonly Blocker[] {
  const sentence = "A clinical lead must release the system after the last installation.";
  return unlessCounts(on, "release", "not-released", sentence);
}
