import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { FrameRecord } from "@/db/frame-columns";
import { mayAnywhere } from "@/domain/access/places";
import { signInHref, wantedHeader } from "@/lib/sign-in-href";
import { auth } from "./auth";
import type { Caller } from "./doors";

/** What was read with the session stands for the time before it was asked for. */
const sessionNow = cache(async () => {
  const asOf = Date.now();
  const session = await auth();
  return session?.caller ? { ...session, asOf } : null;
});

/** Who is asking, with grants read from the database now; null without a running session. */
export async function callerNow(): Promise<Caller | null> {
  const session = await auth();
  return session?.caller ?? null;
}

/** Who is asking, read once at this request. */
export async function currentCaller(): Promise<Caller | null> {
  return (await sessionNow())?.caller ?? null;
}

/** Who is asking; a visitor without a session is sent to sign in, and comes back to the page that was asked for. */
export async function requireCaller(): Promise<Caller> {
  return (await requireSession()).caller;
}

/** Who is asking, and what the frame of every page says of them; read with the session, in its one statement. */
export async function requireFrame(): Promise<
  Readonly<{ caller: Caller; asOf: number; unread: number | null }> & Omit<FrameRecord, "unread">
> {
  const { caller, frame, asOf } = await requireSession();
  // Whoever sees no incident is told of none.
  const unread = mayAnywhere(caller, "incident:read") ? frame.unread : null;
  // A session comes as JSON, in which a time is a text.
  const since = frame.storeFailingSince;
  return { caller, ...frame, unread, asOf, storeFailingSince: since && new Date(since) };
}

async function requireSession() {
  const session = await sessionNow();
  if (!session) redirect(signInHref((await headers()).get(wantedHeader)));
  return session;
}
