import { ok, type Result, refuse } from "@/lib/result";
import type { StoredNumbers } from "../history/snapshot";
import type { SiteId } from "../ids";
import type { Difference } from "./compare";
import type { Tlp } from "./tlp";

/** One site as a briefing shows it; instants as ISO text, because what is frozen is plain JSON. */
export type BriefingSite = Readonly<{
  id: SiteId;
  code: string;
  name: string;
  zone: string;
  numbers: StoredNumbers;
  silentSince: string | null;
  lastAnswer: string | null;
}>;

/** A day of the chart; null: a site's day was not written, so that nobody can say. */
export type BriefingDay = Readonly<{
  day: string;
  counts: Readonly<{ exposed: number; accepted: number; unknown: number }> | null;
}>;

/** Everything a briefing shows. Its page and its PDF are drawn from this and nothing else. */
export type BriefingContent = Readonly<{
  form: 1;
  key: string;
  name: string;
  tlp: Tlp;
  note: string;
  at: string;
  /** The zone of the one clock it shows. */
  zone: string;
  by: string;
  /** Null: all advisories together. */
  advisory: Readonly<{ trackingId: string; title: string }> | null;
  all: StoredNumbers;
  /** Worst first. */
  sites: readonly BriefingSite[];
  days: readonly BriefingDay[];
  /** What changed since the last briefing of the same advisory and the same sites; null: there was none. */
  since: Readonly<{ key: string; name: string; at: string; changed: readonly Difference[] }> | null;
}>;

export type BriefingRefusal = Readonly<{ code: "nothing-to-brief"; sentence: string }>;

type ToFreeze = Readonly<{ advisories: number; systems: number }>;

/** Whether there is anything a briefing could tell. */
export function decideBriefing({ advisories, systems }: ToFreeze): Result<null, BriefingRefusal> {
  if (advisories > 0 && systems > 0) return ok(null);
  const missing = advisories === 0 ? "an advisory is imported" : "a system is in the inventory of your sites";
  return refuse({ code: "nothing-to-brief", sentence: `There is nothing to freeze before ${missing}.` });
}
