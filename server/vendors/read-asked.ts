import "server-only";
import { listAsked } from "@/db/vendors";
import type { AdvisoryId } from "@/domain/ids";
import { questionsOf } from "@/domain/vendors/asked";
import { calendarDay } from "@/lib/dates";
import { query } from "../doors";

/** What vendors were asked about systems within reach and is not decided yet, overdue first. */
export const readAsked = query({
  name: "read-asked",
  permission: "system:read",
  read: async (tx, { reach, now }, { advisoryId }: Readonly<{ advisoryId: AdvisoryId | null }>) => {
    const asked = await listAsked(tx, reach, advisoryId);
    return { questions: questionsOf(asked, (zone) => calendarDay(now, zone)), now };
  },
});
