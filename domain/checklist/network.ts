import type { Facts, NetworkFact } from "./facts";

/** Acts that put the system nowhere of their own: a report finds it, and a permit borrows it. */
const passing: readonly NetworkFact["act"][] = ["report", "permit-start", "permit-end"];

/** The last act that put the system where it is meant to be, whatever was found or permitted since. */
export const lastPlaced = ({ system }: Facts): NetworkFact | undefined =>
  system.network.findLast((fact) => !passing.includes(fact.act));

const own = ({ incident }: Facts, fact: NetworkFact): boolean => fact.incidentId === incident.id;

/** Whether an act of this incident, verified or not, ever took the system off the network. */
export const everDisconnected = (facts: Facts): boolean =>
  facts.system.network.some(
    (fact) => own(facts, fact) && (fact.act === "disconnect" || fact.act === "withdraw"),
  );

/** Whether an act of this incident put the system where it is disconnected now. */
export function disconnectedByOwn(facts: Facts): boolean {
  const placed = lastPlaced(facts);
  return placed?.state === "disconnected" && own(facts, placed);
}

/** Found connected although an incident's act had disconnected it: standalone was left by nobody's leave. */
export function leftStandalone(facts: Facts): boolean {
  const placed = lastPlaced(facts);
  const found = facts.system.network.at(-1);
  return found?.state === "business" && placed?.state === "disconnected" && placed.incidentId !== null;
}

/** Whether standalone is to be left, or was left by this incident's own interim connection. */
export const leavesStandalone = (facts: Facts): boolean =>
  lastPlaced(facts)?.state === "disconnected" ||
  facts.system.network.some((fact) => own(facts, fact) && fact.act === "interim-connect");

/** Whether withdrawing takes, or took, a connected system off the network: then it is a disconnection. */
export function withdrawsConnected(facts: Facts): boolean {
  const placed = lastPlaced(facts);
  return facts.system.network.at(-1)?.state !== "disconnected" || placed?.act === "withdraw";
}

/** The acts of this incident that moved the system, its reports among them, oldest first. */
export const ownMoves = (facts: Facts): readonly NetworkFact[] =>
  facts.system.network.filter((fact) => own(facts, fact));
