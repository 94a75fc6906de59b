import "server-only";
import { readFrameFacts } from "@/db/notices";
import { mayAnywhere } from "@/domain/access/places";
import { query } from "./doors";

/** What the frame of every page says of a person: the sites their grants name ("all sites" needs none), and the unread notices. */
export const readFrame = query({
  name: "read-frame",
  permission: "organisation:read",
  read: async (tx, { actor, reachFor }, _input: null) => {
    const named = [...new Set(actor.grants.flatMap((grant) => (grant.siteId ? [grant.siteId] : [])))];
    const { unread, siteNames } = await readFrameFacts(tx, reachFor("incident:read"), actor.id, named);
    // Whoever sees no incident is told of none.
    return { siteNames, unread: mayAnywhere(actor, "incident:read") ? unread : null };
  },
});
