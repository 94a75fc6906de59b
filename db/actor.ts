import "server-only";
import { sql } from "drizzle-orm";
import type { PersonId } from "@/domain/ids";
import type { Tx } from "./client";

/** Tells the database who acts in this transaction. */
export async function setActor(tx: Tx, id: PersonId): Promise<void> {
  await tx.execute(sql`select set_config('isocenter.actor', ${id}, true)`);
}
