/** What an after-action report measures of an incident, each from its opening. */
export const measures = ["contain", "remediate", "reconnect"] as const;
export type Measure = (typeof measures)[number];

/** An incident as it is measured: when it was opened, and when each step that counts was done, if it was. */
export type Course = Readonly<{
  openedAt: Date;
  closedAt: Date | null;
  end: "remediated" | "cancelled" | "withdrawn" | null;
  reached: Readonly<Record<Measure, Date | null>>;
}>;

/**
 * Where an incident stands with a measure. reached: so long it took. waiting: it has not come so far, and so long it has waited.
 * without: it came to its end, or further, without it, and will not come there any more.
 */
export const measureGroups = ["reached", "waiting", "without"] as const;
export type MeasureGroup = (typeof measureGroups)[number];
export type Measured = Readonly<
  { group: "reached" | "waiting"; took: number } | { group: "without"; took: null }
>;

/** Where an incident stands with a measure now. */
export function measured(course: Course, measure: Measure, now: Date): Measured {
  const at = course.reached[measure];
  if (at) return { group: "reached", took: between(course.openedAt, at) };
  return passedBy(course, measure)
    ? { group: "without", took: null }
    : { group: "waiting", took: between(course.openedAt, now) };
}

/** A system that was remediated before it was contained needs no containment any more; an ended incident needs nothing. */
const passedBy = ({ closedAt, reached }: Course, measure: Measure): boolean =>
  closedAt !== null || (measure === "contain" && (reached.remediate !== null || reached.reconnect !== null));

/** What was done before the incident was opened took no time. */
const between = (from: Date, to: Date): number => Math.max(0, to.getTime() - from.getTime());

/** A measure of several incidents. */
export type Summary<Row> = Readonly<{
  counts: Readonly<Record<MeasureGroup, number>>;
  /** Within this time at least half of those that count came there; null: half have not come so far. */
  median: number | null;
  /** The longest of those that count; what still waits is as long as it has waited. Null: none counts. */
  worst: Readonly<{ row: Row; took: number; waits: boolean }> | null;
}>;

/**
 * Sums a measure up. What has not come so far counts as longer than everything that has, so that a median never gets better by what
 * is left undone; what will not come there any more is told beside it and does not count.
 */
export function summarise<Row extends Course>(
  rows: readonly Row[],
  measure: Measure,
  now: Date,
): Summary<Row> {
  const each = rows.map((row) => ({ row, ...measured(row, measure, now) }));
  const counting = each.flatMap(({ row, group, took }) =>
    took === null ? [] : [{ row, took, waits: group === "waiting" }],
  );
  const came = counting.filter(({ waits }) => !waits).map(({ took }) => took);
  const half = Math.ceil(counting.length / 2);
  const ordered = came.toSorted((a, b) => a - b);
  return {
    counts: {
      reached: came.length,
      waiting: counting.length - came.length,
      without: each.length - counting.length,
    },
    median: half === 0 ? null : (ordered[half - 1] ?? null),
    worst: counting.reduce<Summary<Row>["worst"]>(
      (worst, one) => (worst === null || one.took > worst.took ? one : worst),
      null,
    ),
  };
}

/** Whether an incident belongs into the report: a cancelled one was a wrong match, of a system that was never affected. */
export const isCounted = ({ end }: Course): boolean => end !== "cancelled";
