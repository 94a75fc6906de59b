import "server-only";
import { sql } from "drizzle-orm";
import type { PersonId } from "@/domain/ids";
import type { Tx } from "./client";

/** Tells the database who acts in this transaction, and at what time: what its triggers note is noted as of then. */
export async function setActor(tx: Tx, id: PersonId, now: Date): Promise<void> {
  await tx.execute(sql`
    select set_config('isocenter.actor', ${id}, true), set_config('isocenter.now', ${now.toISOString()}, true)`);
}
