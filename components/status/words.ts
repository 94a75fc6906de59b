import type { MarkState } from "@/components/ui/mark";
import type { CountedName } from "@/domain/status/counting";
import type { StatusPlace } from "@/domain/status/system";

/** The heading of the rows behind each number. */
export const countedTitles: Readonly<Record<CountedName, string>> = {
  systems: "All systems",
  affected: "Affected systems",
  exposed: "Exposed systems",
  unopened: "Affected systems without an incident",
  "risk-accepted": "Exposed systems with an accepted risk",
  contained: "Contained systems",
  "contained-standalone": "Systems contained by standalone",
  "contained-segment": "Systems contained by segment",
  remediated: "Remediated systems",
  "back-in-service": "Systems back in service",
  unknown: "Unknown systems",
  "vendor-asked": "Unknown systems for which the vendor is asked",
  "not-affected": "Systems decided not affected",
  "by-rule": "Systems not affected by rule",
  "not-looked-at": "Systems no advisory was compared with",
  "care-impaired": "Systems that work in part or not at all",
  "care-no-alternative": "Impaired systems without an alternative",
  "care-unknown": "Systems whose care impact is unknown",
  "decision-needed": "Systems that wait for a decision",
  withdrawn: "Systems withdrawn from service",
};

/** What each number means, for the head of its rows. */
export const countedMeanings: Readonly<Partial<Record<CountedName, string>>> = {
  affected: "Exposed, with an accepted risk, contained, remediated and back in service together.",
  exposed:
    "Nothing verified protects them: no containment is verified, or it ran out. Systems decided affected without an incident count here too.",
  unopened: "Decided affected, and nobody has opened an incident: nothing protects them yet.",
  unknown:
    "An advisory may name them, and nobody has decided, or the vendor has not answered. They do not count as safe.",
  "not-affected": "A coordinator decided so, or an incident was cancelled as a wrong match.",
  "by-rule": "The advisory's own words exclude them, and nobody had to decide.",
  "care-impaired": "As the clinical lead last answered in a running incident.",
  "care-unknown":
    "The clinical lead has not answered yet, or has not said how many exams a day are affected.",
  "decision-needed":
    "A clinical clearance ran out or was withdrawn, or the acceptance of the risk ran out: the clinical lead, or whoever accepts the risk, decides anew.",
  withdrawn: "Removed or permanently disconnected. Counted in no other number.",
};

/** The mark of each place a system can stand in; null: a word without a mark. */
export const markOfPlace: Readonly<Record<StatusPlace, MarkState | null>> = {
  exposed: "exposed",
  "risk-accepted": "risk-accepted",
  unknown: "unknown",
  "contained-standalone": "contained-standalone",
  "contained-segment": "contained-segment",
  remediated: "remediated",
  "back-in-service": "back-in-service",
  "not-affected": "not-affected",
  "by-rule": null,
  "not-looked-at": null,
};

/** "1 system", "3 systems". */
export const counted = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count === 1 ? one : several}`;

export const areOrIs = (count: number): string => (count === 1 ? "is" : "are");

/** A list as it is said: "a, b and c". */
export function listed<Item>(items: readonly Item[], index: number): ", " | " and " | "" {
  if (index === 0) return "";
  return index === items.length - 1 ? " and " : ", ";
}
