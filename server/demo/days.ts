const day = 86_400_000;

/** A moment of the story: so many days before the demo was made, at a clock time (UTC). */
export function dayBefore(now: Date, days: number, clock: string): Date {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  const midnight = Math.floor(now.getTime() / day) * day;
  return new Date(midnight - days * day + (hours * 60 + minutes) * 60_000);
}

export const minutesBefore = (at: Date, minutes: number): Date => new Date(at.getTime() - minutes * 60_000);
export const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);
export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * day);
