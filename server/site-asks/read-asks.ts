import "server-only";
import { listAsks, listSitesOfAdvisory } from "@/db/site-asks";
import type { AdvisoryId } from "@/domain/ids";
import { mostPressingFirst } from "@/domain/site-asks/rows";
import { readHead } from "../advisories/read-advisory";
import { query } from "../doors";

/** The sites within reach with what they have open for an advisory and how they were asked; null where there is no advisory. */
export const readSiteAnswers = query({
  name: "read-site-answers",
  permission: "organisation:read",
  read: async (tx, reading, { id }: Readonly<{ id: AdvisoryId }>) => {
    const found = await readHead(tx, reading, id);
    if (!found) return null;
    const rows = await listSitesOfAdvisory(tx, reading.reachFor("system:read"), id);
    return { head: found.head, rows: mostPressingFirst(rows, reading.now), now: reading.now };
  },
});

/** Every ask that holds at the sites within reach, for all advisories. */
export const readAsks = query({
  name: "read-asks",
  permission: "system:read",
  read: async (tx, { reach, now }, _input: null) => ({
    rows: mostPressingFirst(await listAsks(tx, reach, null), now),
    now,
  }),
});
