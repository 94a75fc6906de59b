/** How long before its time something is due soon. */
export const soonMs = 24 * 3_600_000;

/** Whether a due time has passed, comes within 24 hours, or is further away: one rule for every list, page and count. */
export function dueState(at: Date, now: Date): "overdue" | "soon" | "later" {
  if (at <= now) return "overdue";
  return at.getTime() - now.getTime() <= soonMs ? "soon" : "later";
}
