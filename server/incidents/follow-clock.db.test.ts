import { and, asc, eq, sql } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import type { Database } from "@/db/client";
import { events, imagingSystems, incidentNow, incidents, notices, sites, stepNow } from "@/db/schema";
import { db, owner } from "@/db/testing/database";
import type { IncidentId } from "@/domain/ids";
import { everyOpenIncident } from "@/domain/incidents/list-filter";
import { fromLocalInput } from "@/lib/dates";
import { northgate } from "../testing/northgate";
import { findFaults } from "./find-faults";
import { followClock, nextLook } from "./follow-clock";
import { listIncidents } from "./list-incidents";
import { reportWorseState } from "./report-worse-state";

const world = await northgate(db);
const day = 24 * 3_600_000;

afterEach(() => vi.restoreAllMocks());

const listed = async (tag: string, now: Date) => {
  const input = { filter: everyOpenIncident, after: null };
  const { rows } = await listIncidents(world.person("cora"), input, { now });
  return rows.find((row) => row.assetTag === tag);
};

async function incidentOf(tag: string) {
  const [row] = await db
    .select({ id: incidents.id, key: incidents.key, now: incidentNow })
    .from(incidents)
    .innerJoin(incidentNow, eq(incidentNow.incidentId, incidents.id))
    .innerJoin(imagingSystems, eq(imagingSystems.id, incidents.systemId))
    .where(eq(imagingSystems.assetTag, tag));
  if (!row) throw new Error(`No incident of ${tag}`);
  return row;
}

/** What the clock told, oldest first, each as one text. */
async function told(of?: IncidentId): Promise<readonly string[]> {
  const rows = await db
    .select({ type: events.type, data: events.data, incident: events.incidentId })
    .from(events)
    .where(and(eq(events.actorKind, "job"), of ? eq(events.incidentId, of) : undefined))
    .orderBy(asc(events.recordedAt), asc(events.seq));
  return rows.map((row) => JSON.stringify([row.incident, row.type, row.data]));
}

const kindsTold = async (of: IncidentId) =>
  (await told(of)).map((text) => {
    const [, type, { kind }] = JSON.parse(text);
    return `${kind} ${type}`;
  });

it("tells the lists what a clearance that ran out did to an incident, and records it, once", async () => {
  const { id } = await incidentOf("NM-061");
  expect(await listed("NM-061", world.now)).toMatchObject({ phase: "remediate" });
  expect(await followClock(db, world.now)).toBeGreaterThan(0);
  expect(await listed("NM-061", world.now)).toMatchObject({
    phase: "contain",
    next: { key: "attest-clinically-safe" },
  });
  expect(await kindsTold(id)).toContain("clearance expiry.passed");
  const before = await told();
  expect(await followClock(db, world.now)).toBe(0);
  expect(await told()).toEqual(before);
  expect(await db.transaction(findFaults)).toEqual([]);
});

it("is woken at the moment the next thing is near or runs out", async () => {
  const next = await nextLook(db, world.now);
  if (!next) throw new Error("Nothing runs out in the demo");
  expect(next > world.now).toBe(true);
  expect(await followClock(db, new Date(next.getTime() - 1))).toBe(0);
  const before = (await told()).length;
  expect(await followClock(db, next)).toBeGreaterThan(0);
  expect((await told()).length).toBeGreaterThanOrEqual(before);
  expect(await nextLook(db, next)).not.toEqual(next);
});

it("dates a state that ran out from when it ran out, and records it once where two processes look at once", async () => {
  const before = await incidentOf("PT-011");
  expect(before.now).toMatchObject({ exposure: "contained-standalone" });
  const end = before.now.holdsUntil;
  if (!end) throw new Error("The containment does not run out");
  await Promise.all([followClock(db, end), followClock(db, end)]);
  const after = await incidentOf("PT-011");
  expect(after.now).toMatchObject({ exposure: "exposed", stateSince: end });
  const missed = (await kindsTold(after.id)).filter((words) => words === "attestation expiry.passed");
  expect(missed).toHaveLength(1);
  const all = await told();
  expect(new Set(all).size).toBe(all.length);
  expect(await followClock(db, end)).toBe(0);
  expect(await db.transaction(findFaults)).toEqual([]);
});

it("leaves to the next round what a killed process had not reached, and tells nothing twice", async () => {
  const half = new Date(world.now.getTime() + 40 * day);
  let transactions = 0;
  const killed = new Proxy(db, {
    get: (target, name) => {
      if (name === "transaction") transactions += 1;
      if (transactions > 2) throw new Error("killed");
      return Reflect.get(target, name);
    },
  }) as Database; // Safe because it is the database, as far as the process lives.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  await expect(followClock(killed, half)).rejects.toThrow("killed");
  const first = await told();
  await followClock(db, half);
  const all = await told();
  expect(all.length).toBeGreaterThan(first.length);
  expect(new Set(all).size).toBe(all.length);
});

