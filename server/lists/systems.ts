import "server-only";
import { type ExportCursor, listSystemsToExport } from "@/db/system-export";
import { exportColumns } from "@/domain/systems/export-table";
import { readSystemFilter } from "@/domain/systems/list-filter";
import { sheetOf } from "@/lib/table-columns";
import { list, pageByPage } from "./list";

/** The inventory within reach, narrowed as its list is, in the columns that the import recognises. */
export const systemsList = list({
  key: "systems",
  permission: "system:read",
  read: (tx, { reach }, asked) => {
    const filter = readSystemFilter(asked);
    return sheetOf(
      exportColumns,
      pageByPage((after: ExportCursor | null) =>
        listSystemsToExport(tx, reach, filter, { size: 2000, after }),
      ),
    );
  },
});
