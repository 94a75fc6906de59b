import "server-only";
import { desc, eq } from "drizzle-orm";
import type { Tx } from "./client";
import { importMappings, people } from "./schema";

/** How a file with these headers was taken last, and by whom; null: never. */
export async function findImportMapping(tx: Tx, headerHash: string) {
  const [row] = await tx
    .select({
      columns: importMappings.columns,
      siteId: importMappings.siteId,
      at: importMappings.at,
      by: people.name,
    })
    .from(importMappings)
    .innerJoin(people, eq(people.id, importMappings.byPerson))
    .where(eq(importMappings.headerHash, headerHash))
    .orderBy(desc(importMappings.at), desc(importMappings.id))
    .limit(1);
  return row ?? null;
}

export async function insertImportMapping(tx: Tx, row: typeof importMappings.$inferInsert): Promise<void> {
  await tx.insert(importMappings).values(row);
}
