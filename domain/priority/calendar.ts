import { instantAt, wallClock } from "@/lib/time-zones";

/** When a site works: days of the week (1 is Monday), the days between that are holidays, and when its day ends. */
export type SiteCalendar = Readonly<{
  workingDays: readonly number[];
  /** Days of the site's calendar, "2026-12-25". */
  holidays: readonly string[];
  /** "16:00" on the site's clock. */
  dayEnds: string;
}>;

/** What holds where a site has said nothing else. */
export const usualCalendar: SiteCalendar = { workingDays: [1, 2, 3, 4, 5], holidays: [], dayEnds: "16:00" };

export const weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** When a site works, in short: "Mon, Tue, Wed, Thu, Fri until 16:00". */
export function calendarWords({ workingDays, holidays, dayEnds }: SiteCalendar): string {
  const days = weekdayNames.filter((_name, at) => workingDays.includes(at + 1)).join(", ");
  if (holidays.length === 0) return `${days} until ${dayEnds}`;
  return `${days} until ${dayEnds}, without ${holidays.length} ${holidays.length === 1 ? "day" : "days"}`;
}

const clock = /^([01]\d|2[0-3]):([0-5]\d)$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar as it is stored; what is missing in it is as usual. */
export function storedCalendar(stored: Partial<SiteCalendar> | null): SiteCalendar {
  const { workingDays, holidays, dayEnds } = stored ?? {};
  const works = workingDays?.filter((each) => each >= 1 && each <= 7) ?? [];
  return {
    workingDays: works.length > 0 ? works : usualCalendar.workingDays,
    holidays: holidays?.filter((each) => day.test(each)) ?? usualCalendar.holidays,
    dayEnds: dayEnds !== undefined && clock.test(dayEnds) ? dayEnds : usualCalendar.dayEnds,
  };
}

/** A calendar from a time on; what was due before it stays as it was counted then. */
type CalendarVersion = Readonly<{ from: string }> & SiteCalendar;
/** Every calendar a site ever had, as it is stored, oldest first. */
export type StoredCalendars = Readonly<{
  versions?: readonly (Partial<SiteCalendar> & Readonly<{ from: string }>)[];
}>;

/** The calendar of a site at a time. */
export function calendarAt({ versions = [] }: StoredCalendars, at: Date): SiteCalendar {
  const held = versions.findLast(({ from }) => new Date(from) <= at);
  return storedCalendar(held ?? null);
}

/** The calendars with another one from a time on. */
export const withCalendar = (
  stored: StoredCalendars,
  from: Date,
  calendar: SiteCalendar,
): StoredCalendars => {
  const added: CalendarVersion = { from: from.toISOString(), ...calendar };
  return { versions: [...(stored.versions ?? []), added] };
};

/** Counts times to act in on the calendar that a site had when each began. */
export function siteClock(zone: string, stored: StoredCalendars): (from: Date, offset: string) => Date {
  const clocks = new Map<string, ReturnType<typeof dueClock>>();
  return (from, offset) => {
    const calendar = calendarAt(stored, from);
    const key = JSON.stringify(calendar);
    const clock = clocks.get(key) ?? dueClock(zone, calendar);
    clocks.set(key, clock);
    return clock(from, offset);
  };
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** A length of time to act in: hours by the clock (PT4H), or working days of the site (P3D). */
export type Offset = Readonly<{ hours: number } | { days: number }>;

/** Reads an ISO 8601 duration of whole hours or of whole days; null: it is none. */
export function readOffset(text: string): Offset | null {
  const [, days, hours] = /^P(?:(\d{1,3})D|T(\d{1,4})H)$/.exec(text) ?? [];
  if (days !== undefined) return { days: Number(days) };
  return hours === undefined ? null : { hours: Number(hours) };
}

/** Counts times to act in on a site's calendar. Asked the same again it answers from memory, since incidents are opened many at once. */
export function dueClock(zone: string, calendar: SiteCalendar): (from: Date, offset: string) => Date {
  const known = new Map<string, Date>();
  return (from, offset) => {
    const asked = `${from.getTime()} ${offset}`;
    const held = known.get(asked);
    if (held) return held;
    const due = dueAt(from, offset, zone, calendar);
    known.set(asked, due);
    return due;
  };
}

function dueAt(from: Date, offset: string, zone: string, calendar: SiteCalendar): Date {
  const length = readOffset(offset);
  if (!length) throw new Error(`Not a time to act in: ${offset}`);
  // Hours are hours, whatever the clock on the wall does meanwhile.
  if ("hours" in length) return new Date(from.getTime() + length.hours * hourMs);
  return endOfDay(workingDayAfter(from, length.days, zone, calendar), zone, calendar);
}

/** The number-th working day after the day of an instant, as days since 1970. */
function workingDayAfter(from: Date, count: number, zone: string, calendar: SiteCalendar): number {
  const { year, month, day: date } = wallClock(from, zone);
  let at = Math.floor(Date.UTC(year, month - 1, date) / dayMs);
  for (let left = count; left > 0; ) {
    at += 1;
    if (isWorkingDay(at, calendar)) left -= 1;
  }
  return at;
}

function isWorkingDay(at: number, { workingDays, holidays }: SiteCalendar): boolean {
  const date = new Date(at * dayMs);
  const weekday = date.getUTCDay() || 7;
  return workingDays.includes(weekday) && !holidays.includes(date.toISOString().slice(0, 10));
}

function endOfDay(at: number, zone: string, { dayEnds }: SiteCalendar): Date {
  const date = new Date(at * dayMs);
  const [hour = 0, minute = 0] = dayEnds.split(":").map(Number);
  const [year, month, day_] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return instantAt({ year, month, day: day_, hour, minute, second: 0 }, zone);
}
