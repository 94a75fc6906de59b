import "server-only";
import { database } from "@/db/client";
import { ping } from "@/db/health";

/** Whether the portal can serve: the database answers. */
export async function isReady(): Promise<boolean> {
  try {
    await ping(database());
    return true;
  } catch {
    return false;
  }
}
