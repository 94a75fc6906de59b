import type { Change } from "../change";
import type { Attempt, Facts, NetworkFact, Review } from "../facts";
import type { ApprovalPurpose, StepKind, Template } from "../template";
import { closedCancelled, closedWithdrawn, heldBeside, intoSegment, tookOff } from "./oracle-endings";
import {
  acceptedAt,
  disconnectedSince,
  doersOf,
  done,
  networkOf,
  sound,
  unprovedPermits,
  vouched,
  whoDid,
} from "./oracle-facts";
import { seenInFile, shown } from "./oracle-proof";
import type { Tried } from "./walker";

type Said = (ok: boolean, sentence: string) => void;

/** What must never have happened, told from the accepted act and the facts before it alone. */
export function wrongs(template: Template, tried: Tried): readonly string[] {
  if (!tried.result.ok) return [];
  const found: string[] = [];
  const must: Said = (ok, sentence) => {
    if (!ok) found.push(`${tried.name}: ${sentence}`);
  };
  for (const change of tried.result.value.changes) heldAgainst(template, tried, change, must);
  return found;
}

function heldAgainst(template: Template, tried: Tried, change: Change, must: Said): void {
  if ("set" in change) {
    if (change.set === "closed") endings[change.as](template, tried, must);
    return;
  }
  if (change.add === "attempt") attempted(template, tried, change.row, must);
  if (change.add === "review") reviewed(template, tried, change.row, must);
  if (change.add === "network") moved(template, tried, change.row, must);
  if (change.add === "approval") approved(template, tried, change.row.purpose, must);
  if (change.add === "decision" || change.add === "plan")
    must(unprovedPermits(tried.before, template).length === 0, "decided or planned while a permit is open");
}

function attempted(template: Template, tried: Tried, attempt: Attempt, must: Said): void {
  const { before, now } = tried;
  const kind = template.steps.find((step) => step.key === attempt.stepKey)?.kind;
  must(attempt.doneAt <= now, "claimed a time to come");
  if (attempt.outcome === "not-applicable")
    must(kind === undefined || kind === "map", `${kind} not applicable`);
  if (attempt.outcome !== "done") return;
  const connected = networkOf(before) !== "disconnected";
  if (kind === "disconnect" || (kind === "withdraw" && connected)) tookOff(template, before, attempt, must);
  shown(kind, tried.after, attempt, must);
  if (kind === "install") must(vouched(before, template, "backup").length > 0, "installed without a backup");
}

function reviewed(template: Template, tried: Tried, review: Review, must: Said): void {
  if (review.kind !== "verified" && review.kind !== "rejected") return;
  const attempt = tried.before.attempts.find((each) => each.id === review.attemptId);
  must(
    attempt !== undefined && !doersOf(tried.before, attempt).includes(review.by.id),
    "vouched for own work",
  );
  must(tried.actor.roles.includes("coordinator"), "vouched without being a coordinator");
  const kind = template.steps.find((step) => step.key === attempt?.stepKey)?.kind;
  if (review.kind === "verified" && attempt?.outcome === "done") {
    shown(kind, tried.before, attempt, must);
    if (kind === "prove-segment") seenInFile(tried.before, attempt, review.answers, must);
  }
  const withdraw = template.steps.find((step) => step.kind === "withdraw")?.key;
  if (review.kind === "verified" && attempt?.stepKey === withdraw)
    must(
      tried.before.plans.at(-1)?.remediation !== "install",
      "vouched for a withdrawal that is not planned",
    );
}

/** Where the system may come from and go to, and by which acts. */
function moved(template: Template, tried: Tried, fact: NetworkFact, must: Said): void {
  const { before } = tried;
  const connects = ["interim-connect", "reconnect", "return"].includes(fact.act);
  if (connects) must(unprovedPermits(before, template).length === 0, "connected while a permit is open");
  if (connects || fact.act === "permit-start") heldBeside(template, tried.beside ?? null, fact.act, must);
  arrivals[fact.act]?.(template, tried, fact, must);
}

const endings: Record<"remediated" | "cancelled" | "withdrawn", Ending> = {
  remediated: closedRemediated,
  cancelled: (_template, { before }, must) => closedCancelled(before, must),
  withdrawn: (template, { before }, must) => closedWithdrawn(template, before, must),
};
type Ending = (template: Template, tried: Tried, must: Said) => void;

const disconnects: Arrival = (_template, _tried, fact, must) =>
  must(fact.state === "disconnected", `connected by ${fact.act}`);

