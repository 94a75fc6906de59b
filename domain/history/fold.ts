import type { AdvisoryId, IncidentId, SiteId, SystemId } from "../ids";
import { standing } from "../matching/decisions";
import type { SystemGroup } from "../status/counting";
import type { LastIncident, Pair, StatusSystem } from "../status/system";
import type { StatusChange } from "./change";

type Facts<Kind extends StatusChange["kind"]> = Extract<StatusChange, { kind: Kind }>["facts"];
type KnownIncident = { opened: Facts<"incident"> | null; state: Facts<"state"> | null };
type KnownPair = {
  match: Facts<"match"> | null;
  decision: Facts<"decision"> | null;
  incidents: Map<IncidentId, KnownIncident>;
};
type KnownSystem = { siteId: SiteId; retired: boolean; pairs: Map<AdvisoryId, KnownPair> };

/** What is known of systems after the changes so far. */
export type Known = ReadonlyMap<SystemId, Readonly<KnownSystem>>;
type Growing = Map<SystemId, KnownSystem>;

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const held = map.get(key);
  if (held !== undefined) return held;
  const made = make();
  map.set(key, made);
  return made;
}

function learn(known: Growing, change: StatusChange): void {
  const { systemId, siteId } = change;
  const system = entry(known, systemId, () => ({ siteId, retired: false, pairs: new Map() }));
  if (change.kind === "system") {
    system.retired = change.facts.retired;
    return;
  }
  const pair = entry(
    system.pairs,
    change.advisoryId,
    (): KnownPair => ({ match: null, decision: null, incidents: new Map() }),
  );
  if (change.kind === "match") pair.match = change.facts;
  else if (change.kind === "decision") pair.decision = change.facts;
  else {
    const none = (): KnownIncident => ({ opened: null, state: null });
    const incident = entry(pair.incidents, change.incidentId, none);
    if (change.kind === "incident") incident.opened = change.facts;
    else incident.state = change.facts;
  }
}

/** Folds changes, in their order, into what is known after them. */
export function foldChanges(changes: readonly StatusChange[]): Known {
  const known: Growing = new Map();
  for (const change of changes) learn(known, change);
  return known;
}

/** Folds changes once and stops at each of some instants, given in their order, to ask what was known there. */
export function foldUntil<Answer>(
  changes: readonly StatusChange[],
  instants: readonly Date[],
  ask: (known: Known, at: Date) => Answer,
): Answer[] {
  const known: Growing = new Map();
  let next = 0;
  return instants.map((at) => {
    for (let change = changes[next]; change && change.at <= at; change = changes[next]) {
      learn(known, change);
      next += 1;
    }
    return ask(known, at);
  });
}

/** The open incident, else the one opened last. */
function lastOf(incidents: ReadonlyMap<IncidentId, KnownIncident>) {
  const opened = [...incidents].flatMap(([id, { opened: facts, state }]) =>
    facts === null ? [] : [{ id, facts, state }],
  );
  const isOpen = ({ facts }: (typeof opened)[number]) => (facts.end === null ? 0 : 1);
  const when = ({ facts }: (typeof opened)[number]) => Date.parse(facts.openedAt);
  return (
    opened.sort((a, b) => isOpen(a) - isOpen(b) || when(b) - when(a) || (a.id < b.id ? -1 : 1))[0] ?? null
  );
}

/** What held only until a time before the instant is exposed, whatever was written of it since. */
function incidentAt(pair: KnownPair, at: Date): Readonly<{ last: LastIncident | null; until: Date | null }> {
  const found = lastOf(pair.incidents);
  if (found === null) return { last: null, until: null };
  const { facts, state } = found;
  if (facts.end !== null) {
    const since = pair.decision !== null && Date.parse(pair.decision.at) > Date.parse(facts.closedAt);
    return { last: { end: facts.end, decidedSince: since }, until: null };
  }
  // Opened, and nothing written of it yet: nothing protects the system.
  const held = state ?? { exposure: "exposed", holdsUntil: null, decide: false, care: null };
  const until = held.holdsUntil === null ? null : new Date(held.holdsUntil);
  const ended = until !== null && until <= at;
  const exposure = ended ? "exposed" : held.exposure;
  return { last: { end: null, exposure, decide: held.decide, care: held.care }, until };
}

type Weighed = Readonly<{ system: StatusSystem; acceptedUntil: Date | null }>;
type WeighedPair = Readonly<{ pair: Pair; until: Date | null }>;

/** Null: the two were never compared. */
function weighedPair(known: KnownPair, at: Date): WeighedPair | null {
  if (known.match === null) return null;
  const { last, until } = incidentAt(known, at);
  const accepted = last?.end === null && last.exposure === "risk-accepted";
  const pair = { ...known.match, decision: known.decision?.decision ?? null, incident: last };
  return { pair, until: accepted ? until : null };
}

const byRule = ({ pair }: WeighedPair): boolean => pair.incident === null && standing(pair) === "by-rule";

function weighed(known: Readonly<KnownSystem>, advisoryId: AdvisoryId | null, at: Date): Weighed {
  const own = advisoryId === null ? undefined : known.pairs.get(advisoryId);
  const asked = advisoryId === null ? [...known.pairs.values()] : own ? [own] : [];
  const found = asked.flatMap((pair) => weighedPair(pair, at) ?? []);
  const told = found.filter((each) => !byRule(each));
  const ends = told.flatMap(({ until }) => until ?? []).sort((a, b) => a.getTime() - b.getTime());
  const excluded = told.length < found.length ? 1 : 0;
  const system = { retired: known.retired, excluded, pairs: told.map(({ pair }) => pair) };
  return { system, acceptedUntil: ends[0] ?? null };
}

/** The systems that were known, as status saw them at an instant, for one advisory or all; alike ones of a site in a group. */
export function systemsAt(
  known: Known,
  { advisoryId, at }: Readonly<{ advisoryId: AdvisoryId | null; at: Date }>,
): SystemGroup<SiteId>[] {
  const groups = new Map<
    string,
    { siteId: SiteId; system: StatusSystem; count: number; acceptedUntil: Date | null }
  >();
  for (const each of known.values()) {
    const { system, acceptedUntil } = weighed(each, advisoryId, at);
    const key = JSON.stringify([each.siteId, system, acceptedUntil]);
    const group = entry(groups, key, () => ({ siteId: each.siteId, system, count: 0, acceptedUntil }));
    group.count += 1;
  }
  return [...groups.values()];
}
