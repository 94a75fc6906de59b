import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { factsOf } from "@/db/incident-facts";
import { chains, incidentNow, incidents, stepNow } from "@/db/schema";
import { db } from "@/db/testing/database";
import { firstBrokenEntry } from "../event-log/verify-events";
import { nowOf, withTemplates } from "../incidents/now";
import { readGrounds } from "../priority/ground";
import { seedDemo } from "./seed";

const folder = await mkdtemp(join(tmpdir(), "isocenter-demo-"));
process.env.EVIDENCE_DIR = folder;
const now = new Date("2026-11-23T10:30:00Z");
await db.transaction((tx) => seedDemo(tx, now));

afterAll(() => rm(folder, { recursive: true, force: true }));

test("the demo is told through the portal's own commands, and every chain of events fits", async () => {
  const names = await db.select({ id: chains.id }).from(chains);
  expect(names.length).toBe(16);
  await db.transaction(async (tx) => {
    for (const { id } of names) expect(await firstBrokenEntry(tx, id)).toBeNull();
  });
});

test("its incidents stand in every state of exposure", async () => {
  const states = await db.select({ exposure: incidentNow.exposure }).from(incidentNow);
  expect(new Set(states.map((row) => row.exposure))).toEqual(
    new Set([
      "exposed",
      "risk-accepted",
      "contained-standalone",
      "contained-segment",
      "remediated",
      "back-in-service",
      "cancelled",
    ]),
  );
});

test("what the caches hold is what the facts say", async () => {
  const ids = await db.select({ id: incidents.id }).from(incidents);
  const stored = await db.select().from(incidentNow);
  const steps = await db.select().from(stepNow);
  await db.transaction(async (tx) => {
    const templated = await withTemplates(
      tx,
      await factsOf(
        tx,
        ids.map((row) => row.id),
      ),
    );
    expect(templated).toHaveLength(15);
    const grounds = await readGrounds(
      tx,
      ids.map((row) => row.id),
    );
    for (const { template, facts } of templated) {
      const ground = grounds.get(facts.incident.id);
      if (!ground) throw new Error("An incident without its ground");
      const held = stored.find((row) => row.incidentId === facts.incident.id);
      const { incident, steps: expected, moved } = nowOf(template, facts, held?.computedAt ?? now, ground);
      expect(moved).toBeNull();
      expect(held).toEqual({ ...incident, stateSince: expect.any(Date) });
      const own = steps.filter((row) => row.incidentId === facts.incident.id);
      expect(own.sort((a, b) => a.position - b.position)).toEqual(expected);
    }
  });
});

test("it has 120 systems or more, at ten sites in two time zones", async () => {
  const [row] = await db.execute<{ systems: number; sites: number; zones: number }>(sql`
    select (select count(*)::int from imaging_systems) as systems, (select count(*)::int from sites) as sites,
      (select count(distinct zone)::int from sites) as zones`);
  expect(row).toEqual({ systems: 126, sites: 10, zones: 2 });
});
