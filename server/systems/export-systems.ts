import "server-only";
import { listSystemsToExport } from "@/db/system-export";
import { exportTable } from "@/domain/systems/export-table";
import type { SystemFilter } from "@/domain/systems/rows";
import { csvText } from "@/lib/csv-text";
import { query } from "../doors";

/** The inventory within reach as a CSV file, narrowed as the list is. */
export const exportSystems = query({
  name: "export-systems",
  permission: "system:read",
  read: async (tx, { reach }, { filter }: Readonly<{ filter: SystemFilter }>) =>
    csvText(exportTable(await listSystemsToExport(tx, reach, filter))),
});
