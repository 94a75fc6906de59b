import { eq, isNotNull, like, or, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { events, incidents } from "@/db/schema";
import { db } from "@/db/testing/database";
import type { StoredEntry } from "@/domain/event-log/chain-check";
import { hashedText } from "@/domain/event-log/entry";
import { exportColumns, exportLine } from "@/domain/event-log/export-rows";
import { wholeLog } from "@/domain/event-log/log-filter";
import { sha256 } from "@/lib/hash";
import type { Caller } from "../doors";
import { type Northgate, northgate } from "../testing/northgate";
import { readEventLog, verifyEventLog } from "./read-event-log";

let world: Northgate;
beforeAll(async () => {
  world = await northgate(db);
}, 120_000);

const all = { filter: wholeLog, after: null, size: 5000 };
const read = async (caller: Caller, asked: Partial<typeof all> = {}) =>
  (await readEventLog(caller, { ...all, ...asked }, { on: db })).rows;

describe("who reads what of the event log", () => {
  test("an auditor reads all of it, page by page, each entry once and the newest first", async () => {
    const ada = world.person("ada");
    const [counted] = await db.execute<{ count: number }>(sql`select count(*)::int as count from events`);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof readEventLog>> = await readEventLog(ada, {
        ...all,
        after,
        size: 37,
      });
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(new Set(seen).size).toBe(counted?.count);
    expect(seen).toEqual((await read(ada)).map(({ id }) => id));
    const times = (await read(ada)).map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  test("an administrator reads the organisation's entries whole, and of incidents only when, who, what, and whether it was a drill", async () => {
    const rows = await read(world.person("nils"));
    expect(rows).toHaveLength((await read(world.person("ada"))).length);
    const thin = rows.filter(({ whole }) => whole === null);
    expect(thin.length).toBeGreaterThan(100);
    expect(
      rows.filter(({ whole }) => whole !== null).every(({ whole }) => whole?.entry.incidentId === null),
    ).toBe(true);
    const [some] = thin;
    expect(Object.keys(some ?? {}).sort()).toEqual([
      "actorName",
      "at",
      "atText",
      "drill",
      "id",
      "type",
      "whole",
    ]);
    const key = world.facts.incident.key;
    expect(await read(world.person("nils"), { filter: { ...wholeLog, incident: key } })).toEqual([]);
  });

  test("a coordinator of one site reads what happened there and nothing of other sites or of the organisation", async () => {
    const cora = world.person("cora");
    const caller: Caller = { ...cora, grants: [{ role: "coordinator", siteId: world.siteId }] };
    const rows = await read(caller);
    expect(rows.length).toBeGreaterThan(0);
    for (const { whole } of rows) expect(whole?.siteCode).toBe("NORTH");
    expect(await verifyEventLog(caller, { outside: [] }, { on: db })).toBeNull();
  });

  test("technicians, clinical leads and executives read nothing of it", async () => {
    for (const who of ["tess", "meyer", "eve", "sam"] as const)
      expect(await read(world.person(who))).toEqual([]);
  });
});

describe("what is asked for", () => {
  test("a kind, days, an incident and a word narrow it, together", async () => {
    const ada = world.person("ada");
    const key = world.facts.incident.key;
    const ofIncident = await read(ada, { filter: { ...wholeLog, incident: key, type: "step" } });
    expect(ofIncident.length).toBeGreaterThan(0);
    for (const { whole, type } of ofIncident) {
      expect([whole?.incidentKey, type.split(".")[0]]).toEqual([key, "step"]);
    }
    const [first] = ofIncident;
    const day = first?.at.toISOString().slice(0, 10) ?? "";
    const thatDay = await read(ada, { filter: { ...wholeLog, from: day, to: day } });
    expect(new Set(thatDay.map(({ at }) => at.toISOString().slice(0, 10)))).toEqual(new Set([day]));
    const named = await read(ada, { filter: { ...wholeLog, text: "CORA lind" } });
    expect(named.length).toBeGreaterThan(0);
    expect(await read(ada, { filter: { ...wholeLog, text: "%' or '1'='1" } })).toEqual([]);
  });

  test("what was rehearsed is marked so, for whoever reads it whole or not, in the table and in both files", async () => {
    const rows = await read(world.person("ada"), { size: 300 });
    const rehearsed = rows.filter(({ drill }) => drill);
    const ofDrill = await db
      .select({ id: events.id })
      .from(events)
      .leftJoin(incidents, eq(incidents.id, events.incidentId))
      .where(or(isNotNull(incidents.drillId), like(events.type, "drill.%")));
    const all = new Set(ofDrill.map(({ id }) => id));
    expect(rehearsed.map(({ id }) => id)).toEqual(rows.filter(({ id }) => all.has(id)).map(({ id }) => id));
    expect(new Set(rehearsed.map(({ type }) => type))).toContain("drill.started");
    expect(rehearsed.some(({ whole }) => whole?.incidentKey?.startsWith("DRL-"))).toBe(true);
    const column = exportColumns.find(({ name }) => name === "drill");
    for (const row of rows) {
      expect(column?.of(row)).toBe(row.drill ? "drill" : null);
      expect(JSON.parse(exportLine(row))).toMatchObject({ drill: row.drill });
      expect(JSON.parse(exportLine({ ...row, whole: null }))).toMatchObject({ drill: row.drill });
    }
  });

  test("a line of the export holds all that its hash was taken over", async () => {
    const rows = await read(world.person("ada"), { size: 300 });
    for (const row of rows) {
      // Safe because a whole row is written with all fields of its entry.
      const entry = JSON.parse(exportLine(row)) as StoredEntry;
      expect(sha256(hashedText(entry))).toBe(entry.hash);
    }
  });
});
