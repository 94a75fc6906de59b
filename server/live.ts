import "server-only";
import { database } from "@/db/client";
import { listen } from "@/db/listen";
import { listRunning, type SessionRecord } from "@/db/sessions";
import type { Grant } from "@/domain/access/permissions";
import type { SessionId } from "@/domain/ids";
import { type Happening, hears } from "@/domain/live/hearing";
import { canonical } from "@/lib/canonical";
import { env } from "@/lib/env";
import { type Kept, missedSince, remember } from "@/lib/recent";
import type { Caller } from "./doors";

/** What happens together is told together. */
const gatherMs = 200;
const heartbeatMs = 15_000;
const mostPerSession = 20;
const mostWaiting = 100;

type Stream = Readonly<{
  sessionId: SessionId;
  /** The grants it was opened with: with others it is opened anew. */
  grants: string;
  send: (text: string) => void;
  close: () => void;
}>;

type Hub = {
  streams: Set<Stream>;
  /** What was heard of late, for a page that was drawn before it began to listen. */
  recent: Kept<Happening>;
  waiting: Happening[];
  gathering: boolean;
  /** Something was not told, because the database did not answer: everything is told anew. */
  owing: boolean;
};

// A module may be loaded more than once in a process; the connection it listens on may not.
const held = globalThis as { isocenterLive?: Hub };

/** The one hub of this process; it begins to listen when the first page does. */
function hub(): Hub {
  if (held.isocenterLive) return held.isocenterLive;
  const made: Hub = {
    streams: new Set(),
    recent: { since: null, items: [] },
    waiting: [],
    gathering: false,
    owing: false,
  };
  held.isocenterLive = made;
  listen(env().DATABASE_URL, {
    heard: (happening) => hear(made, happening),
    began: () => {
      made.recent = { since: Date.now(), items: [] };
      // While the database was away something may have happened that was not heard.
      void tell(made, "everything");
    },
  });
  setInterval(() => void tell(made, []), heartbeatMs).unref();
  return made;
}

function hear(on: Hub, happening: Happening): void {
  on.recent = remember(on.recent, happening, Date.now());
  on.waiting.push(happening);
  if (on.gathering) return;
  on.gathering = true;
  setTimeout(() => {
    on.gathering = false;
    void tell(on, on.waiting.splice(0));
  }, gatherMs).unref();
}

/**
 * Tells each stream what its person may know, asked of the database now; a stream whose session has ended is told so and cut, one
 * whose grants have changed is opened anew by its page. Where the database is away nothing is told: all are told afterwards.
 */
async function tell(on: Hub, happened: readonly Happening[] | "everything"): Promise<void> {
  const streams = [...on.streams];
  if (streams.length === 0) return;
  try {
    const running = await listRunning(database(), [...new Set(streams.map(({ sessionId }) => sessionId))]);
    const told = on.owing ? "everything" : happened;
    on.owing = false;
    for (const stream of streams) tellOne(stream, running.get(stream.sessionId), told);
  } catch {
    on.owing = true;
  }
}

function tellOne(
  stream: Stream,
  session: SessionRecord | undefined,
  happened: readonly Happening[] | "everything",
): void {
  const end = session ? (textOf(session.grants) === stream.grants ? null : "again") : "ended";
  if (!session || end) {
    stream.send(message(end ?? "ended", []));
    stream.close();
    return;
  }
  const actor = { id: session.personId, name: session.name, grants: session.grants };
  const everything = happened === "everything";
  const heard = everything ? [] : happened.filter((happening) => hears(actor, happening));
  stream.send(everything || heard.length > 0 ? message("changed", heard) : ": still here\n\n");
}

/** One message of the stream, without a place where it is not known what happened; its id is the time up to which the page has heard everything. */
const message = (type: "changed" | "again" | "ended", heard: readonly Happening[]): string =>
  `id: ${Date.now()}\nevent: ${type}\ndata: ${JSON.stringify(heard.slice(0, mostWaiting))}\n\n`;

const textOf = (grants: readonly Grant[]): string =>
  grants
    .map((grant) => canonical({ role: grant.role, siteId: grant.siteId }))
    .sort()
    .join();

/**
 * What an open page hears: that something happened at a place its person may see, as server-sent events. A page that says up to
 * when it knows everything is told at once where it may have missed something.
 */
export function openStream(caller: Caller, since: number | null): ReadableStream<Uint8Array> {
  const on = hub();
  const { sessionId } = caller;
  if (!sessionId) throw new Error("Only a session listens");
  const bytes = new TextEncoder();
  let own: Stream | null = null;
  const leave = () => {
    if (own) on.streams.delete(own);
  };
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const send = (text: string) => {
          if (own && !on.streams.has(own)) return;
          // Who does not read is not waited for; the page opens it anew.
          if ((controller.desiredSize ?? 0) <= 0) return close();
          controller.enqueue(bytes.encode(text));
        };
        const close = () => {
          leave();
          controller.close();
        };
        own = { sessionId, grants: textOf(caller.grants), send, close };
        cutOldest(on, sessionId);
        on.streams.add(own);
        send("retry: 3000\n\n");
        const missed = missedSince(on.recent, since);
        const heard = missed === "unknown" ? [] : missed.filter((happening) => hears(caller, happening));
        if (missed === "unknown" || heard.length > 0) send(message("changed", heard));
      },
      cancel: leave,
    },
    { highWaterMark: mostWaiting },
  );
}

/** A session listens in so many windows at most. */
function cutOldest(on: Hub, sessionId: SessionId): void {
  const same = [...on.streams].filter((stream) => stream.sessionId === sessionId);
  for (const stream of same.slice(0, Math.max(0, same.length + 1 - mostPerSession))) stream.close();
}
