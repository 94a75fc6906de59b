import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { listAdvisoriesSince, listSitesToSnapshot, listStatusChanges } from "@/db/history";
import { db, inUndone, owner } from "@/db/testing/database";
import { Chance } from "@/domain/checklist/testing/chance";
import { foldChanges, systemsAt } from "@/domain/history/fold";
import type { AdvisoryId, SiteId } from "@/domain/ids";
import { countedNames, countSystems, type StatusNumbers } from "@/domain/status/counting";
import { seedOpenedDemo } from "../demo/seed";
import { reopenWorld } from "../demo/world";
import { randomHistory } from "../history/testing/random-history";
import { countAll, countChanged } from "./count-anew";
import { countStatus } from "./count-status";
import { type CountedData, readCounted } from "./read-counted";
import { readStatus } from "./read-status";
import { verifyCounts } from "./verify-counts";

const folder = await mkdtemp(join(tmpdir(), "isocenter-counts-"));
process.env.EVIDENCE_DIR = folder;
afterAll(() => rm(folder, { recursive: true, force: true }));

const told = new Date("2026-11-23T10:30:00Z");
await db.transaction((tx) => seedOpenedDemo(tx, told));

type Numbers = ReadonlyMap<SiteId, StatusNumbers>;
const everywhere = { sites: "all" } as Parameters<typeof countStatus>[1];

/** What status says of each site that has a system. */
async function shown(tx: Tx, advisoryId: AdvisoryId | null, now: Date): Promise<Numbers> {
  const { sites } = await countStatus(tx, everywhere, { advisoryId, now });
  const known = sites.filter(({ numbers }) => numbers.systems + numbers.withdrawn > 0);
  return new Map(known.map(({ id, numbers }) => [id, numbers]));
}

/** The same counted slowly, from every change there was, by code that shares nothing with the statements. */
async function slow(tx: Tx, advisoryId: AdvisoryId | null, now: Date): Promise<Numbers> {
  const found = new Map<SiteId, StatusNumbers>();
  for (const { siteId } of await listSitesToSnapshot(tx)) {
    const known = foldChanges(await listStatusChanges(tx, siteId, now));
    const numbers = countSystems(systemsAt(known, { advisoryId, at: now }));
    if (numbers.systems + numbers.withdrawn > 0) found.set(siteId, numbers);
  }
  return found;
}

async function uncounted(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`select count(*)::int as count from status_uncounted`);
  return row?.count ?? 0;
}

const retire = (tx: Tx, tag: string) =>
  tx.execute(
    sql`update imaging_systems set state = 'retired', row_version = row_version + 1 where asset_tag = ${tag}`,
  );
const anyTag = async (tx: Tx): Promise<string> => {
  const [row] = await tx.execute<{ tag: string }>(sql`
    select s.asset_tag as tag from imaging_systems s where s.state <> 'retired'
      and not exists (select from incidents i where i.system_id = s.id) order by 1 limit 1`);
  return row?.tag ?? "";
};
const all = async (tx: Tx, now = told) => (await countStatus(tx, everywhere, { advisoryId: null, now })).all;

async function eachOpensItsRows(tx: Tx, advisoryId: AdvisoryId | null, now: Date): Promise<void> {
  const eve = (await reopenWorld(tx)).person("eve");
  const status = await readStatus(eve, { advisoryId }, { on: tx, now });
  for (const name of countedNames) {
    const seen: string[] = [];
    for (let after: string | null = null, begun = false; after !== null || !begun; begun = true) {
      const asked = { name, advisoryId, siteCode: null, region: null, after };
      const page: CountedData = await readCounted(eve, asked, { on: tx, now });
      expect([name, page.total]).toEqual([name, status.all[name]]);
      seen.push(...page.rows.map(({ systemId }) => systemId));
      after = page.next;
    }
    expect([name, new Set(seen).size, seen.length]).toEqual([name, status.all[name], status.all[name]]);
  }
}

