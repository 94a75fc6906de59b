const hour = 3_600_000;

export const hours = (count: number) => count * hour;
export const days = (count: number) => count * 24 * hour;
export const after = (time: Date, milliseconds: number) => new Date(time.getTime() + milliseconds);
export const latest = (times: readonly Date[]): Date | null =>
  times.reduce<Date | null>((found, time) => (found && found >= time ? found : time), null);
export const earliest = (times: readonly Date[]): Date | null =>
  times.reduce<Date | null>((found, time) => (found && found <= time ? found : time), null);

/** The milliseconds of an ISO 8601 duration of whole days, such as P1D. */
export function ofDays(text: string): number {
  const [, count] = /^P(\d+)D$/.exec(text) ?? [];
  if (count === undefined) throw new Error(`Not a duration in days: ${text}`);
  return days(Number(count));
}
