import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Counted, Slice, Urgency } from "@/domain/today/today";
import { priorityColumns } from "./priority-columns";
import { type Reach, withinText } from "./reach";

export const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;

/** The columns every row about an incident has; `due` is when the row's own matter is due. */
export const rowColumns = (now: Date, due: SQL): SQL => sql`
  i.key, s.asset_tag as "assetTag", coalesce(nullif(trim(s.model), ''), s.device_class) as "systemName",
  site.name as "siteName", site.zone, ${priorityColumns(now, due)}`;

/** The open incidents within reach, drills left out, with their system and site. */
export const openIncidents = (reach: Reach): SQL => sql`
  from incidents i
  join incident_now n on n.incident_id = i.id and i.closed_at is null and i.drill_id is null and ${withinText(reach, "i.site_id")}
  join imaging_systems s on s.id = i.system_id
  join sites site on site.id = i.site_id`;

/** Rows with their number, however many of them are wanted. */
export const rowsOf = (columns: SQL, from: SQL, order: SQL, slice: Slice): SQL => sql`
  (select json_build_object('rows', coalesce((select json_agg(r) from (
      select ${columns} ${from} order by ${order} limit ${slice.size} offset ${slice.from}) r), '[]'),
    'total', (select count(*)::int ${from})))`;

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
