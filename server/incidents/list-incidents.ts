import "server-only";
import { z } from "zod";
import { countIncidents, listIncidents as listRows } from "@/db/incident-list";
import type { IncidentCursor } from "@/db/incident-order";
import { listAdvisoryNames, listSitesWithin } from "@/db/status";
import type { IncidentFilter } from "@/domain/incidents/list-filter";
import { query } from "../doors";

const pageSize = 50;

const cursor = z.object({
  rank: z.int().min(1).max(20),
  due: z.union([z.iso.datetime({ precision: 6 }), z.literal("infinity")]),
  openedAt: z.iso.datetime({ precision: 6 }),
  id: z.uuid(),
  asOf: z.iso.datetime(),
});

/** Where a page ended, as it stands in the address of the next one. */
function writeCursor(after: IncidentCursor): string {
  return Buffer.from(JSON.stringify(after)).toString("base64url");
}

/** A cursor from an address; one that cannot be read opens the first page. */
function readCursor(text: string | null): IncidentCursor | null {
  if (text === null) return null;
  try {
    return cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

/** One page of the incidents in reach, how many there are in each state, and what the list can be narrowed to. */
export const listIncidents = query({
  name: "list-incidents",
  permission: "incident:read",
  read: async (
    tx,
    { reach, now, actor: { id: me } },
    input: Readonly<{ filter: IncidentFilter; after: string | null }>,
  ) => {
    const after = readCursor(input.after);
    const { rows, next } = await listRows(tx, reach, input.filter, { size: pageSize, after, now, me });
    // The line above the list says how the incidents are spread, so it counts them in every state.
    const counts = await countIncidents(tx, reach, { ...input.filter, state: null }, { now, me });
    return {
      rows,
      next: next && writeCursor(next),
      isFirst: after === null,
      counts,
      sites: await listSitesWithin(tx, reach),
      advisories: await listAdvisoryNames(tx, reach),
      now,
    };
  },
});

export type IncidentListData = Awaited<ReturnType<typeof listIncidents>>;
