import { statusHref } from "@/components/status/address";
import type { RangeOfDays } from "@/domain/history/burn-down";
import type { AdvisoryId } from "@/domain/ids";

/** The address of status with another range of days. */
export function rangeHref(advisoryId: AdvisoryId | null, range: RangeOfDays): string {
  const href = statusHref(advisoryId);
  return `${href}${href.includes("?") ? "&" : "?"}days=${range}`;
}

/** The address of status as it was known at the end of a day. */
export const pastHref = (day: string, advisoryId: AdvisoryId | null): string =>
  `/status/days/${day}${advisoryId === null ? "" : `?advisory=${advisoryId}`}`;
