import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** Everything that the database holds, as one text: each row of each table. */
export async function everythingIn(tx: Tx): Promise<string> {
  const tables = await tx.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await tx.execute<{ text: string }>(
      sql`select row_to_json(t)::text as text from ${sql.identifier(name)} t`,
    );
    texts.push(...rows.map(({ text }) => text));
  }
  return texts.join("\n");
}
