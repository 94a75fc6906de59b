import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { imagingSystems, incidentNow, incidents } from "@/db/schema";
import { db } from "@/db/testing/database";
import { everyOpenIncident } from "@/domain/incidents/list-filter";
import { northgate } from "../testing/northgate";
import { findFaults } from "./find-faults";
import { followClock } from "./follow-clock";
import { listIncidents } from "./list-incidents";

const world = await northgate(db);
const later = new Date(world.now.getTime() + 45 * 24 * 3_600_000);

const listed = async (tag: string, now: Date) => {
  const input = { filter: everyOpenIncident, after: null };
  const { rows } = await listIncidents(world.person("cora"), input, { now });
  return rows.find((row) => row.assetTag === tag);
};

it("tells the lists what a clearance that ran out did to an incident, and does it once", async () => {
  expect(await listed("NM-061", world.now)).toMatchObject({ phase: "remediate" });
  expect(await followClock(db, world.now)).toBeGreaterThan(0);
  expect(await listed("NM-061", world.now)).toMatchObject({
    phase: "contain",
    next: { key: "attest-clinically-safe" },
  });
  expect(await followClock(db, world.now)).toBe(0);
  expect(await db.transaction(findFaults)).toEqual([]);
});

it("dates a state that ran out from when it ran out, also where two processes look at once", async () => {
  const held = async () => {
    const [row] = await db
      .select({ now: incidentNow })
      .from(incidentNow)
      .innerJoin(incidents, eq(incidents.id, incidentNow.incidentId))
      .innerJoin(imagingSystems, eq(imagingSystems.id, incidents.systemId))
      .where(eq(imagingSystems.assetTag, "PT-011"));
    return row?.now;
  };
  const before = await held();
  expect(before).toMatchObject({ exposure: "contained-standalone" });
  await Promise.all([followClock(db, later), followClock(db, later)]);
  expect(await held()).toMatchObject({ exposure: "exposed", stateSince: before?.holdsUntil });
  expect(await followClock(db, later)).toBe(0);
  expect(await db.transaction(findFaults)).toEqual([]);
});
