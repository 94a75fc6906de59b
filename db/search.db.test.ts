import { sql } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { cloneDatabase } from "@/db/testing/clone";
import { inUndone } from "@/db/testing/database";
import { connect } from "./connect";
import { prepareSearch } from "./prepare-search";
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

it("a start without the extension says so and goes on; a later one makes it with its indexes, and the next one makes nothing", async () => {
  const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const clone = await cloneDatabase();
  const [lesser, owner] = [connect(clone.url, { max: 1 }), connect(clone.ownerUrl, { max: 1 })];
  const indexes = async () =>
    (await owner`select relname from pg_class where relname like '%_alike' order by 1`).map(
      (row) => row.relname,
    );
  const all = ["comments_alike", "evidence_alike", "imaging_systems_alike"];
  expect(await indexes()).toEqual(all);
  await owner`drop extension pg_trgm cascade`;
  expect(await indexes()).toEqual([]);

  await prepareSearch(lesser);
  expect(warned.mock.calls.join()).toContain("Search finds nothing that is misspelled");
  expect(await indexes()).toEqual([]);

  warned.mockClear();
  await prepareSearch(owner);
  await prepareSearch(owner);
  expect(await indexes()).toEqual(all);
  expect(warned).not.toHaveBeenCalled();
  await Promise.all([lesser.end(), owner.end()]);
  await clone.drop();
  warned.mockRestore();
});
