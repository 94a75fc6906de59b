import "server-only";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { env } from "@/lib/env";
import { connect } from "./connect";
import { preparing } from "./prepared";
import * as schema from "./schema";

export type Database = PostgresJsDatabase<typeof schema>;
/** A database handle inside a transaction. Statements take one; only the doors in server/ open one. */
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];

// Development reloads modules; the pool must outlive a reload.
const held = globalThis as { isocenterDatabase?: Database };

/** The one pool of this process, opened at the first use. */
export function database(): Database {
  held.isocenterDatabase ??= drizzle(preparing(connect(env().DATABASE_URL, { max: 10 })), { schema });
  return held.isocenterDatabase;
}

/** A pool of its own for a short task outside the portal's processes, such as preparing a database. */
export function openDatabase(url: string): { db: Database; close: () => Promise<void> } {
  const client = connect(url, { max: 2 });
  return { db: drizzle(client, { schema }), close: () => client.end() };
}
