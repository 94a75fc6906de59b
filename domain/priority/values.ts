/** How quickly an incident is to be acted on, most urgent first (SSVC, deployer). */
export const priorities = ["immediate", "out-of-cycle", "scheduled", "defer"] as const;
export type Priority = (typeof priorities)[number];

export const exploitations = ["none", "public-poc", "active"] as const;
export type ExploitationValue = (typeof exploitations)[number];
export const systemExposures = ["small", "controlled", "open"] as const;
export type SystemExposure = (typeof systemExposures)[number];
export const automatables = ["no", "yes"] as const;
export type Automatable = (typeof automatables)[number];
export const humanImpacts = ["low", "medium", "high", "very-high"] as const;
export type HumanImpact = (typeof humanImpacts)[number];

/** The four values the table takes. */
export type PriorityValues = Readonly<{
  exploitation: ExploitationValue;
  exposure: SystemExposure;
  automatable: Automatable;
  humanImpact: HumanImpact;
}>;

/** The word of each priority on screen. */
export const priorityWords: Readonly<Record<Priority, string>> = {
  immediate: "Immediate",
  "out-of-cycle": "Out of cycle",
  scheduled: "Scheduled",
  defer: "Defer",
};

export const valueWords: Readonly<
  Record<ExploitationValue | SystemExposure | Automatable | HumanImpact, string>
> = {
  none: "none",
  "public-poc": "public exploit",
  active: "active",
  small: "small",
  controlled: "controlled",
  open: "open",
  no: "no",
  yes: "yes",
  low: "low",
  medium: "medium",
  high: "high",
  "very-high": "very high",
};

/** Whether the first is the more urgent of two. */
export const isMoreUrgent = (one: Priority, other: Priority): boolean =>
  priorities.indexOf(one) < priorities.indexOf(other);
