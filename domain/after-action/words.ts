import type { ExpiryKind } from "../checklist/expiries";
import type { Measure, MeasureGroup } from "./measure";

/** The name of each measure. */
export const measureNames: Readonly<Record<Measure, string>> = {
  contain: "Time to contain",
  remediate: "Time to remediate",
  reconnect: "Time to reconnect",
};

/** What each measure is, in a sentence. */
export const measureMeanings: Readonly<Record<Measure, string>> = {
  contain:
    "From the opening of the incident to when its doer says the segment was proven or the system disconnected; it counts once another person has verified it and while nobody has taken it back.",
  remediate:
    "From the opening of the incident to when its doer says the installed remediation was checked; it counts once another person has verified it and while nobody has taken it back.",
  reconnect:
    "From the opening of the incident to when its doer says the system was back in full service; it counts once another person has verified it and while nobody has taken it back.",
};

/** Incidents of a measure by where they stand, as the heading of their rows. */
export const groupNames: Readonly<Record<Measure, Readonly<Record<MeasureGroup, string>>>> = {
  contain: { reached: "Contained", waiting: "Not yet contained", without: "Never contained" },
  remediate: { reached: "Remediated", waiting: "Not yet remediated", without: "Never remediated" },
  reconnect: { reached: "Reconnected", waiting: "Not yet reconnected", without: "Never reconnected" },
};

/** What can run out in the report, in the order it is told. */
export const ranOutKinds = [
  "clearance",
  "acceptance",
  "permit",
  "attestation",
  "scan",
] as const satisfies readonly ExpiryKind[];
export type RanOutKind = (typeof ranOutKinds)[number];

export const ranOutNames: Readonly<Record<RanOutKind, string>> = {
  clearance: "Clinical clearances",
  acceptance: "Risk acceptances",
  permit: "Permits",
  attestation: "Attestations of containment",
  scan: "Scans owed after connecting",
};

/** Every further definition of the report, each in a sentence. */
export const reportMeanings: readonly (readonly [string, string])[] = [
  [
    "Median",
    "The time within which at least half of the incidents came there; those not there yet count as longer than all others, so that there is none until half have come.",
  ],
  [
    "Worst",
    "The longest time of all; an incident that is not there yet counts with the time it has waited until now.",
  ],
  [
    "Never",
    "The incident ended, or the system was remediated before it was contained: told apart, and in neither median nor worst.",
  ],
  [
    "Rejected",
    "Each answer to a step that whoever verifies returned with a reason, however often it was repeated.",
  ],
  [
    "Ran out",
    "Each clearance, acceptance, permit or attestation whose time passed while it held, and each scan that did not come in time, as the clock recorded it.",
  ],
  ["Left out", "Drills, and incidents that were cancelled because the match was wrong."],
];
