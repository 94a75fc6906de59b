import { type SQL, sql } from "drizzle-orm";
import type { IncidentFilter } from "@/domain/incidents/list-filter";
import { exposureRank } from "./exposure-now";
import { dueOrNever, priorityRank } from "./priority-columns";

/** Where a page of the list ended: the sort key of its last row, and the moment its first page spoke of. */
export type IncidentCursor = Readonly<{
  rank: number;
  /** When it is due, or "infinity". */
  due: string;
  openedAt: string;
  id: string;
  asOf: string;
}>;

/** The order of a list, worst or soonest first, down to the id. */
export function ordering(filter: IncidentFilter, asOf: Date): SQL {
  if (filter.sort === "newest") return sql`i.opened_at desc, i.id desc`;
  if (filter.sort === "oldest") return sql`i.opened_at, i.id`;
  if (filter.sort === "due") return sql`${dueOrNever}, i.opened_at, i.id`;
  if (filter.sort === "priority") {
    return sql`${priorityRank(asOf)}, ${dueOrNever}, i.opened_at, i.id`;
  }
  return sql`${exposureRank(asOf)}, i.opened_at, i.id`;
}

/** The rank that a cursor keeps. */
export const rankOf = (filter: IncidentFilter, asOf: Date): SQL =>
  filter.sort === "priority" ? priorityRank(asOf) : exposureRank(asOf);

/** What follows after a cursor in the same order. */
export function beyond(filter: IncidentFilter, after: IncidentCursor | null, asOf: Date): SQL {
  if (!after) return sql``;
  const { rank: place, due, openedAt, id } = after;
  if (filter.sort === "newest") return sql`and (i.opened_at, i.id) < (${openedAt}::timestamptz, ${id}::uuid)`;
  if (filter.sort === "oldest") return sql`and (i.opened_at, i.id) > (${openedAt}::timestamptz, ${id}::uuid)`;
  if (filter.sort === "due") {
    return sql`and (${dueOrNever}, i.opened_at, i.id) > (${due}::timestamptz, ${openedAt}::timestamptz, ${id}::uuid)`;
  }
  if (filter.sort === "priority") {
    return sql`and (${priorityRank(asOf)}, ${dueOrNever}, i.opened_at, i.id) > (${place}::int, ${due}::timestamptz, ${openedAt}::timestamptz, ${id}::uuid)`;
  }
  return sql`and (${exposureRank(asOf)}, i.opened_at, i.id) > (${place}::int, ${openedAt}::timestamptz, ${id}::uuid)`;
}
