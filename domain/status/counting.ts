import {
  awaitsDecision,
  careImpact,
  isAsked,
  isUnopened,
  type StatusPlace,
  type StatusSystem,
  statusPlaces,
  systemPlace,
  withdrawn,
} from "./system";

/** Everything status counts, each by a name that its address carries. */
export const countedNames = [
  "systems",
  "affected",
  "exposed",
  "unopened",
  "risk-accepted",
  "contained",
  "contained-standalone",
  "contained-segment",
  "remediated",
  "back-in-service",
  "unknown",
  "vendor-asked",
  "not-affected",
  "by-rule",
  "not-looked-at",
  "care-impaired",
  "care-no-alternative",
  "care-unknown",
  "decision-needed",
  "withdrawn",
] as const;
export type CountedName = (typeof countedNames)[number];

/** The places that together are "affected". */
export const affectedPlaces = [
  "exposed",
  "risk-accepted",
  "contained-standalone",
  "contained-segment",
  "remediated",
  "back-in-service",
] as const satisfies readonly StatusPlace[];

const among = (system: StatusSystem, places: readonly StatusPlace[]): boolean => {
  const place = systemPlace(system);
  return place !== null && places.includes(place);
};

const impaired = (system: StatusSystem) => {
  const care = careImpact(system);
  return care.kind === "impaired" ? care : null;
};

/** An impaired system whose exams nobody has counted is both impaired and unknown. */
const careUnknown = (system: StatusSystem): boolean => {
  const care = careImpact(system);
  return care.kind === "unknown" || (care.kind === "impaired" && care.exams === null);
};

const special: Readonly<Record<Exclude<CountedName, StatusPlace>, (system: StatusSystem) => boolean>> = {
  systems: (system) => !withdrawn(system),
  affected: (system) => among(system, affectedPlaces),
  unopened: (system) => !withdrawn(system) && system.pairs.some(isUnopened),
  contained: (system) => among(system, ["contained-standalone", "contained-segment"]),
  "vendor-asked": (system) => among(system, ["unknown"]) && system.pairs.some(isAsked),
  "care-impaired": (system) => impaired(system) !== null,
  "care-no-alternative": (system) => impaired(system)?.alternative === "no",
  "care-unknown": careUnknown,
  "decision-needed": (system) => !withdrawn(system) && system.pairs.some(awaitsDecision),
  withdrawn: (system) => withdrawn(system) && system.pairs.some((pair) => pair.incident?.end === "withdrawn"),
};

const isPlace = (name: CountedName): name is Extract<CountedName, StatusPlace> =>
  statusPlaces.some((place) => place === name);

/** Whether a number counts a system. The numbers and the rows behind them ask this one question. */
export function isCounted(name: CountedName, system: StatusSystem): boolean {
  return isPlace(name) ? systemPlace(system) === name : special[name](system);
}

export function isCountedName(text: string): text is CountedName {
  return countedNames.some((name) => name === text);
}

/** Alike systems of one site, how many they are, and when the first of their accepted risks ends. */
export type SystemGroup<SiteId> = Readonly<{
  siteId: SiteId;
  system: StatusSystem;
  count: number;
  acceptedUntil: Date | null;
}>;

/** The numbers of one site, or of all together. */
export type StatusNumbers = Readonly<
  Record<CountedName, number> & {
    /** Exams a day on impaired systems, where the clinical lead has said how many. */
    exams: number;
    /** When the first accepted risk ends. */
    acceptedUntil: Date | null;
  }
>;

const zeros: Record<CountedName, number> = {
  systems: 0,
  affected: 0,
  exposed: 0,
  unopened: 0,
  "risk-accepted": 0,
  contained: 0,
  "contained-standalone": 0,
  "contained-segment": 0,
  remediated: 0,
  "back-in-service": 0,
  unknown: 0,
  "vendor-asked": 0,
  "not-affected": 0,
  "by-rule": 0,
  "not-looked-at": 0,
  "care-impaired": 0,
  "care-no-alternative": 0,
  "care-unknown": 0,
  "decision-needed": 0,
  withdrawn: 0,
};

/** Alike systems, and how many of them each site has. */
export type SpreadGroup<SiteId> = Readonly<{
  system: StatusSystem;
  at: readonly (readonly [SiteId, number])[];
  acceptedUntil: Date | null;
}>;

type Tally = Record<CountedName, number> & { exams: number; acceptedUntil: Date | null };
type Weight = Readonly<{ names: readonly CountedName[]; exams: number }>;

const weights = new WeakMap<StatusSystem, Weight>();

/** What a system adds to the numbers; asked once for each, since one stands for many alike. */
function weightOf(system: StatusSystem): Weight {
  const known = weights.get(system);
  if (known) return known;
  const names = countedNames.filter((name) => isCounted(name, system));
  const weight = { names, exams: impaired(system)?.exams ?? 0 };
  weights.set(system, weight);
  return weight;
}

const nothing = (): Tally => ({ ...zeros, exams: 0, acceptedUntil: null });

function add(tally: Tally, { names, exams }: Weight, count: number, acceptedUntil: Date | null): void {
  for (const name of names) tally[name] += count;
  tally.exams += count * exams;
  if (acceptedUntil === null || !names.includes("risk-accepted")) return;
  if (tally.acceptedUntil === null || acceptedUntil < tally.acceptedUntil)
    tally.acceptedUntil = acceptedUntil;
}

/** Counts systems; every system of the inventory stands in exactly one place, those withdrawn apart. */
export function countSystems<SiteId>(groups: readonly SystemGroup<SiteId>[]): StatusNumbers {
  const tally = nothing();
  for (const { system, count, acceptedUntil } of groups) add(tally, weightOf(system), count, acceptedUntil);
  return tally;
}

/** The numbers of all sites together, and of each that has a system. */
export function countSites<SiteId>(
  groups: readonly SpreadGroup<SiteId>[],
): Readonly<{ all: StatusNumbers; sites: ReadonlyMap<SiteId, StatusNumbers> }> {
  const all = nothing();
  const sites = new Map<SiteId, Tally>();
  for (const { system, at, acceptedUntil } of groups) {
    const weight = weightOf(system);
    for (const [siteId, count] of at) {
      const own = sites.get(siteId) ?? nothing();
      sites.set(siteId, own);
      add(own, weight, count, acceptedUntil);
      add(all, weight, count, acceptedUntil);
    }
  }
  return { all, sites };
}

/** How many systems a number counts. */
export function totalOf<SiteId>(groups: readonly SpreadGroup<SiteId>[]): number {
  return groups.reduce((sum, { at }) => at.reduce((inner, [, count]) => inner + count, sum), 0);
}

/** The numbers of nothing. */
export const noSystems: StatusNumbers = nothing();

/** Whether nobody has decided anything at a site that has something to decide: there is no 0 to be misread. */
export function nothingDecided(numbers: StatusNumbers): boolean {
  return numbers.unknown > 0 && numbers.affected === 0 && numbers["not-affected"] === 0;
}

type SiteNumbers = Readonly<{ name: string; numbers: StatusNumbers }>;

/** Sites worst first: by what nothing protects (exposed or unknown), then exposed, then accepted risks, then affected, then by name. */
export function worstFirst(a: SiteNumbers, b: SiteNumbers): number {
  const open = ({ numbers }: SiteNumbers) => numbers.exposed + numbers.unknown;
  return (
    open(b) - open(a) ||
    b.numbers.exposed - a.numbers.exposed ||
    b.numbers["risk-accepted"] - a.numbers["risk-accepted"] ||
    b.numbers.affected - a.numbers.affected ||
    a.name.localeCompare(b.name, "en")
  );
}
