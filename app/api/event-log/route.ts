import { mayAnywhere } from "@/domain/access/places";
import { exportHead, exportLine, exportRow } from "@/domain/event-log/export-rows";
import { type LogFilter, readLogFilter } from "@/domain/event-log/log-filter";
import { csvText } from "@/lib/csv-text";
import type { Caller } from "@/server/doors";
import { readEventLog } from "@/server/event-log/read-event-log";
import { currentCaller } from "@/server/session";
import { fileResponse, nothingHere, signInFirst } from "../download";

const size = 1000;

/** Hands the event log out as CSV or JSON Lines, narrowed as the page is, each entry as far as the reader may know it. */
export async function GET(request: Request) {
  const caller = await currentCaller();
  if (!caller) return signInFirst(request);
  if (!mayAnywhere(caller, "event:read") && !mayAnywhere(caller, "event:oversee")) return nothingHere();
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const format = asked.format === "jsonl" ? "jsonl" : "csv";
  const day = new Date().toISOString().slice(0, 10);
  const parts = exported(caller, readLogFilter(asked), format);
  return fileResponse({
    name: `event-log-${day}.${format}`,
    type: format === "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8",
    body: streamed(parts),
  });
}

/** A text that is made piece by piece, each when the reader has taken the one before it. */
function streamed(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}

/** The log a thousand entries at a time, so that a log of any length needs no more memory than that. */
async function* exported(caller: Caller, filter: LogFilter, format: "csv" | "jsonl"): AsyncGenerator<string> {
  if (format === "csv") yield csvText([exportHead]);
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readEventLog>> = await readEventLog(caller, {
      filter,
      after,
      size,
    });
    if (format === "jsonl") yield page.rows.map(exportLine).join("");
    // Only the file as a whole begins with the mark of its encoding.
    else if (page.rows.length > 0) yield csvText(page.rows.map(exportRow)).slice(1);
    after = page.next;
  } while (after !== null);
}
