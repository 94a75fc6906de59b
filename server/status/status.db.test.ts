import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { inUndone } from "@/db/testing/database";
import { addAdvisory, addSystems, type FleetSystem } from "@/db/testing/fleet";
import type { AdvisoryId } from "@/domain/ids";
import { everyOpenIncident, type IncidentFilter } from "@/domain/incidents/list-filter";
import { type CountedName, countedNames } from "@/domain/status/counting";
import { regionsOf } from "@/domain/status/regions";
import type { DemoPersonKey } from "../demo/cast";
import { listIncidents } from "../incidents/list-incidents";
import { hospital } from "../matches/testing/hospital";
import { readCounted } from "./read-counted";
import { readStatus } from "./read-status";

const { person } = hospital();
const now = new Date("2026-11-20T09:00:00Z");
const later = "2026-12-01T09:00:00Z";
const earlier = "2026-11-19T09:00:00Z";

const status = (tx: Tx, who: DemoPersonKey, advisoryId: AdvisoryId | null = null, at = now) =>
  readStatus(person(who), { advisoryId }, { on: tx, now: at });
const rows = (
  tx: Tx,
  who: DemoPersonKey,
  name: CountedName,
  of: Readonly<{
    advisoryId?: AdvisoryId | null;
    siteCode?: string | null;
    region?: string | null;
    after?: string | null;
  }> = {},
) =>
  readCounted(
    person(who),
    { name, advisoryId: null, siteCode: null, region: null, after: null, ...of },
    { on: tx, now },
  );

const open = (exposure: string, more: Partial<NonNullable<FleetSystem["incident"]>> = {}) => ({
  key: `INC-${crypto.randomUUID().slice(0, 8)}`,
  exposure,
  ...more,
});

/** Every case that status tells apart, at three sites and for two advisories. */
async function fleet(tx: Tx) {
  const first = await addAdvisory(tx, "TEST-1", person("cora").id);
  const second = await addAdvisory(tx, "TEST-2", person("cora").id);
  const at = (site: string, tag: string, more: Omit<FleetSystem, "site" | "tag">): FleetSystem => ({
    site,
    tag,
    ...more,
  });
  const affected = (site: string, tag: string, incident: FleetSystem["incident"]): FleetSystem =>
    at(site, tag, { decision: "affected", ...(incident && { incident }) });
  const care = { function: "partially", exams: 9, alternative: "no" } as const;
  await addSystems(tx, first, [
    affected("NORTH", "N-1", open("exposed", { care })),
    affected(
      "NORTH",
      "N-2",
      open("contained-segment", { holdsUntil: later, care: { ...care, function: "fully" } }),
    ),
    affected(
      "NORTH",
      "N-3",
      open("contained-standalone", {
        holdsUntil: earlier,
        marks: [{ mark: "clinical-decision-needed", from: earlier, until: null }],
      }),
    ),
    affected("NORTH", "N-4", undefined),
    affected("NORTH", "N-5", open("exposed", { drill: true })),
    affected("SOUTH", "S-1", open("risk-accepted", { holdsUntil: later, care: { ...care, exams: null } })),
    affected("SOUTH", "S-2", open("risk-accepted", { holdsUntil: "2026-11-25T00:00:00Z" })),
    affected("SOUTH", "S-3", open("remediated")),
    affected("SOUTH", "S-4", open("back-in-service", { closed: { at: earlier, as: "remediated" } })),
    affected("SOUTH", "S-5", open("cancelled", { closed: { at: earlier, as: "cancelled" } })),
    {
      ...affected("SOUTH", "S-6", open("withdrawn", { closed: { at: earlier, as: "withdrawn" } })),
      retired: true,
    },
    at("SOUTH", "S-7", { decision: "not-affected" }),
    at("SOUTH", "S-8", { retired: true }),
    at("QUAY", "Q-1", {}),
    at("QUAY", "Q-2", { level: "possible" }),
    at("QUAY", "Q-3", { level: "excluded", recheck: true }),
    at("QUAY", "Q-4", { level: "excluded" }),
    at("QUAY", "Q-5", { decision: "ask-vendor" }),
  ]);
  await addSystems(tx, second, [
    at("NORTH", "N-1", { level: "excluded" }),
    affected("NORTH", "N-2", open("exposed")),
    at("SOUTH", "S-3", {}),
    at("QUAY", "Q-9", { level: "excluded" }),
  ]);
  await tx.execute(sql`
    insert into imaging_systems (id, site_id, asset_tag, created_at, updated_at)
    select gen_random_uuid(), id, 'V-1', now(), now() from sites where code = 'VALE'`);
  return { first: first.advisoryId, second: second.advisoryId };
}

