import type { Phase, Step } from "../checklist/template";
import { isMoreUrgent, type Priority } from "./values";

/** The priority the table gave from a time on. */
export type PriorityMove = Readonly<{ at: Date; priority: Priority }>;

/** A coordinator's own priority for a while; null ends the one before. */
export type PriorityOverride = Readonly<{
  at: Date;
  by: string;
  priority: Priority | null;
  reason: string;
  until: Date | null;
}>;

/** What waits for the vendor until a time; null ends the wait before. */
export type VendorWait = Readonly<{
  at: Date;
  by: string;
  until: Date | null;
  vendorCase: string;
  reason: string;
}>;

/** What the due times of an incident follow from. */
export type DueGround = Readonly<{
  moves: readonly PriorityMove[];
  overrides: readonly PriorityOverride[];
  waits: readonly VendorWait[];
}>;

type Offsets = Readonly<Record<Phase, string>>;

/** How long a step of each phase has where its template says nothing: hours by the clock, or working days of the site. */
const usual: Readonly<Record<Exclude<Priority, "defer">, Offsets>> = {
  immediate: {
    identify: "PT4H",
    assess: "PT12H",
    contain: "PT24H",
    remediate: "P5D",
    reconnect: "P7D",
    close: "P10D",
  },
  "out-of-cycle": {
    identify: "P1D",
    assess: "P2D",
    contain: "P3D",
    remediate: "P10D",
    reconnect: "P12D",
    close: "P15D",
  },
  scheduled: {
    identify: "P3D",
    assess: "P5D",
    contain: "P10D",
    remediate: "P30D",
    reconnect: "P35D",
    close: "P40D",
  },
};

type Dated = Pick<Step, "phase" | "dueOffset">;

/** How long a step has at a priority; null: it is not due. */
export function offsetOf(step: Dated, priority: Priority): string | null {
  const own = step.dueOffset?.[priority];
  if (own !== undefined) return own;
  return priority === "defer" ? null : usual[priority][step.phase];
}

/** The override in force at a time. */
export function overrideAt(overrides: readonly PriorityOverride[], at: Date): PriorityOverride | null {
  const last = overrides.findLast((each) => each.at <= at);
  return last?.priority && last.until && at < last.until ? last : null;
}

/** The wait for the vendor in force at a time. */
function waitAt(waits: readonly VendorWait[], at: Date): VendorWait | null {
  const last = waits.findLast((each) => each.at <= at);
  return last?.until && at < last.until ? last : null;
}

/** The wait that nobody ended, whether or not its time is over: what is over without a word is said, not forgotten. */
export function waitNotEnded(waits: readonly VendorWait[], at: Date): VendorWait | null {
  const last = waits.findLast((each) => each.at <= at);
  return last?.until ? last : null;
}

/** The priority that holds at a time: the override's, else the table's. */
export function priorityAt({ moves, overrides }: DueGround, at: Date): Priority | null {
  return overrideAt(overrides, at)?.priority ?? moves.findLast((each) => each.at <= at)?.priority ?? null;
}

/** What a vendor can keep waiting: never the containment. */
const vendorPhases: readonly Phase[] = ["remediate", "reconnect", "close"];

/** When something happened that a due time may follow from, in order, up to now. */
function turns({ moves, overrides, waits }: DueGround, now: Date): readonly Date[] {
  const ends = overrides.flatMap(({ until }) => until ?? []);
  const all = [...moves, ...overrides, ...waits].map(({ at }) => at).concat(ends);
  const times = new Set(all.map((at) => at.getTime()).filter((at) => at <= now.getTime()));
  return [...times].sort((one, other) => one - other).map((at) => new Date(at));
}

type Count = (from: Date, offset: string) => Date;

/**
 * The due time of a step of each kind, as the turns of its incident made it. A priority that rises never gives more time, one that
 * falls does, and so does a wait for the vendor; a due time that has passed stays, whatever comes.
 */
export function dueTimes(ground: DueGround, count: Count, now: Date): (step: Dated) => Date | null {
  const at = turns(ground, now);
  const known = new Map<string, Date | null>();
  return (step) => {
    const same = `${step.phase} ${JSON.stringify(step.dueOffset ?? null)}`;
    const held = known.get(same);
    if (held !== undefined) return held;
    const due = dueOf(step, ground, at, count);
    known.set(same, due);
    return due;
  };
}

/** base: the due time without any wait for the vendor. */
type Told = Readonly<{ priority: Priority | null; base: Date | null; due: Date | null }>;

function dueOf(step: Dated, ground: DueGround, at: readonly Date[], count: Count): Date | null {
  const begin: Told = { priority: null, base: null, due: null };
  return at.reduce<Told>((before, turn) => turned(step, ground, before, turn, count), begin).due;
}

function turned(step: Dated, ground: DueGround, before: Told, at: Date, count: Count): Told {
  const priority = priorityAt(ground, at);
  if (priority === null) return before;
  if (before.due && before.due <= at) return { ...before, priority };
  const base = priority === before.priority ? before.base : newBase(step, before, priority, at, count);
  return { priority, base, due: extended(step, ground, { ...before, base }, at) };
}

function newBase(step: Dated, before: Told, priority: Priority, at: Date, count: Count): Date | null {
  const offset = offsetOf(step, priority);
  const counted = offset === null ? null : count(at, offset);
  const rises = before.priority !== null && isMoreUrgent(priority, before.priority);
  return rises && before.base && counted && before.base < counted ? before.base : counted;
}

function extended(step: Dated, { waits }: DueGround, { base, due }: Told, at: Date): Date | null {
  if (base === null || !vendorPhases.includes(step.phase)) return base;
  const until = waitAt(waits, at)?.until;
  if (until) return until > base ? until : base;
  // A wait that was ended early leaves the time it gave, where the time before has passed meanwhile.
  return base > at ? base : (due ?? base);
}
