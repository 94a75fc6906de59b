import type { StatusNumbers } from "../status/counting";
import type { DayPoint } from "./burn-down";

/** The numbers that a chart tells of a day: kept beside a day's numbers, so that many days of many sites are read at once. */
export const toldNames = [
  "systems",
  "exposed",
  "risk-accepted",
  "unknown",
  "contained",
  "remediated",
  "back-in-service",
  "not-looked-at",
] as const satisfies readonly (keyof StatusNumbers)[];
export type ToldNumbers = Pick<StatusNumbers, (typeof toldNames)[number]>;
export type ToldPoint = DayPoint<ToldNumbers>;

/** The numbers of a day added up over the sites whose day is written, and how many those are. */
export type DaySum = Readonly<{ day: string; sites: number; late: boolean; numbers: ToldNumbers }>;

/** How many sites have a day as their first one. */
export type FirstDay = Readonly<{ day: string; sites: number }>;

/** The same as pointsOf(), of sums: a day that is not written at every site that has begun is unknown, and never less. */
export function pointsOfSums(
  sums: readonly DaySum[],
  days: readonly string[],
  firstDays: readonly FirstDay[],
): ToldPoint[] {
  const byDay = new Map(sums.map((sum) => [sum.day, sum]));
  return days.flatMap((day) => {
    const expected = firstDays.reduce((sum, first) => (first.day <= day ? sum + first.sites : sum), 0);
    if (expected === 0) return [];
    const sum = byDay.get(day);
    const whole = sum !== undefined && sum.sites >= expected;
    return [{ day, numbers: whole ? sum.numbers : null, late: sum?.late ?? false }];
  });
}
