/** Things that came in of late, each with its time, and since when nothing was missed; null: nothing is known yet. */
export type Kept<Item> = Readonly<{
  since: number | null;
  items: readonly Readonly<{ at: number; item: Item }>[];
}>;

const keptMs = 120_000;
const mostKept = 2_000;
/** Clocks of several machines differ by so much at most. */
const clocksDiffer = 5_000;

/** Keeps one thing more, and lets go what is old; from then on what is asked of before that is not known. */
export function remember<Item>(kept: Kept<Item>, item: Item, now: number): Kept<Item> {
  const young = kept.items.filter(({ at }) => at > now - keptMs);
  const items = [...young, { at: now, item }].slice(-mostKept);
  const [oldest] = items;
  const lost = items.length <= kept.items.length;
  return { since: lost && oldest ? Math.max(kept.since ?? 0, oldest.at) : kept.since, items };
}

/** What came in after a time; unknown where it cannot be said that nothing was missed. */
export function missedSince<Item>(kept: Kept<Item>, time: number | null): readonly Item[] | "unknown" {
  if (time === null || kept.since === null) return "unknown";
  const from = time - clocksDiffer;
  return from < kept.since ? "unknown" : kept.items.filter(({ at }) => at >= from).map(({ item }) => item);
}
