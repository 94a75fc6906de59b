import type { StepRole } from "../checklist/template";
import type { PersonId, SiteId } from "../ids";
import type { BlockedRow, Blocker } from "./blockers";

/** Somebody who holds a role that steps have, at one site or, where that is null, at all. */
export type RoleHolder = Readonly<{ siteId: SiteId | null; role: StepRole; id: PersonId; name: string }>;

/** The last ask for a step of an incident. */
export type RowAsk = Readonly<{ key: string; step: string; by: string; at: Date; who: readonly string[] }>;

/** For how many incidents one click asks at most. */
export const mostAsked = 50;

/** Whom a blocker waits for, and what was asked so far. */
export type BlockerAsk = Readonly<{
  /** Everybody at the site who could bring it further, the reader among them. */
  who: readonly string[];
  /** The same without the reader: whom they can ask. */
  others: readonly string[];
  /** The last ask for any of its incidents, and for how many of them somebody was asked. */
  last: Readonly<{ by: string; at: Date; incidents: number }> | null;
}>;

/** What is known of asking for a blocker at its site. */
export function askOf(
  blocker: Blocker,
  known: Readonly<{ siteId: SiteId; me: PersonId; holders: readonly RoleHolder[]; asks: readonly RowAsk[] }>,
): BlockerAsk {
  const { siteId, me, holders } = known;
  const at = holders.filter(
    (each) => each.role === blocker.role && (each.siteId === null || each.siteId === siteId),
  );
  const people = [...new Map(at.map((each) => [each.id, each])).values()];
  return {
    who: people.map(({ name }) => name),
    others: people.filter(({ id }) => id !== me).map(({ name }) => name),
    last: lastOf(blocker, known.asks),
  };
}

function lastOf({ step, rows }: Blocker, asks: readonly RowAsk[]): BlockerAsk["last"] {
  const keys = new Set(rows.map((row: BlockedRow) => row.key));
  const own = asks.filter((ask) => ask.step === step && keys.has(ask.key));
  const [last] = own.toSorted((one, other) => other.at.getTime() - one.at.getTime());
  return last ? { by: last.by, at: last.at, incidents: own.length } : null;
}
