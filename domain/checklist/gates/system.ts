import { type Case, latestOf, networkNow, stepOfKind } from "../case";
import type { OtherIncident } from "../facts";
import type { Blocker } from "../refusal";
import { capital, networkName } from "../sentences";
import type { Step, StepKind } from "../template";
import type { Gate } from "../trial";
import { formerState } from "../way-back";
import { unlessApproved } from "./interim";

const guarded: readonly StepKind[] = ["disconnect", "install", "interim-connect", "reconnect", "return"];

/** Steps before which the doer types the end of the asset label. */
export const asksLabel = (step: Step): boolean =>
  step.confirmSystem === true || (step.kind !== undefined && guarded.includes(step.kind));

/** The last three letters or digits of an asset tag: what is typed from the label. */
const labelEndOf = (assetTag: string): string =>
  assetTag
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(-3);

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
          sentence: `${other.key} still holds this system${other.containedBy ? ` (${heldBy[other.containedBy]})` : ""}.`,
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
      const expected = labelEndOf(on.facts.system.assetTag);
      if (!label || !asksLabel(step) || label.end?.trim().toUpperCase() === expected) return [];
      return [{ code: "wrong-system", sentence: mismatch(on, label), who: [] }];
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

/** Whether another open incident of the system stands against connecting it by this step. */
function holds(on: Case, step: Step, other: OtherIncident): boolean {
  switch (step.kind) {
    case "interim-connect":
      if (other.interimApproved) return false;
      return on.branch.containment === "segment"
        ? other.containedBy === "standalone"
        : other.containedBy !== null;
    case "permit":
      return other.containedBy !== null && !other.remediated;
    case "return":
      return formerState(on.facts) !== "disconnected" && !other.remediated;
    default:
      return !other.remediated;
  }
}

function mismatch(on: Case, label: NonNullable<Parameters<Gate["check"]>[1]["label"]>): string {
  const { name, assetTag } = on.facts.system;
  if (!label.end?.trim()) return "Type the last three characters of the asset label.";
  const [match] = label.matches;
  const theirs = match
    ? `${label.end.trim()} is the end of ${match.tag}, ${match.name}`
    : `No system here has a label that ends with ${label.end.trim()}`;
  return `${theirs}. This incident is about ${name}, asset label ${assetTag}.`;
}

function unlessReturned(on: Case): readonly Blocker[] {
  const here = networkNow(on.facts);
  const former = formerState(on.facts);
  const step = stepOfKind(on, "return");
  const link = step ? { step: step.key } : {};
  if (here !== former) {
    const sentence = `${capital(networkName(here))} now, ${networkName(former)} when the incident was opened: the return must be approved, done and verified first.`;
    return [{ code: "not-returned", sentence, who: [], ...link }];
  }
  if (on.facts.system.network.at(-1)?.act !== "return" || returnVerified(on)) return [];
  return [
    {
      code: "not-returned",
      sentence: "The return is done and waits for another coordinator.",
      who: [],
      ...link,
    },
  ];
}

function returnVerified(on: Case): boolean {
  const last = latestOf(on, "return-to-former-state");
  return last !== null && last.verified !== null && last.ended === null;
}
