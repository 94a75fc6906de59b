import { type Case, readCase, stepOfKind, titleOf } from "./case";
import { standingContainment } from "./containment";
import { after, days } from "./duration";
import type { Acceptance, Clearance, Facts, Permit } from "./facts";
import type { Env } from "./moment";
import { acceptanceInForce, clearanceInForce, endOf } from "./records";
import { countingOfKind } from "./settling";
import type { StepKind, Template } from "./template";

/** What ends by the clock: a record, an attestation, a scan that is owed, the time a step is due. */
export const expiryKinds = ["clearance", "acceptance", "permit", "attestation", "scan", "due"] as const;
export type ExpiryKind = (typeof expiryKinds)[number];

/** One thing that holds or is owed until a time, and when it is said that the time comes near. */
export type Expiry = Readonly<{
  kind: ExpiryKind;
  /** The record, or the attempt it is counted from. */
  record: string;
  /** Where something can be done about it. */
  step: string | null;
  title: string | null;
  nearAt: Date;
  endsAt: Date;
}>;

/** An expiry that is to be told: it is near, or it has passed. */
export type ToldExpiry = Expiry & Readonly<{ stage: "near" | "passed" }>;

/**
 * What the clock has to tell of an open incident: each thing that ran out while it held, whatever was recorded after it, and
 * what soon will. Once a thing has passed, nobody is told that it is near.
 */
export function toldAt(template: Template, facts: Facts, env: Env): readonly ToldExpiry[] {
  if (facts.incident.closed) return [];
  return expiries(readCase(template, facts, env)).flatMap((expiry): ToldExpiry[] => {
    if (expiry.endsAt <= env.now) return [{ ...expiry, stage: "passed" }];
    return expiry.nearAt <= env.now ? [{ ...expiry, stage: "near" }] : [];
  });
}

/** Everything of an incident that runs out, in the past and to come; a thing that was ended or replaced before is not in it. */
export function expiries(on: Case): readonly Expiry[] {
  const permits = on.facts.permits.flatMap((permit) => ofPermit(on, permit));
  if (countingOfKind(on, "reconnect")) return permits;
  return [
    ...on.facts.clearances.flatMap((clearance) => ofClearance(on, clearance)),
    ...on.facts.acceptances.flatMap((acceptance) => ofAcceptance(on, acceptance)),
    ...permits,
    ...ofContainment(on),
  ];
}

/** The last moment of a time that is not part of it any more. */
const justBefore = (end: Date): Date => after(end, -1);

function ofClearance(on: Case, { id, at, until }: Clearance): readonly Expiry[] {
  if (!until || clearanceInForce(on, justBefore(until))?.id !== id) return [];
  return [{ kind: "clearance", record: id, ...stepFor(on, "clearance"), ...times(at, until) }];
}

function ofAcceptance(on: Case, { id, at, until }: Acceptance): readonly Expiry[] {
  if (acceptanceInForce(on, justBefore(until))?.id !== id) return [];
  return [{ kind: "acceptance", record: id, ...stepFor(on, "acceptance"), ...times(at, until) }];
}

/** A permit that a person ended before its time did not run out. */
function ofPermit(on: Case, permit: Permit): readonly Expiry[] {
  const { id, startsAt, endsAt } = permit;
  if (endOf(on, permit) < endsAt) return [];
  return [{ kind: "permit", record: id, ...stepFor(on, "end-permit"), ...times(startsAt, endsAt) }];
}

/** The attestations of the containment that stands, and the scan it owes, as long as it is what keeps the system safe. */
function ofContainment(on: Case): readonly Expiry[] {
  const found = standingContainment(on);
  if (!found || countingOfKind(on, "verify-remediation")) return [];
  const { attempt, verified, firstVerified } = found.by;
  const place = { step: attempt.stepKey, title: titleOfKey(on, attempt.stepKey) };
  const since = found.attestation?.at ?? (verified ?? firstVerified)?.at ?? attempt.doneAt;
  const record = found.attestation?.id ?? attempt.id;
  const attested: Expiry = { kind: "attestation", record, ...place, ...times(since, found.attestedUntil) };
  if (!found.scanDueAt) return [attested];
  const owed = {
    ...stepFor(on, "interim-connect"),
    ...times(after(found.scanDueAt, -days(1)), found.scanDueAt),
  };
  return [attested, { kind: "scan", record: attempt.id, ...owed }];
}

/** Told a week before, and of what lasts less than two weeks in its second half. */
function times(since: Date, endsAt: Date): Readonly<{ nearAt: Date; endsAt: Date }> {
  const half = (endsAt.getTime() - since.getTime()) / 2;
  return { nearAt: after(endsAt, -Math.min(days(7), Math.max(0, half))), endsAt };
}

function stepFor(on: Case, kind: StepKind): Readonly<{ step: string | null; title: string | null }> {
  const step = stepOfKind(on, kind);
  return step ? { step: step.key, title: titleOf(on, step) } : { step: null, title: null };
}

function titleOfKey(on: Case, key: string): string | null {
  const step = on.steps.get(key);
  return step ? titleOf(on, step) : null;
}
