import { approvalInForce } from "./approved";
import { type Case, titleOf } from "./case";
import { after, latest } from "./duration";
import { metAt } from "./missing";
import { restsOn } from "./rests";
import { counting, settled } from "./settling";
import type { Standing } from "./standing";
import type { Step, StepKind } from "./template";

/** Kinds whose doing moves the system, and therefore follows its last move. */
const movingKinds: readonly StepKind[] = [
  "segment",
  "disconnect",
  "interim-connect",
  "reconnect",
  "return",
  "withdraw",
];

type Floor = Readonly<{ at: Date; what: string; step: string | null }>;

/** When each thing the step rests on was made: the step cannot have been done before. */
export function floors(on: Case, step: Step, at: Date): readonly Floor[] {
  const steps = restsOn(on, step).flatMap((each) => {
    const time = madeAt(on, each, at);
    return time ? [{ at: time, what: `"${titleOf(on, each)}"`, step: each.key }] : [];
  });
  const moved = on.facts.system.network.at(-1);
  if (!moved || !step.kind || !movingKinds.includes(step.kind)) return steps;
  return [...steps, { at: moved.since, what: "the last change of the system's connection", step: null }];
}

/** Records from when they were made, verified steps from their verification, plain ones from their doing. */
function madeAt(on: Case, step: Step, at: Date): Date | null {
  switch (step.kind) {
    case "approvals":
      return signedAt(on, step);
    case "clearance":
    case "acceptance":
    case "permit":
      return metAt(on, step, at) ? null : recordedAt(on, step.kind);
    case "decide":
    case "plan":
      return settled(on, step.key)?.attempt.recordedAt ?? null;
    default:
      return doneOrVerified(counting(on, step.key));
  }
}

/** When the latest record of an expiring kind was made. */
function recordedAt(on: Case, kind: "clearance" | "acceptance" | "permit"): Date | null {
  const { clearances, acceptances, permits } = on.facts;
  const records = { clearance: clearances, acceptance: acceptances, permit: permits };
  return records[kind].at(-1)?.at ?? null;
}

const doneOrVerified = (standing: Standing | null): Date | null =>
  standing?.verified?.at ?? standing?.attempt.doneAt ?? null;

function signedAt(on: Case, step: Step): Date | null {
  const purpose = step.purpose ?? "return";
  const sides = ["coordinator", "clinical-lead"] as const;
  const signed = sides.map((side) => approvalInForce(on, purpose, side)?.at);
  return latest(signed.filter((time) => time !== undefined));
}

/**
 * The claimed time as the rules take it. Times are typed to the minute and clocks differ by seconds:
 * a claim less than a minute after now is now, one less than a minute before what it rests on is then.
 */
export function claimedTime(on: Case, step: Step, doneAt: Date): Date {
  const { now } = on.env;
  if (doneAt > now) return doneAt <= after(now, 60_000) ? now : doneAt;
  const floor = latest(floors(on, step, doneAt).map((each) => each.at));
  const within = floor !== null && doneAt < floor && floor < after(doneAt, 60_000) && floor <= now;
  return within ? floor : doneAt;
}
