import type { StepRole } from "../checklist/template";

/** What would bring a step further: that it is done or signed, a coordinator's word on it, or that it is confirmed again. */
export const blockerActs = ["do", "word", "confirm"] as const;
export type BlockerAct = (typeof blockerActs)[number];

/** A step of one incident that somebody can bring further now and that others of it wait for. */
export type RowBlocker = Readonly<{
  step: string;
  act: BlockerAct;
  /** Whose it is to act. */
  role: StepRole;
  /** How many steps of the incident wait for it. */
  holds: number;
}>;

/** An incident, as far as what blocks it. */
export type BlockedRow = Readonly<{
  key: string;
  siteCode: string;
  /** When a step of it was last recorded, or it was opened: it waits since then. */
  since: Date;
  blockers: readonly RowBlocker[];
}>;

/** One step that systems of one site wait for, with the act that would bring it further. */
export type Blocker<Row extends BlockedRow = BlockedRow> = Readonly<{
  siteCode: string;
  step: string;
  act: BlockerAct;
  role: StepRole;
  /** The incidents that wait for it, in the order of the grid. */
  rows: readonly Row[];
  /** How many steps wait for it in all of them. */
  holds: number;
  /** Since when the one waits that waits longest. */
  since: Date;
}>;

/** What rows wait for, the biggest first: by how many systems, then by how many steps, then by how long. */
export function rankBlockers<Row extends BlockedRow>(rows: readonly Row[]): readonly Blocker<Row>[] {
  const found = new Map<string, Writing<Row>>();
  for (const row of rows) {
    for (const blocker of row.blockers) {
      const held = heldOf(found, row, blocker);
      held.rows.push(row);
      held.holds += blocker.holds;
      if (row.since < held.since) held.since = row.since;
    }
  }
  return [...found.values()].sort(biggestFirst);
}

type Writing<Row extends BlockedRow> = Omit<Blocker<Row>, "rows" | "holds" | "since"> & {
  rows: Row[];
  holds: number;
  since: Date;
};

function heldOf<Row extends BlockedRow>(
  found: Map<string, Writing<Row>>,
  { siteCode, since }: Row,
  { step, act, role }: RowBlocker,
): Writing<Row> {
  const name = [siteCode, step, act, role].join("\n");
  const held = found.get(name) ?? { siteCode, step, act, role, rows: [], holds: 0, since };
  found.set(name, held);
  return held;
}

function biggestFirst(one: Blocker, other: Blocker): number {
  return (
    other.rows.length - one.rows.length ||
    other.holds - one.holds ||
    one.since.getTime() - other.since.getTime() ||
    nameOf(one).localeCompare(nameOf(other), "en")
  );
}

const nameOf = ({ siteCode, step, act, role }: Blocker): string => [siteCode, step, act, role].join(" ");

/** What a row is asked to wait for: a step with the act it lacks, a role, or both; null asks nothing. */
export type AskedBlocker = Readonly<{
  waits: Readonly<{ step: string; act: BlockerAct }> | null;
  by: StepRole | null;
}>;

/** Whether a row waits for what is asked. */
export function waitsFor({ blockers }: BlockedRow, { waits, by }: AskedBlocker): boolean {
  if (!waits && !by) return true;
  return blockers.some(
    ({ step, act, role }) => (!by || role === by) && (!waits || (step === waits.step && act === waits.act)),
  );
}
