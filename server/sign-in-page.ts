import "server-only";
import { database } from "@/db/client";
import { listDemoPeople } from "@/db/sessions";
import { env } from "@/lib/env";

/** The people the sign-in page offers: none outside the demo. */
export async function offeredPeople() {
  return env().DEMO ? listDemoPeople(database()) : [];
}

/** Whether this is the demo: invented people, one click to be one of them. */
export function isDemo(): boolean {
  return env().DEMO;
}
