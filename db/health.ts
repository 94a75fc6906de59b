import "server-only";
import { sql } from "drizzle-orm";
import type { Database } from "./client";

/** One trivial statement: the database answers. */
export async function ping(on: Database): Promise<void> {
  await on.execute(sql`select 1`);
}
