import { mayAnywhere } from "@/domain/access/places";
import { exportLine } from "@/domain/event-log/export-rows";
import { type LogFilter, readLogFilter } from "@/domain/event-log/log-filter";
import { toWebStream } from "@/lib/streams";
import type { Caller } from "@/server/doors";
import { readEventLog } from "@/server/event-log/read-event-log";
import { currentCaller } from "@/server/session";
import { fileResponse, nothingHere, signInFirst } from "../download";

const size = 1000;

/**
 * Hands the event log out as JSON Lines, narrowed as the page is, each entry as far as the reader may know it and with all of it, so
 * that hashes can be computed again. As a table it is a list like the others (/api/lists/event-log).
 */
export async function GET(request: Request) {
  const caller = await currentCaller();
  if (!caller) return signInFirst(request);
  if (!mayAnywhere(caller, "event:read") && !mayAnywhere(caller, "event:oversee")) return nothingHere();
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const day = new Date().toISOString().slice(0, 10);
  return fileResponse({
    name: `event-log-${day}.jsonl`,
    type: "application/x-ndjson; charset=utf-8",
    body: toWebStream(exported(caller, readLogFilter(asked))),
  });
}

/** The log a thousand entries at a time, so that a log of any length needs no more memory than that. */
async function* exported(caller: Caller, filter: LogFilter): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readEventLog>> = await readEventLog(caller, {
      filter,
      after,
      size,
    });
    if (page.rows.length > 0) yield encoder.encode(page.rows.map(exportLine).join(""));
    after = page.next;
  } while (after !== null);
}
