import { ok, type Result, refuse } from "@/lib/result";
import { type DueGround, overrideAt, waitNotEnded } from "./due";
import type { Priority } from "./values";

const dayMs = 86_400_000;
/** An override lasts so many days at most, a wait for the vendor so many. */
const mostDays = { override: 90, wait: 366 } as const;

export type PriorityRefusal = Readonly<{
  code:
    | "incident-closed"
    | "changed-meanwhile"
    | "until-passed"
    | "too-long"
    | "already-so"
    | "no-override"
    | "no-wait";
  sentence: string;
}>;

/** An incident as its priority and its waiting are decided on. */
export type ToDecide = DueGround & Readonly<{ closed: boolean }>;
type Asked = Readonly<{ seen: number; now: Date }>;

const no = (code: PriorityRefusal["code"], sentence: string) => refuse({ code, sentence });

function standing({ closed }: ToDecide, held: number, seen: number): PriorityRefusal | null {
  if (closed) return { code: "incident-closed", sentence: "The incident has ended. Nothing was changed." };
  if (held === seen) return null;
  return {
    code: "changed-meanwhile",
    sentence: "Somebody changed this meanwhile. Open the page again and look at it first.",
  };
}

function fault(until: Date, now: Date, most: number): PriorityRefusal | null {
  if (until <= now)
    return { code: "until-passed", sentence: "This time has passed. Give one that is still to come." };
  if (until.getTime() - now.getTime() <= most * dayMs) return null;
  return { code: "too-long", sentence: `It lasts ${most} days at most. Give an earlier end.` };
}

/** Puts a coordinator's priority before the table's, with an end. */
export function decideOverride(
  on: ToDecide,
  { priority, until, seen, now }: Asked & Readonly<{ priority: Priority; until: Date }>,
): Result<null, PriorityRefusal> {
  const refused = standing(on, on.overrides.length, seen) ?? fault(until, now, mostDays.override);
  if (refused) return refuse(refused);
  const held = overrideAt(on.overrides, now);
  if (held?.priority === priority && held.until?.getTime() === until.getTime()) {
    return no("already-so", "This override is in force already. Nothing was changed.");
  }
  return ok(null);
}

/** Ends an override before its time: the table's priority holds again. */
export function decideOverrideEnd(on: ToDecide, { seen, now }: Asked): Result<null, PriorityRefusal> {
  const refused = standing(on, on.overrides.length, seen);
  if (refused) return refuse(refused);
  return overrideAt(on.overrides, now) ? ok(null) : no("no-override", "No override is in force.");
}

/** Notes until when an incident waits for the vendor. */
export function decideVendorWait(
  on: ToDecide,
  { until, seen, now }: Asked & Readonly<{ until: Date }>,
): Result<null, PriorityRefusal> {
  const refused = standing(on, on.waits.length, seen) ?? fault(until, now, mostDays.wait);
  return refused ? refuse(refused) : ok(null);
}

/** Ends a wait for the vendor, before its time or once that is over: the word that it needs no more. */
export function decideVendorWaitEnd(on: ToDecide, { seen, now }: Asked): Result<null, PriorityRefusal> {
  const refused = standing(on, on.waits.length, seen);
  if (refused) return refuse(refused);
  return waitNotEnded(on.waits, now) ? ok(null) : no("no-wait", "Nothing waits for the vendor.");
}
