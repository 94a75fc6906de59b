import "server-only";
import { listCourses, listRanOut, listRejected } from "@/db/after-action";
import { afterAction, type RowsAsked, rowsBehind } from "@/domain/after-action/report";
import type { AdvisoryId } from "@/domain/ids";
import { readHead } from "../advisories/read-advisory";
import { query } from "../doors";

type Asked = Readonly<{ id: AdvisoryId }>;

/** What came of an advisory at the sites within reach: how long it took, what was returned, what ran out; null: there is none. */
export const readAfterAction = query({
  name: "read-after-action",
  permission: "incident:read",
  read: async (tx, reading, { id }: Asked) => {
    const found = await readHead(tx, reading, id);
    if (!found) return null;
    const { reach, now } = reading;
    const courses = await listCourses(tx, reach, id);
    const rejected = await listRejected(tx, reach, id);
    const ranOut = await listRanOut(tx, reach, id);
    return {
      head: found.head,
      report: afterAction({ courses, rejected, ranOut }, now),
      rejected,
      ranOut,
      now,
    };
  },
});

export type AfterActionData = NonNullable<Awaited<ReturnType<typeof readAfterAction>>>;

/** The incidents behind a number of the report; null where there is no such advisory. */
export const readMeasured = query({
  name: "read-measured",
  permission: "incident:read",
  read: async (tx, reading, { id, asked }: Asked & Readonly<{ asked: RowsAsked }>) => {
    const found = await readHead(tx, reading, id);
    if (!found) return null;
    const rows = rowsBehind(await listCourses(tx, reading.reach, id), asked, reading.now);
    return { head: found.head, rows, now: reading.now };
  },
});

export type MeasuredData = NonNullable<Awaited<ReturnType<typeof readMeasured>>>;
