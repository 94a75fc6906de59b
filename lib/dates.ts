import { instantAt, wallClock, zoneName } from "./time-zones";

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const minuteMs = 60_000;
const dayMs = 86_400_000;

const two = (value: number) => String(value).padStart(2, "0");

/** The number of a zone's calendar day, so that two of them can be subtracted. */
function dayNumber(at: Date, zone: string): number {
  const { year, month, day } = wallClock(at, zone);
  return Math.floor(Date.UTC(year, month - 1, day) / dayMs);
}

/** The time on the site's clock without its zone, "14:05"; only where the zone stands beside it. */
export function formatClock(at: Date, zone: string): string {
  const { hour, minute } = wallClock(at, zone);
  return `${two(hour)}:${two(minute)}`;
}

/** The time in the site's zone, "14:05 CET". */
export function formatTime(at: Date, zone: string): string {
  return `${formatClock(at, zone)} ${zoneName(at, zone)}`;
}

/** The time in the site's zone to the second, "14:05:09 CET". */
export function formatTimeToSecond(at: Date, zone: string): string {
  return `${formatClock(at, zone)}:${two(at.getUTCSeconds())} ${zoneName(at, zone)}`;
}

/** The day in the site's zone, "Thu 26 Nov"; with the year when it is not the year of `now`. */
export function formatDay(at: Date, zone: string, now?: Date): string {
  const { year, month, day } = wallClock(at, zone);
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  const sameYear = now !== undefined && wallClock(now, zone).year === year;
  return `${weekday} ${day} ${months[month - 1]}${sameYear ? "" : ` ${year}`}`;
}

/** Day and time in the site's zone, "Thu 26 Nov, 14:05 CET". */
export function formatInstant(at: Date, zone: string, now?: Date): string {
  return `${formatDay(at, zone, now)}, ${formatTime(at, zone)}`;
}

/** The day as a person says it: "today", "yesterday", "tomorrow", else as formatDay. */
export function formatDayWord(at: Date, zone: string, now: Date): string {
  const days = dayNumber(at, zone) - dayNumber(now, zone);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  return days === -1 ? "yesterday" : formatDay(at, zone, now);
}

/** Day and time as a person says it, "today, 16:00 CET". */
export function formatMoment(at: Date, zone: string, now: Date): string {
  return `${formatDayWord(at, zone, now)}, ${formatTime(at, zone)}`;
}

/** The instant in UTC, to the second, for titles and exports: "Thu 26 Nov 2026, 13:05:09 UTC". */
export function formatUtc(at: Date): string {
  return `${formatDay(at, "UTC")}, ${formatClock(at, "UTC")}:${two(at.getUTCSeconds())} UTC`;
}

/** A length of time in its two largest units, "3 d 4 h", "4 h 12 min", "32 min"; never negative. */
export function formatDuration(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / minuteMs));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const joined = (large: string, small: string | false) => (small ? `${large} ${small}` : large);
  if (days > 0) return joined(`${days} d`, hours > 0 && `${hours} h`);
  if (hours > 0) return joined(`${hours} h`, rest > 0 && `${rest} min`);
  return rest > 0 ? `${rest} min` : "under 1 min";
}

/** How far an instant is from now: "in 1 h 40 min", "26 min ago", "now" within a minute. */
export function formatDistance(at: Date, now: Date): string {
  const distance = at.getTime() - now.getTime();
  if (Math.abs(distance) < minuteMs) return "now";
  return distance > 0 ? `in ${formatDuration(distance)}` : `${formatDuration(-distance)} ago`;
}

/** What a field of type datetime-local shows for an instant: the site's clock, to the minute. */
export function toLocalInput(at: Date, zone: string): string {
  const { year, month, day, hour, minute } = wallClock(at, zone);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** The instant a person meant in a field of type datetime-local, read on the site's clock; null when it is no time. */
export function fromLocalInput(typed: string, zone: string): Date | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?/.exec(typed);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((text) => Number(text ?? 0));
  const calendar = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isRealTime =
    calendar.getUTCMonth() === month - 1 && calendar.getUTCDate() === day && hour < 24 && minute < 60;
  return isRealTime ? instantAt({ year, month, day, hour, minute, second }, zone) : null;
}

/** The day on a zone's calendar, "2026-11-26". */
export function calendarDay(at: Date, zone: string): string {
  const { year, month, day } = wallClock(at, zone);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** How many days lie from one calendar day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((noon(to).getTime() - noon(from).getTime()) / dayMs);
}

/** A calendar day as a person reads it, "Thu 26 Nov"; with the year when it is not the year of `today`. */
export function formatCalendarDay(day: string, today?: string): string {
  return formatDay(noon(day), "UTC", today === undefined ? undefined : noon(today));
}
