import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import {
  listAdvisoriesSince,
  listFirstDays,
  listSitesToSnapshot,
  listSnapshots,
  listStatusChanges,
  listWrittenOf,
} from "@/db/history";
import { listSites } from "@/db/people";
import { db, inUndone, owner } from "@/db/testing/database";
import { Chance } from "@/domain/checklist/testing/chance";
import { type DayPoint, pointsOf } from "@/domain/history/burn-down";
import { foldUntil, systemsAt } from "@/domain/history/fold";
import { toldNames } from "@/domain/history/told";
import type { AdvisoryId } from "@/domain/ids";
import { countSystems, type StatusNumbers } from "@/domain/status/counting";
import { seedOpenedDemo } from "../demo/seed";
import { reopenWorld } from "../demo/world";
import { readStatus } from "../status/read-status";
import { readHistory } from "./read-history";
import { randomHistory } from "./testing/random-history";
import { verifyHistory } from "./verify-history";
import { writeSnapshots } from "./write-snapshots";

const folder = await mkdtemp(join(tmpdir(), "isocenter-history-"));
process.env.EVIDENCE_DIR = folder;
afterAll(() => rm(folder, { recursive: true, force: true }));

const told = new Date("2026-11-23T10:30:00Z");
await db.transaction((tx) => seedOpenedDemo(tx, told));

type Numbers = ReadonlyMap<string, StatusNumbers>;

/** What status counts from the rows as they are, of each site by its code. */
async function live(tx: Tx, advisoryId: AdvisoryId | null, now: Date): Promise<Numbers> {
  const eve = (await reopenWorld(tx)).person("eve");
  const { sites } = await readStatus(eve, { advisoryId }, { on: tx, now });
  return new Map(sites.map(({ code, numbers }) => [code, numbers]));
}

const pick = (numbers: StatusNumbers) => Object.fromEntries(toldNames.map((name) => [name, numbers[name]]));

/** What the log of changes says of each site at some instants. */
async function folded(tx: Tx, advisoryId: AdvisoryId | null, instants: readonly Date[]): Promise<Numbers[]> {
  const answers = instants.map(() => new Map<string, StatusNumbers>());
  for (const { id, code } of await listSites(tx)) {
    const changes = await listStatusChanges(tx, id, instants.at(-1) ?? told);
    const found = foldUntil(changes, instants, (known, at) =>
      countSystems(systemsAt(known, { advisoryId, at })),
    );
    for (const [index, numbers] of found.entries()) answers[index]?.set(code, numbers);
  }
  return answers;
}

describe("the log of what status rests on", () => {
  it("says of the demo what its rows say, for each advisory and for all", () =>
    inUndone(async (tx) => {
      const of = [null, ...(await listAdvisoriesSince(tx)).map(({ id }) => id)];
      expect(of.length).toBeGreaterThan(2);
      for (const advisoryId of of) {
        const [found] = await folded(tx, advisoryId, [told]);
        expect(found).toEqual(await live(tx, advisoryId, told));
      }
    }));

  it.each([1, 2, 3, 4])("says of every moment of a random history what was counted then: seed %i", (seed) =>
    inUndone(async (tx) => {
      const [at, counted]: [Date[], Numbers[]] = [[], []];
      await randomHistory(tx, new Chance(seed), new Date(told.getTime() + 3_600_000), async (now) => {
        at.push(now);
        counted.push(await live(tx, null, now));
      });
      const found = await folded(tx, null, at);
      for (const [index, numbers] of counted.entries()) expect(found[index]).toEqual(numbers);
    }),
  );

  it("begins, where rows stand already, with what they say", async () => {
    const [name] = (await readdir("drizzle")).filter((file) => file.endsWith("_history_and_briefings.sql"));
    const text = await readFile(`drizzle/${name}`, "utf8");
    const beginning = text
      .slice(text.indexOf("-- What stands when the log begins"))
      .split("--> statement-breakpoint");
    expect(beginning).toHaveLength(5);
    const undone = new Error("undone");
    await owner
      .transaction(async (tx) => {
        await tx.execute(sql`alter table status_changes disable trigger user`);
        await tx.execute(sql`delete from status_changes`);
        for (const statement of beginning) await tx.execute(sql.raw(statement));
        const now = new Date();
        const [found] = await folded(tx, null, [now]);
        expect(found).toEqual(await live(tx, null, now));
        throw undone;
      })
      .catch((error: unknown) => {
        if (error !== undone) throw error;
      });
  });

  it("is added to only, by whoever", async () => {
    for (const on of [db, owner]) {
      await expect(on.execute(sql`delete from status_changes`)).rejects.toThrow();
      await expect(on.execute(sql`update status_snapshots set late = true`)).rejects.toThrow();
    }
  });
});

