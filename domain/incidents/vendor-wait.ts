import { calendarDay, daysBetween } from "@/lib/dates";
import { ok, type Result, refuse } from "@/lib/result";
import type { RecordId } from "../ids";
import { sameAsSeen, type TeamRefusal, whileOpen } from "./assignment";

/** For what an incident waits at a vendor, under which case, until the end of which day on the site's calendar. */
export type VendorWait = Readonly<{
  id: RecordId;
  vendorCase: string;
  waitsFor: string;
  until: string;
  by: string;
  at: Date;
  /** Ended by an act, before its day was over or after. */
  ended: Readonly<{ by: string; at: Date; reason: string }> | null;
}>;

const longestDays = 365;

/** Whether a wait runs: it ends by itself with its day, or before by an act. */
export const waitRuns = (wait: Pick<VendorWait, "until" | "ended">, now: Date, zone: string): boolean =>
  wait.ended === null && calendarDay(now, zone) <= wait.until;

type On = Readonly<{
  incident: Readonly<{ key: string; closed: boolean; zone: string }>;
  last: VendorWait | null;
}>;

/** A wait begins, or takes the place of the one before, with a day that lies ahead and not too far. */
export function decideWait(
  { incident, last }: On,
  asked: Readonly<{ seen: RecordId | null; until: string }>,
  now: Date,
): Result<null, TeamRefusal> {
  const refusal = whileOpen(incident) ?? sameAsSeen(last, asked.seen);
  if (refusal) return refuse(refusal);
  const days = daysBetween(calendarDay(now, incident.zone), asked.until);
  if (days < 0) return refuse({ code: "day-passed", sentence: "Give a day that is not over." });
  if (days > longestDays)
    return refuse({ code: "day-too-far", sentence: `Give a day within ${longestDays} days.` });
  return ok(null);
}

/** A wait that still runs is ended by an act: the vendor answered, or is waited for no longer. */
export function decideWaitEnd(
  { incident, last }: On,
  asked: Readonly<{ wait: RecordId }>,
  now: Date,
): Result<VendorWait, TeamRefusal> {
  if (!last) return refuse({ code: "no-wait", sentence: "Nothing is waited for at a vendor." });
  const refusal = sameAsSeen(last, asked.wait);
  if (refusal) return refuse(refusal);
  if (last.ended) {
    const sentence = `${last.ended.by} ended this wait already.`;
    return refuse({ code: "wait-over", sentence });
  }
  if (!waitRuns(last, now, incident.zone)) {
    return refuse({ code: "wait-over", sentence: "This wait ended by itself with its day." });
  }
  return ok(last);
}
