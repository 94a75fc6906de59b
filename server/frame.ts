import "server-only";
import { countUnread } from "@/db/notices";
import { listSites } from "@/db/people";
import { mayAnywhere } from "@/domain/access/places";
import { query } from "./doors";

/** What the frame of every page says of a person: the sites their grants name ("all sites" needs none), and the unread notices. */
export const readFrame = query({
  name: "read-frame",
  permission: "organisation:read",
  read: async (tx, { actor, reachFor }, _input: null) => {
    const named = new Set(actor.grants.flatMap((grant) => (grant.siteId ? [grant.siteId] : [])));
    const sites = named.size > 0 ? await listSites(tx) : [];
    return {
      siteNames: sites.filter((site) => named.has(site.id)).map((site) => site.name),
      /** Null: whoever sees no incident is told of none. */
      unread: mayAnywhere(actor, "incident:read")
        ? await countUnread(tx, reachFor("incident:read"), actor.id)
        : null,
    };
  },
});