const everyone = { sites: "all" } as Parameters<typeof listSnapshots>[1];
const toldOnly = (points: readonly DayPoint[]) =>
  points.map(({ numbers, ...point }) => ({ ...point, numbers: numbers && pick(numbers) }));

/** Compares what the charts read with the written days themselves, added up one by one. */
async function chartsSayWhatIsWritten(tx: Tx, advisoryId: AdvisoryId | null): Promise<void> {
  const eve = (await reopenWorld(tx)).person("eve");
  const sites = await listSites(tx);
  const codes = sites.map(({ code }) => code);
  const history = await readHistory(eve, { advisoryId, range: 30, codes }, { on: tx, now: told });
  const days = history.points.map(({ day }) => day);
  const between = { advisoryId, from: days[0] ?? "", to: days.at(-1) ?? "" };
  const firstDays = await listFirstDays(tx, everyone, advisoryId);
  const rows = await listSnapshots(tx, everyone, between);
  expect(days.length).toBeGreaterThan(0);
  expect(history.points).toEqual(toldOnly(pointsOf(rows, days, firstDays)));
  expect(history.sites.map(({ code }) => code).sort()).toEqual(codes.toSorted());
  for (const { id, code } of sites) {
    const own = new Map([...firstDays].filter(([siteId]) => siteId === id));
    const written = rows.filter(({ siteId }) => siteId === id);
    const shown = history.sites.find((site) => site.code === code)?.points;
    expect(shown).toEqual(toldOnly(pointsOf(written, days, own)));
  }
}

describe("the days of a site", () => {
  it("stand in the demo as if written when they ended, and are what the log says", async () => {
    const { compared, faults } = await db.transaction((tx) => verifyHistory(tx));
    expect(faults).toEqual([]);
    expect(compared).toBeGreaterThan(300);
    const [site] = await db.transaction((tx) => listSitesToSnapshot(tx));
    if (!site) throw new Error("No site");
    const days = await db.transaction((tx) => listWrittenOf(tx, site.siteId));
    expect(days.every((day) => !day.late)).toBe(true);
  });

  it("are read for charts as they are written: of all sites together, and of each", () =>
    inUndone(async (tx) => {
      const of = [null, ...(await listAdvisoriesSince(tx)).map(({ id }) => id)];
      for (const advisoryId of of) await chartsSayWhatIsWritten(tx, advisoryId);
      const tess = (await reopenWorld(tx)).person("tess");
      const asked = { advisoryId: null, range: 14, codes: ["NORTH", "SOUTH"] } as const;
      const north = await readHistory(tess, asked, { on: tx, now: told });
      expect(north.sites.map(({ code }) => code)).toEqual(["NORTH"]);
      expect(north.sites[0]?.points).toEqual(north.points);
    }));

  it("that were missed are written late and marked so, once, by two at once too", async () => {
    const later = new Date("2026-11-26T00:30:00Z");
    await Promise.all([writeSnapshots(db, later), writeSnapshots(db, later)]);
    expect(await writeSnapshots(db, later)).toBe(0);
    const rows = await db.execute<{ day: string; late: boolean; count: number; sites: number }>(sql`
      select day::text, late, count(*)::int as count, count(distinct site_id)::int as sites from status_snapshots
      where day >= '2026-11-23' and advisory_id is null
        and site_id in (select id from sites where zone = 'Europe/Berlin') group by day, late order by day`);
    expect(rows.map(({ day, late }) => [day, late])).toEqual([
      ["2026-11-23", true],
      ["2026-11-24", true],
      ["2026-11-25", true],
    ]);
    expect(rows.every(({ count, sites }) => count === sites)).toBe(true);
    expect((await db.transaction((tx) => verifyHistory(tx))).faults).toEqual([]);
  });

  it("is on time within the hour after its end", () =>
    inUndone(async (tx) => {
      const after = new Date("2026-11-26T23:03:00Z");
      await writeSnapshots(db, after);
      const rows = await tx.execute<{ late: boolean }>(sql`
        select distinct late from status_snapshots where day = '2026-11-26'
          and site_id in (select id from sites where zone = 'Europe/Berlin')`);
      expect(rows.map(({ late }) => late)).toEqual([false]);
    }));

  it("written otherwise than the log says is named", async () => {
    await owner
      .transaction(async (tx) => {
        await tx.execute(sql`alter table status_snapshots disable trigger user`);
        await tx.execute(sql`
          update status_snapshots set numbers = jsonb_set(numbers, '{exposed}', '99')
          where id = (select id from status_snapshots where day = '2026-11-20' and advisory_id is null order by id limit 1)`);
        const { faults } = await verifyHistory(tx);
        expect(faults).toHaveLength(1);
        expect(faults[0]).toContain("2026-11-20");
        throw new Error("undone");
      })
      .catch((error: Error) => {
        if (error.message !== "undone") throw error;
      });
  });
});
