import { calendarDay } from "@/lib/dates";
import { instantAt } from "@/lib/time-zones";

const hour = 3_600_000;

/** What was begun before midnight is committed by then: a day is counted this long after it ended, as of its end. */
export const grace = 120_000;

/** A day of a site that is over: when it ended there, and whether it is written too late to have been counted on time. */
export type EndedDay = Readonly<{ day: string; endedAt: Date; late: boolean }>;

/** A calendar day so many days after another. */
export function dayAfter(day: string, count = 1): string {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + count);
  return noon.toISOString().slice(0, 10);
}

/** The instant at which a day ends on the calendar of a zone: its next midnight, whatever the clocks did that day. */
export function endOfDay(day: string, zone: string): Date {
  const [year = 0, month = 0, date = 0] = dayAfter(day).split("-").map(Number);
  return instantAt({ year, month, day: date, hour: 0, minute: 0, second: 0 }, zone);
}

/** The last day of a zone that is over and may be counted. */
export function lastEnded(zone: string, now: Date): string {
  return dayAfter(calendarDay(new Date(now.getTime() - grace), zone), -1);
}

/** The days up to and with the last, so many. */
export function daysUpTo(last: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => dayAfter(last, index + 1 - count));
}

/** The days that are over at a site and not written yet, from its first one on, at most so many; the oldest first. */
export function daysToWrite(
  site: Readonly<{ zone: string; first: Date; written: ReadonlySet<string> }>,
  now: Date,
  most = 400,
): EndedDay[] {
  const { zone, first, written } = site;
  const last = lastEnded(zone, now);
  const found: EndedDay[] = [];
  for (let day = calendarDay(first, zone); day <= last && found.length < most; day = dayAfter(day)) {
    if (written.has(day)) continue;
    const endedAt = endOfDay(day, zone);
    found.push({ day, endedAt, late: now.getTime() - endedAt.getTime() > hour });
  }
  return found;
}
