import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { signInHref, wantedHeader } from "@/lib/sign-in-href";
import { auth } from "./auth";
import type { Caller } from "./doors";

/** Who is asking, with grants read from the database now; null without a running session. */
export async function callerNow(): Promise<Caller | null> {
  const session = await auth();
  return session?.caller ?? null;
}

/** Who is asking, read once at this request. */
export const currentCaller = cache(callerNow);

/** Who is asking; a visitor without a session is sent to sign in, and comes back to the page that was asked for. */
export async function requireCaller(): Promise<Caller> {
  const caller = await currentCaller();
  if (!caller) redirect(signInHref((await headers()).get(wantedHeader)));
  return caller;
}