type Arrival = (template: Template, tried: Tried, fact: NetworkFact, must: Said) => void;
const arrivals: Partial<Record<NetworkFact["act"], Arrival>> = {
  segment: (_template, { before }, _fact, must) => intoSegment(before, must),
  disconnect: disconnects,
  withdraw: disconnects,
  "permit-start": (_template, { before }, _fact, must) =>
    must(before.system.ruhCapable === "yes", "a permit without remote update handling"),
  "permit-end": (template, { before }, fact, must) =>
    must(fact.state === unprovedPermits(before, template)[0]?.stateBefore, "not the state before the permit"),
  "interim-connect": interim,
  reconnect: (template, { before }, _fact, must) => reconnected(template, before, must),
  return: (_template, { before }, _fact, must) => twoSigned(before, "cancel", [], must),
};

function reconnected(template: Template, before: Facts, must: Said): void {
  const installed = done(before, template, "install").filter((each) => !ended(before, each));
  const lastInstalled = Math.max(...installed.map((each) => each.doneAt.getTime()));
  const released = sound(before, template, "release").some((each) => each.doneAt.getTime() >= lastInstalled);
  must(
    vouched(before, template, "verify-remediation").length > 0,
    "reconnected without a verified remediation",
  );
  must(released, "reconnected without a release after the last installation");
  twoSigned(before, "return", whoDid(before, template, ["install", "verify-remediation"]), must);
}

const ended = (facts: Facts, attempt: Attempt) =>
  facts.reviews.some(
    (review) => review.attemptId === attempt.id && (review.kind === "rejected" || review.kind === "reopened"),
  );

function interim(template: Template, { before, after }: Tried, fact: NetworkFact, must: Said): void {
  const built: readonly StepKind[] = ["segment", "prove-segment", "controls"];
  twoSigned(before, "interim", whoDid(before, template, built), must);
  const option = before.decisions.at(-1)?.option;
  const at = after.attempts.at(-1)?.doneAt ?? fact.since;
  if (option === "segment") toSegment(template, before, fact, must);
  else toException(template, before, at, must);
}

function toSegment(template: Template, before: Facts, fact: NetworkFact, must: Said): void {
  const since = disconnectedSince(before);
  const proven = vouched(before, template, "prove-segment").some((each) => !since || each.doneAt >= since);
  must(proven && fact.state === "segment", "left standalone for a segment that is not proven");
}

function toException(template: Template, before: Facts, at: Date, must: Said): void {
  must(before.decisions.at(-1)?.option === "exception", "left standalone without a decision to");
  must(vouched(before, template, "controls").length > 0, "left standalone without controls");
  must(acceptedAt(before, at), "left standalone without an acceptance");
  must(before.clearances.at(-1)?.answer !== "cleared", "left standalone by exception under a clearance");
}

function twoSigned(before: Facts, purpose: ApprovalPurpose, barred: readonly string[], must: Said): void {
  const signed = before.approvals.filter((each) => each.purpose === purpose && each.voided === null);
  const people = new Set(signed.map((each) => each.by.id));
  const sides = new Set(signed.map((each) => each.side));
  if (purpose === "cancel") {
    const moves = before.system.network.filter(
      (fact) => fact.incidentId === before.incident.id && !["report", "permit-end"].includes(fact.act),
    );
    const asked = before.cancellations.at(-1)?.by.id;
    const took = [...moves.flatMap((fact) => fact.by?.id ?? []), asked];
    must(!signed.some((each) => took.includes(each.by.id)), "approved own cancellation");
  }
  must(people.size === 2 && sides.size === 2, `connected without two people's approval (${purpose})`);
  must(!barred.some((id) => signed.some((each) => each.by.id === id)), `approved own work (${purpose})`);
}

function approved(template: Template, { before, actor }: Tried, purpose: ApprovalPurpose, must: Said): void {
  if (purpose !== "return") return;
  const did = whoDid(before, template, ["install", "verify-remediation"]);
  must(!did.includes(actor.id), "approved own remediation");
  must(
    vouched(before, template, "verify-remediation").length > 0,
    "approved before the remediation is verified",
  );
}

function closedRemediated(template: Template, { before }: Tried, must: Said): void {
  must(
    vouched(before, template, "reconnect").length > 0,
    "closed as remediated without a verified reconnection",
  );
  must(
    before.plans.at(-1)?.remediation === "install",
    "closed as remediated though nothing was to be installed",
  );
  must(
    before.reports.every((report) => report.resolvedBy !== null),
    "closed over an unresolved report",
  );
  must(unprovedPermits(before, template).length === 0, "closed over an open permit");
}
