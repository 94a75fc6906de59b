import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { multiply } from "@/db/multiply";
import { db, owner } from "@/db/testing/database";
import { verifyEvents } from "../event-log/verify-events";
import { countChanged } from "../status/count-anew";
import { verifyCounts } from "../status/verify-counts";
import { enlarge } from "./enlarge";
import { seedDemo } from "./seed";

const folder = await mkdtemp(join(tmpdir(), "isocenter-multiplied-"));
process.env.EVIDENCE_DIR = folder;
const now = new Date("2026-11-23T10:30:00Z");
await db.transaction((tx) => seedDemo(tx, now));
await db.transaction((tx) => enlarge(tx, now, { sites: 12, systems: 140, files: 200 }));
await owner.transaction((tx) => multiply(tx, { sites: 30, systems: 640, openPercent: 10 }));

afterAll(() => rm(folder, { recursive: true, force: true }));

test("the copies are as many as were asked for, nearly all of them ended, each with what its original has", async () => {
  const [row] = await db.execute<Record<string, number>>(sql`
    select (select count(*)::int from sites) as sites, (select count(*)::int from imaging_systems) as systems,
      (select count(*)::int from incidents where starts_with(key, 'INC-') and closed_at is null
        and opened_at > '2026-11-20'::date - 300 and key ~ '-1[0-9]{5}$') as open,
      (select count(*)::int from incidents where key ~ '-1[0-9]{5}$') as copied,
      (select count(*)::int from incidents i where not exists (select from incident_now n where n.incident_id = i.id)) as bare,
      (select count(*)::int from incidents i where not exists (select from matches m
        where m.system_id = i.system_id and m.advisory_id = i.advisory_id and m.site_id = i.site_id)) as unmatched,
      (select count(*)::int from network_states n join imaging_systems s on s.id = n.system_id where n.site_id <> s.site_id) as astray`);
  expect(row).toEqual({ sites: 30, systems: 640, open: 50, copied: 500, bare: 0, unmatched: 0, astray: 0 });
});

test("the chains of the copies fit, entry by entry", async () => {
  const { faults, entries } = await db.transaction((tx) => verifyEvents(tx, []));
  expect(faults).toEqual([]);
  expect(entries).toBeGreaterThan(5000);
});

test("status counts of them what their rows say", async () => {
  expect(await countChanged(db, () => now)).toBe(500);
  expect(await db.transaction((tx) => verifyCounts(tx, now))).toEqual([]);
});
