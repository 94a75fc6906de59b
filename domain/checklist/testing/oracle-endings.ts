import type { Attempt, Facts, NetworkFact } from "../facts";
import type { Template } from "../template";
import { clearedAt, networkOf, sound, vouched } from "./oracle-facts";

type Said = (ok: boolean, sentence: string) => void;

const passing = ["report", "permit-start", "permit-end"];

/** Where an act last put the system, whatever a report found or a permit borrowed. */
const placed = (facts: Facts): NetworkFact | undefined =>
  facts.system.network.filter((fact) => !passing.includes(fact.act)).at(-1);

const resolved = (facts: Facts) => facts.reports.every((report) => report.resolvedBy !== null);

/** A return that another person verified, and nobody ended. */
function returned(facts: Facts): readonly Attempt[] {
  const kindsOf = (attempt: Attempt) =>
    facts.reviews.filter((review) => review.attemptId === attempt.id).map((review) => review.kind);
  return facts.attempts
    .filter((attempt) => attempt.stepKey === "return-to-former-state" && attempt.outcome === "done")
    .filter((attempt) => kindsOf(attempt).includes("verified"))
    .filter((attempt) => !kindsOf(attempt).some((kind) => kind === "rejected" || kind === "reopened"));
}

export function closedCancelled(before: Facts, must: Said): void {
  const opened = before.system.networkWhenOpened;
  const former = opened === "under-permit" ? "business" : opened;
  must(resolved(before), "cancelled over an unresolved report");
  must(networkOf(before) === former, "cancelled away from where it was opened");
  const moves = before.system.network.filter(
    (fact) => fact.incidentId === before.incident.id && fact.act !== "return",
  );
  const last = moves.at(-1);
  const back = last === undefined || returned(before).some((attempt) => attempt.doneAt >= last.since);
  must(back, "cancelled after the system was moved, without a verified return");
}

export function closedWithdrawn(template: Template, before: Facts, must: Said): void {
  must(resolved(before), "closed as withdrawn over an unresolved report");
  must(networkOf(before) === "disconnected", "closed as withdrawn while connected");
  must(vouched(before, template, "withdraw").length > 0, "closed as withdrawn unverified");
  must(before.plans.at(-1)?.remediation !== "install", "closed as withdrawn though to be installed");
}

/** Taking a connected system off the network, for a time or for good. */
export function tookOff(template: Template, before: Facts, attempt: Attempt, must: Said): void {
  const connected = before.system.network
    .filter((fact) => fact.act !== "permit-end" && (fact.state === "business" || fact.state === "segment"))
    .filter((fact) => fact.incidentId !== null)
    .at(-1);
  const queues = sound(before, template, "empty-queue");
  const empty = queues.some((each) => !connected || each.doneAt >= connected.since);
  must(clearedAt(before, attempt.doneAt), "disconnected without a clearance in force");
  must(vouched(before, template, "backup").length > 0, "disconnected without a verified backup");
  const served = vouched(before, template, "verify-remediation").length > 0;
  must(empty || (served && queues.length > 0), "disconnected without an empty queue");
}

/** The move into a segment neither connects a system nor takes it out of standalone. */
export function intoSegment(before: Facts, must: Said): void {
  must(networkOf(before) === "business", "the move to a segment connected a system");
  const from = placed(before);
  must(
    from?.state !== "disconnected" || from.incidentId === null,
    "left standalone by the move to a segment",
  );
}

/** A disconnected system whose decision is to connect it again is asked for the steps that do. */
export function stranded(template: Template, facts: Facts, asked: (key: string) => boolean): string | null {
  const from = placed(facts);
  const option = facts.decisions.at(-1)?.option;
  const own = from?.incidentId === facts.incident.id && from.act === "disconnect";
  if (!own || facts.incident.closed || !option || option === "standalone") return null;
  if (vouched(facts, template, "verify-remediation").length > 0) return null;
  if (vouched(facts, template, "withdraw").length > 0) return null;
  const step = template.steps.find((each) => each.kind === "interim-connect");
  return !step || asked(step.key) ? null : "disconnected, and nothing leads back";
}

/** Whether another open incident of the system stands against an act that connects it. */
export function heldBeside(
  template: Template,
  other: Facts | null,
  act: NetworkFact["act"],
  must: Said,
): void {
  if (!other || other.incident.closed || vouched(other, template, "verify-remediation").length > 0) return;
  must(resolved(other) || act === "return", `${act} over a report on another incident`);
  const state = placed(other)?.state;
  const kinds =
    state === "disconnected" ? (["disconnect", "withdraw"] as const) : (["prove-segment"] as const);
  const signed = new Set(
    other.approvals.filter((each) => each.purpose === "interim" && !each.voided).map((each) => each.by.id),
  );
  const since = placed(other)?.since ?? new Date(0);
  const holding = kinds
    .flatMap((kind) => sound(other, template, kind))
    .filter((each) => each.doneAt >= since);
  const held = networkOf(other) === state && state !== "business" && holding.length > 0;
  if (act === "permit-start") must(!held, "a permit over another incident's hold");
  if (act === "interim-connect" && state === "disconnected")
    must(!held || signed.size > 1, "left standalone over another incident's hold");
}
