import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { db, owner } from "@/db/testing/database";
import { fromStored } from "@/domain/history/snapshot";
import { countedNames } from "@/domain/status/counting";
import { sha256 } from "@/lib/hash";
import type { DemoPersonKey } from "../demo/cast";
import { seedOpenedDemo } from "../demo/seed";
import { reopenWorld } from "../demo/world";
import type { Caller } from "../doors";
import { decideMatches } from "../matches/decide-matches";
import { readStatus } from "../status/read-status";
import { downloadBriefing } from "./download-briefing";
import { freezeBriefing } from "./freeze-briefing";
import { drawBriefing } from "./pdf/draw-briefing";
import { compareBriefings, listBriefings, readBriefing, readLastBriefing } from "./read-briefings";

const folder = await mkdtemp(join(tmpdir(), "isocenter-briefings-"));
process.env.EVIDENCE_DIR = folder;
afterAll(() => rm(folder, { recursive: true, force: true }));

const now = new Date("2026-11-23T10:30:00Z");
await db.transaction((tx) => seedOpenedDemo(tx, now));
const people = await db.transaction(async (tx) => {
  const world = await reopenWorld(tx);
  return { person: world.person, site: world.site };
});
const person = (key: DemoPersonKey): Caller => people.person(key);
const minute = (count: number) => new Date(now.getTime() + count * 60_000);
const asked = { name: "Board", tlp: "AMBER", note: "For Thursday", advisoryId: "all" };

async function freeze(who: Caller, at: Date, more: Record<string, unknown> = {}): Promise<string> {
  const outcome = await freezeBriefing(who, { ...asked, ...more }, { on: db, now: at });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value.key;
}

const eventsOf = (key: string) =>
  db.execute<{ type: string; actorName: string }>(sql`
    select type, actor_name as "actorName" from events where data ->> 'key' = ${key} order by seq`);

