import type { AdvisoryId } from "../ids";
import { countedNames, countSystems, type StatusNumbers } from "../status/counting";
import type { StatusChange } from "./change";
import type { EndedDay } from "./days";
import { foldUntil, systemsAt } from "./fold";

/** The numbers of a site as a snapshot keeps them: plain JSON. */
export type StoredNumbers = Omit<StatusNumbers, "acceptedUntil"> & Readonly<{ acceptedUntil: string | null }>;

export const toStored = ({ acceptedUntil, ...numbers }: StatusNumbers): StoredNumbers => ({
  ...numbers,
  acceptedUntil: acceptedUntil?.toISOString() ?? null,
});

export const fromStored = ({ acceptedUntil, ...numbers }: StoredNumbers): StatusNumbers => ({
  ...numbers,
  acceptedUntil: acceptedUntil === null ? null : new Date(acceptedUntil),
});

/** The numbers of several sites together: a system stands at one site, so they add up. */
export function sumNumbers(all: readonly StatusNumbers[]): StatusNumbers {
  const add = (of: (numbers: StatusNumbers) => number) => all.reduce((sum, each) => sum + of(each), 0);
  const ends = all.flatMap(({ acceptedUntil }) => acceptedUntil ?? []);
  const names = countedNames.map((name) => [name, add((numbers) => numbers[name])] as const);
  return {
    ...countSystems([]),
    ...Object.fromEntries(names),
    exams: add((numbers) => numbers.exams),
    acceptedUntil: ends.sort((a, b) => a.getTime() - b.getTime())[0] ?? null,
  };
}

/** A day of a site with its numbers, for an advisory or (null) for all together. */
export type DaySnapshot = EndedDay & Readonly<{ advisoryId: AdvisoryId | null; numbers: StatusNumbers }>;

type Advised = Readonly<{ id: AdvisoryId; since: Date }>;

/** What the changes of one site say of its days, given in their order: for each advisory there was, and for all together. */
export function snapshotsOf(
  changes: readonly StatusChange[],
  days: readonly EndedDay[],
  advisories: readonly Advised[],
): DaySnapshot[] {
  const instants = days.map(({ endedAt }) => endedAt);
  const found = foldUntil(changes, instants, (known, at) => {
    const there = advisories.filter(({ since }) => since <= at).map(({ id }) => id);
    return [null, ...there].map((advisoryId) => ({
      advisoryId,
      numbers: countSystems(systemsAt(known, { advisoryId, at })),
    }));
  });
  return days.flatMap((day, index) => (found[index] ?? []).map((of) => ({ ...day, ...of })));
}
