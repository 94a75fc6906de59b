import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Counted, Slice, Urgency } from "@/domain/today/today";
import { priorityColumns, priorityRank } from "./priority-columns";
import { type Reach, withinText } from "./reach";

/** A time, as what the planner does not look at: one plan serves every time, so that it can be kept. */
export const instant = (at: Date): SQL => sql`(select ${at.toISOString()}::timestamptz)`;

/** The incident_now n of the incidents that run within reach: open, and of no drill. */
export const running = (reach: Reach): SQL =>
  sql`n.running_since is not null and ${withinText(reach, "n.site_id")}`;

/**
 * What can be acted on or waits in the incidents that run within reach. It is narrow, because every section of Today goes through
 * all of it: what a row says is read of the rows that are shown.
 */
export const acting = (reach: Reach, now: Date): SQL => sql`
  acting as materialized (
    select n.incident_id, n.site_id, n.running_since, ${priorityRank(now)} as rank, step.step_key, step.position, step.role, step.kind,
      step.state, step.waits_for, step.due_at, step.holds
    from incident_now n
    join step_now step on step.incident_id = n.incident_id and (step.state = 'available' or step.waits_for is not null)
    where ${running(reach)})`;

/** The columns every row about an incident has; `due` is when the row's own matter is due. */
export const rowColumns = (now: Date, due: SQL): SQL => sql`
  i.key, s.asset_tag as "assetTag", coalesce(nullif(trim(s.model), ''), s.device_class) as "systemName",
  site.name as "siteName", site.zone, ${priorityColumns(now, due)}`;

export type Listed = Readonly<{
  /** What a row says: of the item, its incident i and n, system s and site. */
  columns: SQL;
  /** Where the items are and which of them count, from "from" on; each has an incident_id. */
  items: SQL;
  /** In which order the items stand. */
  order: SQL;
  /** What else a row reads. */
  beside?: SQL;
}>;

/** A number that is part of the text: the plan of ten rows is not that of a hundred. */
const count = (rows: number): SQL => sql.raw(String(Math.trunc(rows)));

/** Rows with their number, however many of them are wanted: all items are counted and put in order, only the wanted are read. */
export const rowsOf = ({ columns, items, order, beside = sql`` }: Listed, { size, from }: Slice): SQL => sql`
  (select json_build_object('rows', coalesce((select json_agg(r) from (
      select ${columns}
      from (select * ${items} order by ${order} limit ${count(size)} offset ${from === 0 ? count(0) : from}) item
      join incidents i on i.id = item.incident_id
      join incident_now n on n.incident_id = i.id
      join imaging_systems s on s.id = i.system_id
      join sites site on site.id = i.site_id
      ${beside}
      order by ${order}) r), '[]'),
    'total', (select count(*)::int ${items})))`;

/** The step of an item, for what it is called. */
export const itsStep = sql`join step_now step on step.incident_id = item.incident_id and step.step_key = item.step_key`;

/** Rows as JSON carries them: their times are text. */
export type Stored<Row, Names extends keyof Row> = Omit<Row, Names | "dueAt" | "vendorUntil"> &
  Record<Names | "dueAt" | "vendorUntil", string | null>;

const date = (text: string | null) => (text === null ? null : new Date(text));

/** The same rows with the times that all of them have. */
export const withTimes = <Row extends { dueAt: string | null; vendorUntil: string | null }>({
  rows,
  total,
}: Counted<Row>): Counted<Omit<Row, "dueAt" | "vendorUntil"> & Pick<Urgency, "dueAt" | "vendorUntil">> => ({
  rows: rows.map((row) => ({ ...row, dueAt: date(row.dueAt), vendorUntil: date(row.vendorUntil) })),
  total,
});
