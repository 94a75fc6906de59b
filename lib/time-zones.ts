/** Short names of the zones hospitals are in, by the long English name of CLDR; browsers and Node agree on the long one only. */
const shortNames: Readonly<Record<string, string>> = {
  "Alaska Daylight Time": "AKDT",
  "Alaska Standard Time": "AKST",
  "Atlantic Daylight Time": "ADT",
  "Atlantic Standard Time": "AST",
  "Australian Central Daylight Time": "ACDT",
  "Australian Central Standard Time": "ACST",
  "Australian Eastern Daylight Time": "AEDT",
  "Australian Eastern Standard Time": "AEST",
  "Australian Western Standard Time": "AWST",
  "British Summer Time": "BST",
  "Central Daylight Time": "CDT",
  "Central European Standard Time": "CET",
  "Central European Summer Time": "CEST",
  "Central Standard Time": "CST",
  "Coordinated Universal Time": "UTC",
  "Eastern Daylight Time": "EDT",
  "Eastern European Standard Time": "EET",
  "Eastern European Summer Time": "EEST",
  "Eastern Standard Time": "EST",
  "Greenwich Mean Time": "GMT",
  "Hawaii-Aleutian Standard Time": "HST",
  "India Standard Time": "IST",
  "Irish Standard Time": "IST",
  "Japan Standard Time": "JST",
  "Korean Standard Time": "KST",
  "Mountain Daylight Time": "MDT",
  "Mountain Standard Time": "MST",
  "Moscow Standard Time": "MSK",
  "New Zealand Daylight Time": "NZDT",
  "New Zealand Standard Time": "NZST",
  "Pacific Daylight Time": "PDT",
  "Pacific Standard Time": "PST",
  "South Africa Standard Time": "SAST",
  "Western European Standard Time": "WET",
  "Western European Summer Time": "WEST",
};

/** The clock on the wall of one place at one instant. */
export type WallClock = Readonly<{
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}>;

type Formats = Readonly<{
  clock: Intl.DateTimeFormat;
  name: Intl.DateTimeFormat;
  offset: Intl.DateTimeFormat;
}>;

// Making a formatter costs a hundred times more than using it, and the zones of a hospital group are few.
const formatsByZone = new Map<string, Formats>();

function formatsOf(zone: string): Formats {
  const known = formatsByZone.get(zone);
  if (known) return known;
  const made = {
    clock: new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    }),
    name: new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "long" }),
    offset: new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "shortOffset" }),
  };
  formatsByZone.set(zone, made);
  return made;
}

function part(format: Intl.DateTimeFormat, at: Date, type: Intl.DateTimeFormatPartTypes): string {
  return format.formatToParts(at).find((piece) => piece.type === type)?.value ?? "";
}

const minuteMs = 60_000;
const kept = 20_000;
// Since 1972 every zone is whole minutes from UTC: what is kept is true of all seconds of a minute.
const wholeMinutesSince = Date.UTC(1972, 0, 1);

/** Remembers what is read for a zone's minute: a list says the same few hundred instants again and again. */
function byMinute<Read>(read: (at: Date, zone: string) => Read): (at: Date, zone: string) => Read {
  const known = new Map<string, Map<number, Read>>();
  let count = 0;
  return (at, zone) => {
    const minute = Math.floor(at.getTime() / minuteMs);
    const ofZone = known.get(zone);
    const before = ofZone?.get(minute);
    if (before !== undefined) return before;
    const found = read(at, zone);
    if (count >= kept) {
      known.clear();
      count = 0;
    }
    const target = known.get(zone) ?? new Map<number, Read>();
    if (Number.isFinite(minute) && at.getTime() >= wholeMinutesSince) {
      known.set(zone, target.set(minute, found));
      count += 1;
    }
    return found;
  };
}

const clockOf = byMinute(readClock);

/** What the clock of a zone shows at an instant. */
export function wallClock(at: Date, zone: string): WallClock {
  const clock = clockOf(at, zone);
  return at.getTime() >= wholeMinutesSince ? { ...clock, second: at.getUTCSeconds() } : clock;
}

function readClock(at: Date, zone: string): WallClock {
  const pieces = new Map(
    formatsOf(zone)
      .clock.formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes) => pieces.get(type) ?? 0;
  return {
    year: read("year"),
    month: read("month"),
    day: read("day"),
    hour: read("hour"),
    minute: read("minute"),
    second: read("second"),
  };
}

/** The short name of a zone at an instant, "CET" or "CEST"; an offset such as "UTC+5:45" where no short name is usual. */
export const zoneName = byMinute(readZoneName);

function readZoneName(at: Date, zone: string): string {
  const { name, offset } = formatsOf(zone);
  return shortNames[part(name, at, "timeZoneName")] ?? part(offset, at, "timeZoneName").replace("GMT", "UTC");
}

/** Whether a text names a time zone, for the form in which a site's zone is typed. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(zone)) return false;
  try {
    formatsOf(zone);
    return true;
  } catch {
    return false;
  }
}

const asUtc = (clock: WallClock) =>
  Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute, clock.second);

/**
 * The instant at which a zone's clock shows this. In the hour a change of the clock skips, the instant as if it had not been skipped;
 * in the hour that comes twice, the first.
 */
export function instantAt(clock: WallClock, zone: string): Date {
  const wanted = asUtc(clock);
  const offsetAt = (instant: number) =>
    asUtc(wallClock(new Date(instant), zone)) - Math.floor(instant / 1000) * 1000;
  const day = 24 * 60 * 60 * 1000;
  const candidates = [offsetAt(wanted - day), offsetAt(wanted + day)].map((offset) => wanted - offset);
  const shown = candidates.filter((instant) => asUtc(wallClock(new Date(instant), zone)) === wanted);
  return new Date(shown.length > 0 ? Math.min(...shown) : (candidates[0] ?? wanted));
}
