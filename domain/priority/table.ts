import {
  type Automatable,
  type ExploitationValue,
  humanImpacts,
  type Priority,
  type PriorityValues,
  type SystemExposure,
} from "./values";

/** The version of the table below, shown beside every priority. */
export const tableVersion = "SSVC deployer 1.0.0";

/** One letter for each human impact, from low to very high: i(mmediate), o(ut of cycle), s(cheduled), d(efer). */
type ByImpact = string;
type ByAutomatable = Readonly<Record<Automatable, ByImpact>>;

/** CERT/CC's deployer patch application priority, 72 rows; deployer-1.0.0.csv holds them one by one for the test. */
const rows: Readonly<Record<ExploitationValue, Readonly<Record<SystemExposure, ByAutomatable>>>> = {
  none: {
    small: { no: "ddss", yes: "dsss" },
    controlled: { no: "dsss", yes: "ssss" },
    open: { no: "dsss", yes: "ssso" },
  },
  "public-poc": {
    small: { no: "dsss", yes: "ssss" },
    controlled: { no: "dsss", yes: "ssso" },
    open: { no: "ssso", yes: "ssoo" },
  },
  active: {
    small: { no: "ssoo", yes: "sooo" },
    controlled: { no: "ssoo", yes: "oooo" },
    open: { no: "sooi", yes: "ooii" },
  },
};

const named: Readonly<Record<string, Priority>> = {
  i: "immediate",
  o: "out-of-cycle",
  s: "scheduled",
  d: "defer",
};

/** The priority that four values give. */
export function priorityIn({ exploitation, exposure, automatable, humanImpact }: PriorityValues): Priority {
  const letter = rows[exploitation][exposure][automatable][humanImpacts.indexOf(humanImpact)];
  const priority = letter === undefined ? undefined : named[letter];
  if (!priority) throw new Error("The priority table has a hole");
  return priority;
}
