import type { ExposureValue } from "../checklist/evaluation";
import { type Phase, phases } from "../checklist/template";
import type { AdvisoryId } from "../ids";
import { type Priority, priorities } from "../priority/values";
import { exposures } from "./exposure-names";

export const standings = ["open", "closed", "all"] as const;
export const sorts = ["worst", "priority", "due", "newest", "oldest"] as const;
/** overdue: a due time has passed. due-soon: the next comes within 24 hours (priority/due-state.ts). */
export const dues = ["overdue", "due-soon"] as const;
export type AskedDue = (typeof dues)[number];
/** Whose incidents a list can be asked for: the reader's own, or those nobody looks after. */
export const assignedTos = ["me", "nobody"] as const;

/** The states a list can be asked for; contained is both ways of it. */
export const askedStates = [...exposures, "contained", "withdrawn", "cancelled"] as const satisfies readonly (
  | ExposureValue
  | "contained"
)[];
export type AskedState = (typeof askedStates)[number];

/** What a list of incidents is asked for. */
export type IncidentFilter = Readonly<{
  /** open: not closed. all: closed ones too. */
  standing: (typeof standings)[number];
  /** The code of a site. */
  site: string | null;
  advisory: AdvisoryId | null;
  state: AskedState | null;
  phase: Phase | null;
  priority: Priority | null;
  due: AskedDue | null;
  /** Only those something asks another look at. */
  recheck: boolean;
  assigned: (typeof assignedTos)[number] | null;
  /** Only those that wait for a vendor now. */
  waiting: boolean;
  text: string;
  sort: (typeof sorts)[number];
}>;

export const everyOpenIncident: IncidentFilter = {
  standing: "open",
  site: null,
  advisory: null,
  state: null,
  phase: null,
  priority: null,
  due: null,
  recheck: false,
  assigned: null,
  waiting: false,
  text: "",
  sort: "worst",
};

/** The parameters of an address, as they came. */
export type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const longestText = 100;

/** The first value of a parameter; an empty one is none. */
export function askedFor(asked: Asked, name: string): string | null {
  const value = asked[name];
  const first = typeof value === "string" ? value : value?.[0];
  return first?.trim() || null;
}

const among = <Name extends string>(names: readonly Name[], text: string | null): Name | null =>
  names.find((name) => name === text) ?? null;

/** An advisory's id from an address; null when it is none. */
export function askedAdvisory(asked: Asked): AdvisoryId | null {
  const text = askedFor(asked, "advisory");
  // Safe because whatever is shaped like an id may be asked for; a wrong one is found nowhere.
  return text !== null && uuid.test(text) ? (text.toLowerCase() as AdvisoryId) : null;
}

/** Reads a filter from an address; what cannot be read is left out, so that an old link still opens the list. */
export function readIncidentFilter(asked: Asked): IncidentFilter {
  return {
    standing: among(standings, askedFor(asked, "standing")) ?? "open",
    site: askedFor(asked, "site"),
    advisory: askedAdvisory(asked),
    state: among(askedStates, askedFor(asked, "state")),
    phase: among(phases, askedFor(asked, "phase")),
    priority: among(priorities, askedFor(asked, "priority")),
    due: among(dues, askedFor(asked, "due")),
    recheck: askedFor(asked, "recheck") === "yes",
    assigned: among(assignedTos, askedFor(asked, "assigned")),
    waiting: askedFor(asked, "waiting") === "vendor",
    text: (askedFor(asked, "q") ?? "").slice(0, longestText),
    sort: among(sorts, askedFor(asked, "sort")) ?? "worst",
  };
}

/** The same filter as the parameters of an address; what is usual is left out. */
export function incidentParameters(filter: IncidentFilter): readonly (readonly [string, string])[] {
  const usual = everyOpenIncident;
  return [
    ["standing", filter.standing === usual.standing ? null : filter.standing] as const,
    ["site", filter.site] as const,
    ["advisory", filter.advisory] as const,
    ["state", filter.state] as const,
    ["phase", filter.phase] as const,
    ["priority", filter.priority] as const,
    ["due", filter.due] as const,
    ["recheck", filter.recheck ? "yes" : null] as const,
    ["assigned", filter.assigned] as const,
    ["waiting", filter.waiting ? "vendor" : null] as const,
    ["q", filter.text || null] as const,
    ["sort", filter.sort === usual.sort ? null : filter.sort] as const,
  ].flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

/** Whether anything narrows the list beyond open, closed or all. */
export function isNarrowed(filter: IncidentFilter): boolean {
  const { site, advisory, state, phase, priority, due, assigned, recheck, waiting, text } = filter;
  const named = [site, advisory, state, phase, priority, due, assigned].some((each) => each !== null);
  return named || recheck || waiting || text !== "";
}
