import { z } from "zod";
import { openStream } from "@/server/live";
import { currentCaller } from "@/server/session";

const time = z.coerce.number().int().positive().nullable().catch(null);

/** Tells an open page that something happened where its reader may look. */
export async function GET(request: Request) {
  const caller = await currentCaller();
  if (!caller) return new Response(null, { status: 401, headers: { "cache-control": "no-store" } });
  const asked = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("since");
  return new Response(openStream(caller, time.parse(asked)), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // Compressed it would be held back, and a proxy would collect it.
      "cache-control": "no-cache, no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
