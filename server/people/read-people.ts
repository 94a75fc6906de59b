import "server-only";
import { listPeople, listSites } from "@/db/people";
import { query } from "../doors";

/** Everybody with their grants, and the sites a grant can name; empty for whoever does not manage people. */
export const readPeople = query({
  name: "read-people",
  permission: "people:manage",
  read: async (tx, { reach }, _input: null) =>
    reach.sites === "all"
      ? { people: await listPeople(tx), sites: await listSites(tx) }
      : { people: [], sites: [] },
});
