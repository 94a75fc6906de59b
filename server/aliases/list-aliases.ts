import "server-only";
import { listEventsOfTypes } from "@/db/events";
import { aliasEventTypes } from "@/domain/matching/event-words";
import { query } from "../doors";
import { aliasLines } from "./effects";

/** The organisation's alias table, ended lines too, with its last changes; everybody with a grant reads it. */
export const listAliases = query({
  name: "list-aliases",
  permission: "organisation:read",
  read: async (tx, { now, reach, reachFor }, _input: null) => ({
    lines: await aliasLines(tx),
    changes: reach.sites.length === 0 ? [] : await listEventsOfTypes(tx, aliasEventTypes, 20),
    seesAll: reachFor("system:read").sites === "all",
    now,
  }),
});
