import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { AskedDue } from "@/domain/incidents/list-filter";
import { soonMs } from "@/domain/priority/due-state";
import { priorities } from "@/domain/priority/values";

const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;

/** What the table gives now: from when the containment ran out, as without it. */
const tablePriority = (now: Date): SQL =>
  sql`case when n.holds_until is not null and n.holds_until <= ${instant(now)} then n.priority_lapsed else n.priority end`;
const isOverridden = (now: Date): SQL =>
  sql`(n.priority_override is not null and n.override_until > ${instant(now)})`;
/** The priority that holds now, whether or not a job has written so. */
export const effectivePriority = (now: Date): SQL =>
  sql`case when ${isOverridden(now)} then n.priority_override else ${tablePriority(now)} end`;
const priorityNames = sql.raw(priorities.map((name) => `'${name}'`).join(", "));
/** The place of a priority among all, the most urgent first; what has ended last. */
export const priorityRank = (asOf: Date): SQL =>
  sql`coalesce(array_position(array[${priorityNames}], ${effectivePriority(asOf)}), 9)`;

/** The columns of an incident_now n that tell its priority, its due times, and until when it waits, or waited, for the vendor. */
export const priorityColumns = (now: Date, due: SQL = sql`n.due_at`): SQL => sql`
  ${effectivePriority(now)} as priority, case when ${isOverridden(now)} then ${tablePriority(now)} end as "priorityInstead",
  ${due} as "dueAt", n.vendor_until as "vendorUntil"`;

const never = sql`'infinity'::timestamptz`;
/** When an incident_now n is due, for an order; what is not due comes last. */
export const dueOrNever = sql`coalesce(n.due_at, ${never})`;

/** Whether an incident_now n is overdue, or due soon. */
export function dueCondition(due: AskedDue, now: Date): SQL {
  if (due === "overdue") return sql`n.due_at <= ${instant(now)}`;
  return sql`n.due_at > ${instant(now)} and n.due_at <= ${instant(new Date(now.getTime() + soonMs))}`;
}
