import type { SiteId } from "../ids";
import type { StatusNumbers } from "../status/counting";
import { dayAfter, lastEnded } from "./days";
import { sumNumbers } from "./snapshot";

/** The numbers of a site on one of its days, as they were written. */
export type SiteDay = Readonly<{ siteId: SiteId; day: string; late: boolean; numbers: StatusNumbers }>;

/** A day of several sites together. Numbers of null: a site's day is not written, so that nobody can say. */
export type DayPoint<Numbers = StatusNumbers> = Readonly<{
  day: string;
  numbers: Numbers | null;
  late: boolean;
}>;

/** The last day that is over at every one of some zones; null: there is no zone. */
export function lastEndedEverywhere(zones: readonly string[], now: Date): string | null {
  return zones.map((zone) => lastEnded(zone, now)).sort()[0] ?? null;
}

/**
 * The days of sites added up, each from the day the first of them was written. A site counts from its own first day on; where one of its
 * later days is missing, the sum of that day is unknown and never less.
 */
export function pointsOf(
  rows: readonly SiteDay[],
  days: readonly string[],
  firstDays: ReadonlyMap<SiteId, string>,
): DayPoint[] {
  const byDay = new Map<string, SiteDay[]>();
  for (const row of rows) byDay.set(row.day, [...(byDay.get(row.day) ?? []), row]);
  return days.flatMap((day) => {
    const expected = [...firstDays.values()].filter((first) => first <= day).length;
    if (expected === 0) return [];
    const there = byDay.get(day) ?? [];
    const numbers = there.length < expected ? null : sumNumbers(there.map((row) => row.numbers));
    return [{ day, numbers, late: there.some((row) => row.late) }];
  });
}

type Compared = DayPoint<Pick<StatusNumbers, "systems" | "not-looked-at">>;

/** Whether anything was compared with an advisory by then; before that a 0 would say nothing. */
const isCompared = ({ numbers }: Compared): boolean =>
  numbers === null || numbers["not-looked-at"] < numbers.systems;

/** The days from the first on which anything was compared. */
export function sinceCompared<Point extends Compared>(points: readonly Point[]): readonly Point[] {
  const first = points.findIndex(isCompared);
  return first < 0 ? [] : points.slice(first);
}

export const rangesOfDays = [14, 30, 90] as const;
export type RangeOfDays = (typeof rangesOfDays)[number];

/** How many days the address asks for; two weeks where it asks for nothing that is offered. */
export function readRange(text: string | null): RangeOfDays {
  return rangesOfDays.find((range) => String(range) === text) ?? 14;
}

/** A day as an address names it; null: it is none, or lies outside what a calendar of ours reaches. */
export function readDay(text: string): string | null {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return null;
  const at = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(at.getTime()) && dayAfter(text, 0) === text ? text : null;
}
