import "server-only";
import { listEpss, listKev } from "@/db/catalogues";
import { query } from "../doors";

/** The catalogues that were loaded, the ones in force first; null for whoever has no grant. */
export const readCatalogues = query({
  name: "read-catalogues",
  permission: "organisation:read",
  read: async (tx, { reach, now }) =>
    reach.sites.length === 0 ? null : { kev: await listKev(tx), epss: await listEpss(tx), now },
});
