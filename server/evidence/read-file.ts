import "server-only";
import { findFile, listFileEvents, listSameBytes } from "@/db/file-history";
import { quarantineActsOf } from "@/db/quarantine";
import { query } from "../doors";
import { evidenceId } from "./fields";

const most = 500;

/** One file, what was decided of it in quarantine, and everything that happened to it; from where, only for those who read the event log of its site. */
export const readFile = query({
  name: "read-file",
  permission: "evidence:open",
  read: async (tx, { reach, reachFor, now }, input: Readonly<{ key: string; id: string }>) => {
    const id = evidenceId.safeParse(input.id);
    const file = id.success ? await findFile(tx, reach, input.key, id.data) : null;
    if (!file) return null;
    const { sites } = reachFor("event:read");
    const addresses = sites === "all" || sites.includes(file.siteId);
    const events = await listFileEvents(tx, reach, file.id, most + 1);
    return {
      file,
      acts: await quarantineActsOf(tx, file.id),
      same: await listSameBytes(tx, reach, file),
      addresses,
      events: events.slice(0, most).map((event) => (addresses ? event : { ...event, address: null })),
      more: events.length > most,
      now,
    };
  },
});

export type FilePageData = NonNullable<Awaited<ReturnType<typeof readFile>>>;
