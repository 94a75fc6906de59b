import "server-only";
import { type LogCursor, listLog } from "@/db/event-log";
import { mayAnywhere } from "@/domain/access/places";
import { exportColumns } from "@/domain/event-log/export-rows";
import { readLogFilter } from "@/domain/event-log/log-filter";
import { sheetOf } from "@/lib/table-columns";
import { list, pageByPage } from "./list";

const size = 1000;

/** The event log, narrowed as its page is, each entry as far as the reader may know it. */
export const eventLogList = list({
  key: "event-log",
  permission: "event:read",
  opens: (caller) => mayAnywhere(caller, "event:read") || mayAnywhere(caller, "event:oversee"),
  read: (tx, { reach, reachFor }, asked) => {
    const page = {
      read: reach,
      oversee: reachFor("event:oversee"),
      filter: readLogFilter(asked),
      size: size + 1,
    };
    return sheetOf(
      exportColumns,
      pageByPage(async (after: LogCursor | null) => {
        const found = await listLog(tx, { ...page, after });
        const rows = found.slice(0, size);
        const last = found.length > size ? rows.at(-1) : undefined;
        return { rows, next: last ? { at: last.atText, id: last.id } : null };
      }),
    );
  },
});
