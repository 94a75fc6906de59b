import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { inUndone } from "@/db/testing/database";
import { searchTexts } from "./search-texts";

it.each([
  ["imaging_systems", "system", "like '%biograph%'"],
  ["imaging_systems", "system", "%> 'bigraph'"],
  ["evidence", "evidence", "like '%backup%'"],
  ["comments", "comment", "like '%firewall%'"],
] as const)("the index of %s serves what its %s is searched by: %s", (table, text, condition) =>
  inUndone(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    const plan = await tx.execute(
      sql`explain select 1 from ${sql.raw(table)} r where ${sql.raw(searchTexts[text]("r."))} ${sql.raw(condition)}`,
    );
    expect(JSON.stringify(plan)).toContain(`${table}_alike`);
  }),
);
