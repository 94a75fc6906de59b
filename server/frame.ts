import "server-only";
import { listSites } from "@/db/people";
import { query } from "./doors";

/** The names of the sites a person's grants name, for the frame; "all sites" needs none. */
export const readSiteNames = query({
  name: "read-site-names",
  permission: "organisation:read",
  read: async (tx, { actor }, _input: null) => {
    const named = new Set(actor.grants.flatMap((grant) => (grant.siteId ? [grant.siteId] : [])));
    if (named.size === 0) return [];
    const sites = await listSites(tx);
    return sites.filter((site) => named.has(site.id)).map((site) => site.name);
  },
});
