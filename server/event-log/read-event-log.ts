import "server-only";
import { z } from "zod";
import { listLog } from "@/db/event-log";
import type { LogFilter } from "@/domain/event-log/log-filter";
import { query } from "../doors";
import { readCursor, writeCursor } from "../page-cursor";
import { type Verification, verifyEvents } from "./verify-events";

const cursor = z.object({ at: z.iso.datetime(), id: z.uuid() });

/** One page of the log, the newest first, each entry as far as the reader may know it; `next` opens the page after it. */
export const readEventLog = query({
  name: "read-event-log",
  permission: "event:read",
  read: async (
    tx,
    { reach, reachFor },
    { filter, after, size }: Readonly<{ filter: LogFilter; after: string | null; size: number }>,
  ) => {
    const page = { read: reach, oversee: reachFor("event:oversee"), filter, size: size + 1 };
    const found = await listLog(tx, { ...page, after: readCursor(after, cursor) });
    const rows = found.slice(0, size);
    const last = found.length > size ? rows.at(-1) : undefined;
    return { rows, next: last ? writeCursor({ at: last.atText, id: last.id }) : null };
  },
});

/** Verifies the whole log against itself and all checkpoints; null for whoever does not oversee all of it. */
export const verifyEventLog = query({
  name: "verify-event-log",
  permission: "event:oversee",
  read: async (
    tx,
    { reach },
    { outside }: Readonly<{ outside: readonly Readonly<{ heads: string; hash: string }>[] }>,
  ): Promise<Verification | null> => (reach.sites === "all" ? verifyEvents(tx, outside) : null),
});
