import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll } from "vitest";
import type { Database, Tx } from "../client";
import { connect } from "../connect";
import * as schema from "../schema";
import { cloneDatabase } from "./clone";

const clone = await cloneDatabase();
// What asks for the portal's own pool gets this file's database too.
process.env.DATABASE_URL = clone.url;
const client = connect(clone.url, { max: 12 });
/** The database as the portal serves it: with the rights of the serving role and no others. */
export const db: Database = drizzle(client, { schema });

const ownerClient = connect(clone.ownerUrl, { max: 2 });
/** The same database as its owner, for tests that do what the portal never could. */
export const owner: Database = drizzle(ownerClient, { schema });

afterAll(async () => {
  await client.end();
  await ownerClient.end();
  await clone.drop();
});

class Undo extends Error {}

/** Runs a test inside a transaction that is always undone. Commands nest in it as savepoints. */
export async function inUndone(body: (tx: Tx) => Promise<void>): Promise<void> {
  await db
    .transaction(async (tx) => {
      await body(tx);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
}