describe("the counts of status", () => {
  it("say of the demo what its rows say, for each advisory and for all", () =>
    inUndone(async (tx) => {
      expect(await uncounted(tx)).toBe(0);
      expect(await verifyCounts(tx, told)).toEqual([]);
      for (const id of [null, ...(await listAdvisoriesSince(tx)).map((advisory) => advisory.id)]) {
        const numbers = await shown(tx, id, told);
        expect(numbers.size).toBeGreaterThan(2);
        expect(numbers).toEqual(await slow(tx, id, told));
      }
    }));

  it.each([11, 12, 13, 14, 15, 16])(
    "say what the rows say at every moment of a random history, counted anew at random: seed %i",
    (seed) =>
      inUndone(async (tx) => {
        const chance = new Chance(seed);
        await randomHistory(tx, chance, new Date(told.getTime() + 3_600_000), async (now) => {
          if (chance.maybe(0.4)) await countAll(tx, now);
          expect(await verifyCounts(tx, now)).toEqual([]);
          expect(await shown(tx, null, now)).toEqual(await slow(tx, null, now));
          const [one] = await tx.execute<{ id: AdvisoryId }>(sql`
            select id from advisories order by md5(id::text || ${chance.next()}::text) limit 1`);
          const id = one?.id ?? null;
          expect(await shown(tx, id, now)).toEqual(await slow(tx, id, now));
        });
      }),
  );

  it("open exactly the rows they count, counted anew or not", () =>
    inUndone(async (tx) => {
      const chance = new Chance(5);
      await randomHistory(tx, chance, told, async (now) => {
        if (!chance.maybe(0.15)) return;
        if (chance.maybe(0.6)) await countAll(tx, now);
        const [one] = await tx.execute<{ id: AdvisoryId }>(
          sql`select id from advisories where tracking_id = 'TEST-1'`,
        );
        await eachOpensItsRows(tx, null, now);
        await eachOpensItsRows(tx, one?.id ?? null, now);
      });
    }));

  it("count what ran out at once, before anybody wrote so", () =>
    inUndone(async (tx) => {
      const [next] = await tx.execute<{ at: string }>(
        sql`select min(changes_at) as at from system_status_now`,
      );
      const ends = new Date(next?.at ?? 0);
      const [before, after] = [await all(tx, new Date(ends.getTime() - 1)), await all(tx, ends)];
      expect(after.exposed).toBeGreaterThan(before.exposed);
      expect(after.systems).toBe(before.systems);
      await countAll(tx, ends);
      expect(await all(tx, ends)).toEqual(after);
      expect(await verifyCounts(tx, ends)).toEqual([]);
    }));

  it("are told of a change with it, and not of one that is undone", async () => {
    const before = await db.transaction((tx) => all(tx));
    await inUndone(async (tx) => {
      await retire(tx, await anyTag(tx));
      expect(await uncounted(tx)).toBe(1);
      expect((await all(tx)).systems).toBe(before.systems - 1);
    });
    expect(await db.transaction((tx) => uncounted(tx))).toBe(0);
    expect(await db.transaction((tx) => all(tx))).toEqual(before);
  });

  it("do not miss what another process changes while they are counted anew, and nobody waits", async () => {
    const before = await db.transaction((tx) => all(tx));
    const [first, second] = await db.transaction(async (tx) => {
      const rows = await tx.execute<{ tag: string }>(sql`
        select s.asset_tag as tag from imaging_systems s where s.state <> 'retired'
          and not exists (select from incidents i where i.system_id = s.id) order by 1 limit 2`);
      return rows.map(({ tag }) => tag);
    });
    await db.transaction((tx) => retire(tx, first ?? ""));
    await db.transaction(async (writer) => {
      await retire(writer, second ?? "");
      // The writer has not committed: what it does is not counted, and it is not waited for.
      expect(await countChanged(db, () => told)).toBe(1);
      expect((await db.transaction((tx) => all(tx))).systems).toBe(before.systems - 1);
    });
    expect((await db.transaction((tx) => all(tx))).systems).toBe(before.systems - 2);
    const both = await Promise.all([countChanged(db, () => told), countChanged(db, () => told)]);
    expect(both.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect((await db.transaction((tx) => all(tx))).systems).toBe(before.systems - 2);
    expect(await db.transaction((tx) => verifyCounts(tx, told))).toEqual([]);
  });

  it("stay as they were where the counting is killed half way", async () => {
    await db.transaction(async (tx) => retire(tx, await anyTag(tx)));
    const before = await db.transaction((tx) => all(tx));
    const killed = db.transaction(async (tx) => {
      await countAll(tx, told);
      throw new Error("killed");
    });
    await expect(killed).rejects.toThrow("killed");
    expect(await db.transaction((tx) => all(tx))).toEqual(before);
    expect(await countChanged(db, () => told)).toBe(1);
    expect(await db.transaction((tx) => all(tx))).toEqual(before);
  });

  it("that are not what the rows say are named", async () => {
    await owner
      .transaction(async (tx) => {
        await tx.execute(sql`update status_counts set count = count + 1
          where ctid = (select ctid from status_counts order by count desc limit 1)`);
        expect(await verifyCounts(tx, told)).toHaveLength(1);
        await tx.execute(sql`alter table imaging_systems disable trigger user`);
        await retire(tx, await anyTag(tx));
        const faults = await verifyCounts(tx, told);
        expect(faults.length).toBeGreaterThan(1);
        expect(faults[0]).toContain("its rows say");
        throw new Error("undone");
      })
      .catch((error: Error) => {
        if (error.message !== "undone") throw error;
      });
  });
});
