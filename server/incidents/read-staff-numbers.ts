import "server-only";
import { listStaffNumbers } from "@/db/site-staff";
import type { SiteId } from "@/domain/ids";
import { query } from "../doors";

/** Who may allow a connection at an incident's site, and who works there, with their telephones. */
export const readStaffNumbers = query({
  name: "read-staff-numbers",
  permission: "incident:read",
  read: (tx, { reach }, input: { siteId: SiteId }) =>
    listStaffNumbers(tx, reach, input.siteId, ["coordinator", "clinical-lead", "technician"]),
});