async function eachNumberOpensItsRows(tx: Tx, who: DemoPersonKey, advisoryId: AdvisoryId | null) {
  const { all, sites } = await status(tx, who, advisoryId);
  for (const name of countedNames) {
    const behind = await rows(tx, who, name, { advisoryId });
    expect([name, behind.total, behind.rows.length]).toEqual([name, all[name], all[name]]);
    for (const { code, numbers } of sites) {
      const there = await rows(tx, who, name, { advisoryId, siteCode: code });
      const codes = there.rows.map((row) => row.siteCode);
      expect([name, codes]).toEqual([name, Array(numbers[name]).fill(code)]);
    }
  }
}

describe("status", () => {
  it("counts every case of one advisory where it belongs", () =>
    inUndone(async (tx) => {
      const { first } = await fleet(tx);
      const { all, sites } = await status(tx, "eve", first);
      const numbers = (code: string) => sites.find((site) => site.code === code)?.numbers;
      expect(numbers("NORTH")).toMatchObject({
        systems: 5,
        affected: 5,
        exposed: 4,
        unopened: 2,
        "contained-segment": 1,
        contained: 1,
        "care-impaired": 1,
        "care-no-alternative": 1,
        "care-unknown": 3,
        exams: 9,
        "decision-needed": 1,
      });
      expect(numbers("SOUTH")).toMatchObject({
        systems: 6,
        affected: 4,
        exposed: 0,
        "risk-accepted": 2,
        acceptedUntil: new Date("2026-11-25T00:00:00Z"),
        remediated: 1,
        "back-in-service": 1,
        "not-affected": 2,
        withdrawn: 1,
        "care-unknown": 3,
      });
      expect(numbers("QUAY")).toMatchObject({
        systems: 6,
        unknown: 4,
        "vendor-asked": 1,
        "by-rule": 1,
        "not-looked-at": 1,
      });
      expect(numbers("VALE")).toMatchObject({ systems: 1, "not-looked-at": 1 });
      expect(all).toMatchObject({ systems: 18, affected: 9, unknown: 4, withdrawn: 1 });
      expect(sites.map((site) => site.code).slice(0, 3)).toEqual(["NORTH", "QUAY", "SOUTH"]);
    }));

  it("takes the worst of all advisories together, and an unknown before what looks safe", () =>
    inUndone(async (tx) => {
      await fleet(tx);
      const { sites } = await status(tx, "eve");
      const numbers = (code: string) => sites.find((site) => site.code === code)?.numbers;
      expect(numbers("NORTH")).toMatchObject({ exposed: 5, contained: 0 });
      expect(numbers("SOUTH")).toMatchObject({ remediated: 0, unknown: 1 });
      expect(numbers("QUAY")).toMatchObject({ "by-rule": 2, "not-looked-at": 0 });
    }));

  it("counts a state as exposed from the moment it runs out, whatever is stored", () =>
    inUndone(async (tx) => {
      const { first } = await fleet(tx);
      const exposed = async (at: string) => (await status(tx, "eve", first, new Date(at))).all.exposed;
      expect(await exposed("2026-11-24T23:59:59Z")).toBe(4);
      expect(await exposed("2026-11-25T00:00:00Z")).toBe(5);
      expect(await exposed(later)).toBe(7);
    }));

  it.each(["eve", "cora", "ada", "tess", "sam", "meyer", "haas", "mia", "nils"] as const)(
    "opens for %s exactly the rows that each number counts",
    (who) =>
      inUndone(async (tx) => {
        const { first } = await fleet(tx);
        await eachNumberOpensItsRows(tx, who, null);
        await eachNumberOpensItsRows(tx, who, first);
      }),
  );

  it("opens for each region exactly the rows its sites count together", () =>
    inUndone(async (tx) => {
      const { first } = await fleet(tx);
      const { sites } = await status(tx, "eve", first);
      const regions = regionsOf(sites);
      expect(regions.length).toBeGreaterThan(1);
      for (const { name: region, numbers } of regions) {
        const told = countedNames.map((name) => rows(tx, "eve", name, { advisoryId: first, region }));
        const totals = (await Promise.all(told)).map(({ total }) => total);
        expect(totals).toEqual(countedNames.map((name) => numbers[name]));
      }
      expect((await rows(tx, "sam", "systems", { region: "North" })).region).toBeNull();
    }));

  it("agrees with the incidents list, save for what has no incident yet", () =>
    inUndone(async (tx) => {
      const { first } = await fleet(tx);
      const { all } = await status(tx, "eve", first);
      const filter = { ...everyOpenIncident, advisory: first };
      const { counts } = await listIncidents(person("eve"), { filter, after: null }, { on: tx, now });
      expect(counts.get("exposed")).toBe(all.exposed - all.unopened);
      for (const state of ["risk-accepted", "contained-segment", "remediated"] as const) {
        expect([state, counts.get(state)]).toEqual([state, all[state]]);
      }
    }));

  it("shows each person the sites in reach, and a stranger nothing", () =>
    inUndone(async (tx) => {
      await fleet(tx);
      const codes = async (who: DemoPersonKey) => (await status(tx, who)).sites.map((site) => site.code);
      expect(await codes("tess")).toEqual(["NORTH"]);
      expect(await codes("sam")).toEqual(["SOUTH"]);
      expect(await codes("eve")).toHaveLength(10);
      const nils = await status(tx, "nils");
      expect(nils).toMatchObject({ sites: [], advisories: [], all: { systems: 0, withdrawn: 0 } });
      expect((await rows(tx, "sam", "systems", { siteCode: "NORTH" })).total).toBe(0);
    }));

  it("lets a technician of one site who is executive for all read every number and every row behind it", () =>
    inUndone(async (tx) => {
      await fleet(tx);
      const [mia, eve] = [await status(tx, "mia"), await status(tx, "eve")];
      expect(mia).toEqual(eve);
      const north = { ...(await rows(tx, "mia", "exposed", { siteCode: "NORTH" })) };
      expect(north.rows.map((row) => row.assetTag)).toEqual(["N-1", "N-2", "N-3", "N-4", "N-5"]);
      const filter: IncidentFilter = { ...everyOpenIncident, site: "NORTH", state: "exposed" };
      const listed = await listIncidents(person("mia"), { filter, after: null }, { on: tx, now });
      expect(listed.rows.map((row) => row.assetTag).sort()).toEqual(["N-1", "N-2", "N-3"]);
    }));

  it("pages through the rows behind a number without skipping or repeating one", () =>
    inUndone(async (tx) => {
      const told = await addAdvisory(tx, "TEST-1", person("cora").id);
      const tags = Array.from({ length: 120 }, (_, index) => `T-${String(index).padStart(3, "0")}`);
      await addSystems(
        tx,
        told,
        tags.map((tag, index) => ({
          site: index % 2 === 0 ? "NORTH" : "SOUTH",
          tag,
          decision: index % 5 === 0 ? "not-affected" : null,
        })),
      );
      const first = await rows(tx, "eve", "unknown");
      expect([first.total, first.rows.length, first.isFirst]).toEqual([96, 50, true]);
      const second = await rows(tx, "eve", "unknown", { after: first.next });
      expect([second.rows.length, second.next, second.isFirst]).toEqual([46, null, false]);
      const seen = [...first.rows, ...second.rows].map((row) => row.assetTag);
      expect(new Set(seen).size).toBe(96);
    }));

  it("names in each row the advisories and incidents that put the system there", () =>
    inUndone(async (tx) => {
      await fleet(tx);
      const { rows: found } = await rows(tx, "eve", "exposed", { siteCode: "NORTH" });
      const pairs = (tag: string) =>
        found
          .find((row) => row.assetTag === tag)
          ?.pairs.map((pair) => [
            pair.trackingId,
            pair.incident?.end === null ? pair.incident.exposure : null,
          ]);
      expect(pairs("N-2")).toEqual([
        ["TEST-1", "contained-segment"],
        ["TEST-2", "exposed"],
      ]);
      expect(pairs("N-4")).toEqual([["TEST-1", null]]);
      expect(found.find((row) => row.assetTag === "N-1")?.excluded).toBe(1);
    }));
});