describe("a briefing", () => {
  it("holds every number that status shows at that moment, and stays as it is", async () => {
    const key = await freeze(person("cora"), minute(1));
    const status = await readStatus(person("eve"), { advisoryId: null }, { on: db, now: minute(1) });
    const read = async () => readBriefing(person("eve"), { key }, { on: db, now: minute(9) });
    const first = await read();
    const content = first?.content;
    if (!content) throw new Error("No briefing");
    for (const name of countedNames) expect([name, content.all[name]]).toEqual([name, status.all[name]]);
    expect(content.sites.map(({ code, numbers }) => [code, fromStored(numbers)])).toEqual(
      status.sites.map(({ code, numbers }) => [code, numbers]),
    );
    expect(content.days.length).toBeGreaterThan(5);
    expect(content.days.every(({ counts }) => counts !== null)).toBe(true);
    const [row] = await db.execute<{ content: string }>(
      sql`select content from briefings where key = ${key}`,
    );
    expect(sha256(row?.content ?? "")).toBe(first?.sha256);
    expect(await eventsOf(key)).toEqual([{ type: "briefing.frozen", actorName: "Cora Lindqvist" }]);

    const printed = await drawBriefing(content, first.sha256);
    await decideSomething();
    expect(await read()).toEqual(first);
    expect((await drawBriefing((await read())?.content ?? content, first.sha256)).equals(printed)).toBe(true);
    for (const on of [db, owner]) {
      await expect(on.execute(sql`update briefings set note = 'Otherwise'`)).rejects.toThrow();
      await expect(on.execute(sql`delete from briefing_sites`)).rejects.toThrow();
    }
  });

  it("tells what changed since the one before it, by site", async () => {
    const before = await freeze(person("cora"), minute(20));
    await decideSomething();
    const after = await freeze(person("cora"), minute(21), { name: "Board, later" });
    const last = await readLastBriefing(person("eve"), { advisoryId: null }, { on: db });
    expect(last?.key).toBe(after);
    expect(last?.since?.key).toBe(before);
    expect(last?.since?.changed).toContainEqual(expect.objectContaining({ name: "unknown" }));
    for (const [key, other] of [
      [after, null],
      [before, after],
      [after, before],
    ] as const) {
      const found = await compareBriefings(person("eve"), { key, with: other }, { on: db });
      expect([found?.earlier?.key, found?.later?.key]).toEqual([before, after]);
      expect(found?.all).toEqual(last?.since?.changed);
      expect(found?.sites.filter(({ changed }) => changed.length > 0)).toHaveLength(1);
      expect(found?.sites).toHaveLength(10);
    }
  });

  it("is read by whoever reaches every site of it, and does not exist for others", async () => {
    const all = await freeze(person("cora"), minute(30));
    const north = {
      ...person("cora"),
      grants: [{ role: "coordinator" as const, siteId: people.site("NORTH") }],
    };
    const own = await freeze(north, minute(31), { name: "Northgate" });
    const seen = async (who: DemoPersonKey) => {
      const { briefings } = await listBriefings(person(who), null, { on: db });
      const keys = new Set(briefings.map(({ key }) => key));
      return [keys.has(all), keys.has(own)];
    };
    expect(await seen("eve")).toEqual([true, true]);
    expect(await seen("ada")).toEqual([true, true]);
    expect(await seen("meyer")).toEqual([false, true]);
    expect(await seen("haas")).toEqual([false, false]);
    expect(await seen("tess")).toEqual([false, false]);
    expect(await readBriefing(person("meyer"), { key: all }, { on: db })).toBeNull();
    expect((await readBriefing(person("meyer"), { key: own }, { on: db }))?.content.sites).toHaveLength(1);
    const refused = await downloadBriefing(person("meyer"), { key: all }, { on: db });
    expect(refused).toMatchObject({ ok: false, refusal: { code: "not-found" } });
  });

  it("leaves with an event, and is frozen by coordinators alone", async () => {
    const key = await freeze(person("cora"), minute(40));
    expect((await downloadBriefing(person("eve"), { key }, { on: db, now: minute(41) })).ok).toBe(true);
    expect(await eventsOf(key)).toEqual([
      { type: "briefing.frozen", actorName: "Cora Lindqvist" },
      { type: "briefing.downloaded", actorName: "Eve Hartmann" },
    ]);
    for (const who of ["eve", "ada", "tess", "meyer", "nils"] as const) {
      expect((await freezeBriefing(person(who), asked, { on: db, now: minute(42) })).ok).toBe(false);
    }
  });

  it("is frozen once by a double click, and twice by two people at once", async () => {
    const requestId = crypto.randomUUID();
    const cora = () => freezeBriefing(person("cora"), { ...asked, requestId }, { on: db, now: minute(50) });
    const [one, other] = await Promise.all([cora(), cora()]);
    expect(one).toEqual(other);
    const [third, fourth] = await Promise.all([
      freeze(person("cora"), minute(51)),
      freeze(person("jonas"), minute(51)),
    ]);
    expect(third).not.toBe(fourth);
  });

  it("names what is wrong with what was typed, and of no advisory that does not exist", async () => {
    const nameless = await freezeBriefing(person("cora"), { ...asked, name: " " }, { on: db, now });
    expect(nameless).toMatchObject({
      refusal: { code: "invalid", fields: { name: ["Give the briefing a name"] } },
    });
    const foreign = await freezeBriefing(
      person("cora"),
      { ...asked, advisoryId: crypto.randomUUID() },
      { on: db, now },
    );
    expect(foreign).toMatchObject({ refusal: { code: "not-found" } });
  });
});

/** One undecided match is decided, so that one number of unknown falls. */
async function decideSomething(): Promise<void> {
  const [match] = await db.execute<{ id: string }>(sql`
    select m.id from matches m where m.level in ('likely', 'possible')
      and not exists (select 1 from match_decisions d where d.match_id = m.id and d.current)
      and (select count(*) from matches o where o.system_id = m.system_id and o.level <> 'excluded') = 1
    order by m.id limit 1`);
  const input = { matchIds: [match?.id], decision: "not-affected", reason: "Another model" };
  const outcome = await decideMatches(person("cora"), input, { on: db, now: minute(5) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
}
