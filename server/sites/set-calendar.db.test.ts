import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { events } from "@/db/schema";
import { db } from "@/db/testing/database";
import { findFaults } from "../incidents/find-faults";
import { readIncident } from "../incidents/read-incident";
import { northgate } from "../testing/northgate";
import { readSites } from "./read-sites";
import { setCalendar } from "./set-calendar";

const world = await northgate(db);
const { siteId } = world;
// A moment after the world was made: what began at that very time keeps the calendar of before.
const now = new Date(world.now.getTime() + 60_000);
const nils = world.person("nils");
const input = { siteId, workingDays: ["2", "1", "2"], holidays: "2026-12-28\n2026-12-25", dayEnds: "17:30" };

it("is set by an administrator, told with what was before, and moves no time that is due already", async () => {
  const due = async () => {
    const page = await readIncident(world.person("cora"), { key: world.facts.incident.key }, { now });
    return [...(page?.priority?.due ?? [])];
  };
  const before = await due();
  expect(before.length).toBeGreaterThan(0);
  expect(await setCalendar(world.person("cora"), input, { now })).toMatchObject({
    refusal: { code: "not-found" },
  });
  expect(await setCalendar(nils, input, { now })).toMatchObject({ ok: true });
  const site = (await readSites(nils, null, { now })).find(({ id }) => id === siteId);
  const set = { workingDays: [1, 2], holidays: ["2026-12-25", "2026-12-28"], dayEnds: "17:30" };
  expect(site?.calendar).toEqual(set);
  const [event] = await db.select().from(events).where(eq(events.type, "site.calendar-set"));
  expect(event?.data).toMatchObject({ old: { dayEnds: "16:00" }, new: set });
  expect(await due()).toEqual(before);
  expect(await db.transaction(findFaults)).toEqual([]);
});

it("refuses what is no calendar, what it is already, and a site that is not there", async () => {
  for (const wrong of [
    { workingDays: [] },
    { workingDays: ["8"] },
    { holidays: "Christmas" },
    { holidays: "2026-02-30" },
    { dayEnds: "25:00" },
  ]) {
    const outcome = await setCalendar(nils, { ...input, ...wrong }, { now });
    expect(outcome).toMatchObject({ refusal: { code: "invalid" } });
  }
  expect(await setCalendar(nils, input, { now })).toMatchObject({ refusal: { code: "already-so" } });
  const nowhere = { ...input, siteId: "00000000-0000-4000-8000-000000000000" };
  expect(await setCalendar(nils, nowhere, { now })).toMatchObject({ refusal: { code: "not-found" } });
});
