import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { listIncidentIds } from "@/db/incident-copies";
import { incidentNow } from "@/db/schema";
import { db, owner } from "@/db/testing/database";
import { findFaults } from "../incidents/find-faults";
import { writeNow } from "../incidents/now";
import { enlarge } from "./enlarge";
import { seedDemo } from "./seed";

const folder = await mkdtemp(join(tmpdir(), "isocenter-larger-"));
process.env.EVIDENCE_DIR = folder;
const now = new Date("2026-11-23T10:30:00Z");
await db.transaction((tx) => seedDemo(tx, now));
await db.transaction((tx) => enlarge(tx, now, { sites: 12, systems: 140, files: 200 }));

afterAll(() => rm(folder, { recursive: true, force: true }));

test("the larger demo has the sites, systems and files that were asked for, and one incident for each system", async () => {
  const [row] = await db.execute<Record<string, number>>(sql`
    select (select count(*)::int from sites) as sites, (select count(*)::int from imaging_systems) as systems,
      (select count(*)::int from incidents) as incidents, (select count(distinct system_id)::int from incidents) as held,
      (select count(*)::int from evidence) as files`);
  expect(row).toMatchObject({ sites: 12, systems: 140, incidents: 140, held: 140 });
  expect(row?.files).toBeGreaterThanOrEqual(190);
  expect(row?.files).toBeLessThanOrEqual(230);
});

test("its caches are what the facts say, and every chain of events fits", async () => {
  expect(await db.transaction((tx) => findFaults(tx))).toEqual([]);
});

test("a cache that was changed and a chain that was cut are both found", async () => {
  const [held] = await db.select().from(incidentNow).limit(1);
  const id = held?.incidentId ?? "";
  await owner.execute(sql`update incident_now set steps_done = steps_done + 1 where incident_id = ${id}`);
  await owner.execute(sql`update chains set seq = seq + 1 where id = ${id}`);
  expect(await db.transaction((tx) => findFaults(tx))).toEqual([
    expect.stringMatching(/: entry \d+ and what followed it are missing\.$/),
    expect.stringMatching(/ is not cached as it is$/),
  ]);
  await owner.execute(sql`update incident_now set steps_done = steps_done - 1 where incident_id = ${id}`);
  await owner.execute(sql`update chains set seq = seq - 1 where id = ${id}`);
});

test("what happened to an incident of the demo happened in the same way to others", async () => {
  // The demo's own were last looked at by their last act, and a clearance may have run out since.
  await db.transaction(async (tx) => writeNow(tx, await listIncidentIds(tx, "all"), now));
  const rows = await db.execute<{ copy: boolean; point: string }>(sql`
    select a.tracking_id = 'ICSMA-99-001-01' as copy,
      concat_ws(' ', n.exposure, n.phase, n.steps_done, n.steps_total, jsonb_array_length(n.marks), i.end_kind,
        (select count(*) from events e where e.incident_id = i.id and e.type !~ '^(expiry|priority)[.]'),
        (select count(*) from evidence f where f.incident_id = i.id)) as point
    from incidents i join incident_now n on n.incident_id = i.id join advisories a on a.id = i.advisory_id`);
  const points = (copy: boolean) => new Set(rows.filter((row) => row.copy === copy).map((row) => row.point));
  expect(points(true)).toEqual(points(false));
});

test("a file of a copied incident proves an attempt of that incident", async () => {
  const [row] = await db.execute<{ own: number; foreign: number }>(sql`
    select count(*) filter (where a.incident_id = f.incident_id)::int as own,
      count(*) filter (where a.incident_id is distinct from f.incident_id)::int as foreign
    from evidence f left join step_attempts a on a.id = f.attempt_id where f.attempt_id is not null`);
  expect(row?.own).toBeGreaterThan(100);
  expect(row?.foreign).toBe(0);
});
