import { formatDay } from "@/lib/dates";

/** A date as a document gives it: the day in UTC, or its own words when it is no date. */
export function released(text: string): string {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : formatDay(at, "UTC");
}

/** "9.8 (CVSS 3.0)" */
export function scoreText(highest: Readonly<{ score: number; version: string }> | null): string {
  return highest === null ? "none given" : `${highest.score.toFixed(1)} (CVSS ${highest.version})`;
}
