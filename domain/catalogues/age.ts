const day = 24 * 60 * 60 * 1000;

/** How old a release is in words, and whether it is old: a catalogue that is read as current must be. */
export function ageOf(
  releasedAt: Date,
  now: Date,
  oldAfterDays: number,
): Readonly<{ words: string; old: boolean }> {
  const days = Math.max(0, Math.floor((now.getTime() - releasedAt.getTime()) / day));
  return { words: words(days), old: days > oldAfterDays };
}

function words(days: number): string {
  if (days === 0) return "less than a day old";
  if (days < 60) return days === 1 ? "1 day old" : `${days} days old`;
  const months = Math.floor(days / 30.44);
  if (months < 24) return `${months} months old`;
  return `${Math.floor(days / 365.25)} years old`;
}