it("goes on with the others where one incident has a fault, and does that one once the fault is gone", async () => {
  const at = new Date(world.now.getTime() + 90 * day);
  const [first] = await db.select().from(incidentNow).orderBy(asc(incidentNow.changesAt)).limit(1);
  if (!first?.changesAt) throw new Error("Nothing runs out any more");
  const [incident] = await db.select().from(incidents).where(eq(incidents.id, first.incidentId));
  const { id, key } = incident ?? { id: first.incidentId, key: "" };
  const now = async () => {
    const [row] = await db.select().from(incidentNow).where(eq(incidentNow.incidentId, id));
    return row;
  };
  const others = async () => (await told()).filter((text) => !text.includes(id)).length;
  await db.update(stepNow).set({ dueAt: at }).where(eq(stepNow.state, "available"));
  const before = await others();
  await owner.execute(sql`create function fail() returns trigger language plpgsql as
    $$ begin raise exception 'a fault'; end $$`);
  await owner.execute(
    sql.raw(`create trigger fail before insert or update on incident_now for each row
    when (new.incident_id = '${id}') execute function fail()`),
  );
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  await followClock(db, at);
  expect(await others()).toBeGreaterThan(before);
  expect(await now()).toEqual(first);
  expect(logged.mock.calls.map(([words]) => String(words))).toEqual([expect.stringContaining(key)]);
  await owner.execute(sql`drop trigger fail on incident_now`);
  expect(await followClock(db, at)).toBeGreaterThan(0);
  expect((await now())?.computedAt).toEqual(at);
  expect(await db.transaction(findFaults)).toEqual([]);
});

it("tells whoever can act, and nobody who may not see the incident", async () => {
  const { id } = await incidentOf("PT-011");
  const rows = await db
    .selectDistinct({ person: notices.personId })
    .from(notices)
    .where(eq(notices.incidentId, id));
  const people = rows.map(({ person }) => person);
  expect(people).toContain(world.person("cora").id);
  expect(people).not.toContain(world.person("sam").id);
  expect(people).not.toContain(world.person("nils").id);
});

it("a due time passes by the calendar of its site, on both sides of a change of the clocks", async () => {
  const rows = await db
    .selectDistinctOn([sites.zone], { zone: sites.zone, id: incidents.id, step: stepNow.stepKey })
    .from(stepNow)
    .innerJoin(incidents, eq(incidents.id, stepNow.incidentId))
    .innerJoin(sites, eq(sites.id, incidents.siteId))
    .where(and(sql`${incidents.closedAt} is null`, eq(stepNow.state, "available")))
    .orderBy(sites.zone);
  expect(rows.map(({ zone }) => zone)).toEqual(["America/New_York", "Europe/Berlin"]);
  // The nights before and after the clocks went forward in New York, then in Berlin.
  const mornings = ["2027-03-13T09:00", "2027-03-14T09:00", "2027-03-27T09:00", "2027-03-28T09:00"];
  const instants = new Map<string, string[]>();
  for (const morning of mornings) {
    for (const { zone, id, step } of rows) {
      const due = fromLocalInput(morning, zone);
      if (!due) throw new Error("No such time");
      instants.set(zone, [...(instants.get(zone) ?? []), due.toISOString()]);
      await db
        .update(stepNow)
        .set({ dueAt: due })
        .where(and(eq(stepNow.incidentId, id), eq(stepNow.stepKey, step)));
      const count = async () => (await kindsTold(id)).filter((words) => words === "due expiry.passed").length;
      const before = await count();
      await followClock(db, new Date(due.getTime() - 1));
      expect(await count()).toBe(before);
      expect(await nextLook(db, new Date(due.getTime() - 1))).toEqual(due);
      await followClock(db, due);
      await followClock(db, due);
      expect(await count()).toBe(before + 1);
    }
  }
  expect(instants.get("America/New_York")?.map((text) => text.slice(11, 16))).toEqual([
    "14:00",
    "13:00",
    "13:00",
    "13:00",
  ]);
  expect(instants.get("Europe/Berlin")?.map((text) => text.slice(11, 16))).toEqual([
    "08:00",
    "08:00",
    "08:00",
    "07:00",
  ]);
});

it("an act that comes before the clock records what ran out first, and the clock does not tell it again", async () => {
  const { id, key } = await incidentOf("NM-014");
  const [row] = await db.select().from(incidentNow).where(eq(incidentNow.incidentId, id));
  const [step] = await db
    .select()
    .from(stepNow)
    .where(and(eq(stepNow.incidentId, id), eq(stepNow.state, "available")));
  if (!row || !step) throw new Error("Nothing can be done in this incident");
  const due = new Date("2027-04-01T08:00:00Z");
  const now = new Date("2027-04-01T12:00:00Z");
  await followClock(db, new Date(due.getTime() - 1));
  await db
    .update(stepNow)
    .set({ dueAt: due })
    .where(and(eq(stepNow.incidentId, id), eq(stepNow.stepKey, step.stepKey)));
  const input = {
    key,
    kind: "found-connected",
    foundAt: now.toISOString(),
    reason: "The cable was in",
  };
  expect(await reportWorseState(world.person("jonas"), input, { on: db, now })).toMatchObject({ ok: true });
  const lines = await db
    .select({ type: events.type, by: events.actorKind })
    .from(events)
    .where(eq(events.incidentId, id))
    .orderBy(asc(events.seq));
  const types = lines.map(({ type, by }) => `${by} ${type}`);
  expect(types.indexOf("person report.made")).toBeGreaterThan(types.lastIndexOf("job expiry.passed"));
  expect(types.lastIndexOf("job expiry.passed")).toBeGreaterThan(-1);
  const before = await told(id);
  await followClock(db, now);
  expect(await told(id)).toEqual(before);
});
