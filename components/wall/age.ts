import { formatDuration } from "@/lib/dates";

/** How old something is, to the second while that is less than a minute. */
export const ageWords = (ageMs: number): string =>
  ageMs < 60_000 ? `${Math.floor(ageMs / 1_000)} s` : formatDuration(ageMs);
