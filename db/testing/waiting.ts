import { sql } from "drizzle-orm";
import type { Tx } from "../client";
import { db } from "./database";

class Undo extends Error {}

/** Whether something waits for a row that another transaction holds; it is given up soon, and undone in any case. */
export async function waitsForLock(body: (tx: Tx) => Promise<unknown>): Promise<boolean> {
  try {
    await db.transaction(async (tx) => {
      await tx.execute(sql`set local lock_timeout = '100ms'`);
      await body(tx);
      throw new Undo();
    });
  } catch (error) {
    if (error instanceof Undo) return false;
    if (isTimeout(error)) return true;
    throw error;
  }
  return false;
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && ("code" in error ? error.code === "55P03" : isTimeout(error.cause));
