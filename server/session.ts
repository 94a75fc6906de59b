import "server-only";
import { redirect } from "next/navigation";
import { cache } from "react";
import { auth } from "./auth";
import type { Caller } from "./doors";

/** Who is asking, with grants read from the database at this request; null without a running session. */
export const currentCaller = cache(async (): Promise<Caller | null> => {
  const session = await auth();
  return session?.caller ?? null;
});

/** Who is asking; a visitor without a session is sent to sign in. */
export async function requireCaller(): Promise<Caller> {
  const caller = await currentCaller();
  if (!caller) redirect("/sign-in");
  return caller;
}
