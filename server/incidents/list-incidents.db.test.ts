import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { inUndone } from "@/db/testing/database";
import { addAdvisory, addSystems, type FleetSystem } from "@/db/testing/fleet";
import { everyOpenIncident, type IncidentFilter } from "@/domain/incidents/list-filter";
import type { DemoPersonKey } from "../demo/cast";
import { hospital } from "../matches/testing/hospital";
import { listIncidents } from "./list-incidents";

const { person } = hospital();
const now = new Date("2026-11-20T09:00:00Z");
const yesterday = "2026-11-19T09:00:00Z";

/** What one of the cast sees under a filter. */
async function list(
  tx: Tx,
  who: DemoPersonKey,
  filter: Partial<IncidentFilter> = {},
  after: string | null = null,
  at = now,
) {
  return listIncidents(
    person(who),
    { filter: { ...everyOpenIncident, ...filter }, after },
    { on: tx, now: at },
  );
}
const keys = async (...asked: Parameters<typeof list>) => (await list(...asked)).rows.map((row) => row.key);

const affected = (
  tag: string,
  exposure: string,
  more: Partial<NonNullable<FleetSystem["incident"]>> & Readonly<{ site?: string }> = {},
): FleetSystem => {
  const { site = "NORTH", ...incident } = more;
  return { site, tag, decision: "affected", incident: { key: `INC-${tag}`, exposure, ...incident } };
};

/** One incident in every state, at two sites, for two advisories, and a drill. */
async function fleet(tx: Tx) {
  const first = await addAdvisory(tx, "TEST-1", person("cora").id);
  const second = await addAdvisory(tx, "TEST-2", person("cora").id);
  await addSystems(tx, first, [
    affected("SERVICE", "back-in-service", { phase: "close" }),
    affected("FIXED", "remediated"),
    affected("SEGMENT", "contained-segment", { holdsUntil: "2026-12-01T00:00:00Z" }),
    affected("ALONE", "contained-standalone", { site: "SOUTH", phase: "contain" }),
    affected("ACCEPTED", "risk-accepted", { holdsUntil: "2026-12-12T00:00:00Z" }),
    affected("OPEN", "exposed", { site: "SOUTH" }),
    affected("LAPSED", "contained-segment", { holdsUntil: yesterday }),
    affected("DRILL", "exposed", { drill: true }),
    affected("DONE", "back-in-service", { closed: { at: yesterday, as: "remediated" } }),
    affected("WRONG", "cancelled", { closed: { at: yesterday, as: "cancelled" } }),
    affected("GONE", "withdrawn", { closed: { at: yesterday, as: "withdrawn" } }),
  ]);
  await addSystems(tx, second, [affected("OTHER", "exposed", { openedAt: "2026-11-10T08:00:00Z" })]);
  return { second: second.advisoryId };
}

describe("the incidents list", () => {
  it("stands worst first, a lapsed state among the exposed with what it was, and no drill", () =>
    inUndone(async (tx) => {
      await fleet(tx);
      const { rows } = await list(tx, "cora");
      expect(rows.map((row) => [row.key, row.exposure])).toEqual([
        ...rows.slice(0, 2).map((row) => [row.key, "exposed"]),
        ["INC-OTHER", "exposed"],
        ["INC-ACCEPTED", "risk-accepted"],
        ["INC-ALONE", "contained-standalone"],
        ["INC-SEGMENT", "contained-segment"],
        ["INC-FIXED", "remediated"],
        ["INC-SERVICE", "back-in-service"],
      ]);
      const lapsed = rows.find((row) => row.key === "INC-LAPSED");
      expect(lapsed).toMatchObject({ exposure: "exposed", lapsedFrom: "contained-segment" });
      expect(lapsed?.holdsUntil).toEqual(new Date(yesterday));
      expect(rows.find((row) => row.key === "INC-SEGMENT")?.lapsedFrom).toBeNull();
    }));

  it("can be narrowed by every filter, and by several at once", () =>
    inUndone(async (tx) => {
      const { second } = await fleet(tx);
      expect(await keys(tx, "cora", { site: "SOUTH" })).toEqual(["INC-OPEN", "INC-ALONE"]);
      expect(await keys(tx, "cora", { site: "NOWHERE" })).toEqual([]);
      expect(await keys(tx, "cora", { advisory: second })).toEqual(["INC-OTHER"]);
      expect(await keys(tx, "cora", { state: "contained" })).toEqual(["INC-ALONE", "INC-SEGMENT"]);
      expect(await keys(tx, "cora", { state: "contained-segment" })).toEqual(["INC-SEGMENT"]);
      expect((await keys(tx, "cora", { state: "exposed" })).sort()).toEqual([
        "INC-LAPSED",
        "INC-OPEN",
        "INC-OTHER",
      ]);
      expect(await keys(tx, "cora", { phase: "contain" })).toEqual(["INC-ALONE"]);
      expect(await keys(tx, "cora", { text: "inc-acc" })).toEqual(["INC-ACCEPTED"]);
      expect(await keys(tx, "cora", { text: "southmoor" })).toEqual(["INC-OPEN", "INC-ALONE"]);
      expect(await keys(tx, "cora", { text: "100%" })).toEqual([]);
      expect(await keys(tx, "cora", { text: "%" })).toEqual([]);
      expect(await keys(tx, "cora", { site: "SOUTH", state: "contained" })).toEqual(["INC-ALONE"]);
    }));

  it("shows closed incidents when asked, with how they ended, the best last", () =>
    inUndone(async (tx) => {
      await fleet(tx);
      expect(await keys(tx, "cora", { standing: "closed" })).toEqual(["INC-DONE", "INC-GONE", "INC-WRONG"]);
      expect(await keys(tx, "cora", { standing: "closed", state: "cancelled" })).toEqual(["INC-WRONG"]);
      expect(await keys(tx, "cora", { standing: "all" })).toHaveLength(11);
    }));

  it("counts what its filters let through in every state, whichever state is shown", () =>
    inUndone(async (tx) => {
      await fleet(tx);
      for (const who of ["cora", "tess", "eve"] as const) {
        const { counts } = await list(tx, who, { state: "remediated" });
        for (const [state, count] of counts) {
          expect([state, (await list(tx, who, { state })).rows.length]).toEqual([state, count]);
        }
        const everything = (await list(tx, who)).rows.length;
        expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(everything);
      }
    }));

  it("names the next step, and whose it is at this site", () =>
    inUndone(async (tx) => {
      await fleet(tx);
      const next = async (key: string) => (await list(tx, "cora", { text: key })).rows[0]?.next;
      expect(await next("INC-OPEN")).toMatchObject({
        title: "Step 1",
        role: "technician",
        who: ["Sam Petrov"],
      });
      expect(await next("INC-SEGMENT")).toMatchObject({ who: ["Noor Haddad", "Tess Okafor"] });
      // What contains the system comes before what a template names first for a later phase.
      await tx.execute(sql`
        update step_now set state = 'available', phase = case step_key when 'step-1' then 'remediate' else 'contain' end
        where step_key in ('step-1', 'step-2')`);
      expect(await next("INC-OPEN")).toMatchObject({ title: "Step 2" });
      await tx.execute(sql`update step_now set waits_for = 'verification' where step_key = 'step-0'`);
      expect(await next("INC-OPEN")).toMatchObject({
        title: "Step 0",
        waitsFor: "verification",
        who: ["Cora Lindqvist", "Jonas Weber"],
      });
    }));

  it("says when the clearance of a standalone system ran out, although nobody has recorded it", () =>
    inUndone(async (tx) => {
      await fleet(tx);
      const meyer = person("meyer").id;
      await tx.execute(sql`
        insert into clearances (id, incident_id, site_id, answer, scope, stop_conditions, until, by_person, at)
        select gen_random_uuid(), id, site_id, 'cleared', 'x', 'x', ${yesterday}, ${meyer}, '2026-11-03T08:00:00Z'
        from incidents where key in ('INC-ALONE', 'INC-SEGMENT')`);
      const ended = async (key: string) => (await list(tx, "cora", { text: key })).rows[0]?.clearanceEndedAt;
      expect(await ended("INC-ALONE")).toEqual(new Date(yesterday));
      expect(await ended("INC-SEGMENT")).toBeNull();
    }));

  it("shows a stranger nothing: no row, no count, no site, no advisory", () =>
    inUndone(async (tx) => {
      await fleet(tx);
      expect((await keys(tx, "sam")).sort()).toEqual(["INC-ALONE", "INC-OPEN"]);
      expect(await keys(tx, "sam", { site: "NORTH" })).toEqual([]);
      expect(await keys(tx, "sam", { text: "INC-SEGMENT" })).toEqual([]);
      const seen = await list(tx, "sam");
      expect([...seen.counts.values()].reduce((sum, count) => sum + count, 0)).toBe(2);
      expect(seen.sites.map((site) => site.code)).toEqual(["SOUTH"]);
      const nils = await list(tx, "nils");
      expect(nils).toMatchObject({ rows: [], sites: [], advisories: [] });
      expect(nils.counts.size).toBe(0);
    }));
});

describe("the pages of the list", () => {
  const many = (count: number): FleetSystem[] =>
    Array.from({ length: count }, (_, index) =>
      affected(`M-${String(index).padStart(3, "0")}`, index % 3 === 0 ? "exposed" : "contained-segment", {
        openedAt: new Date(now.getTime() - (index % 40) * 3_600_000).toISOString(),
        ...(index % 6 === 1 && { holdsUntil: "2026-11-20T10:00:00Z" }),
      }),
    );

  it.each(["worst", "newest", "oldest"] as const)(
    "neither skip nor repeat a row while others come and go, sorted by %s",
    (sort) =>
      inUndone(async (tx) => {
        const told = await addAdvisory(tx, "TEST-1", person("cora").id);
        await addSystems(tx, told, many(130));
        const first = await list(tx, "cora", { sort });
        expect(first.rows).toHaveLength(50);
        // Before the second page: rows come that belong before and after it, shown ones go, and an hour passes in which states lapse.
        await addSystems(tx, told, [
          affected("NEW-1", "exposed", { openedAt: now.toISOString() }),
          affected("NEW-2", "remediated", { openedAt: "2026-10-01T00:00:00Z" }),
        ]);
        const gone = first.rows.slice(0, 5).map((row) => row.id);
        await tx.execute(sql`
          update incidents set closed_at = now(), closed_by = opened_by, end_kind = 'remediated'
          where id in (${sql.join(
            gone.map((id) => sql`${id}::uuid`),
            sql`, `,
          )})`);
        const later = new Date(now.getTime() + 2 * 3_600_000);
        const second = await list(tx, "cora", { sort }, first.next, later);
        const third = await list(tx, "cora", { sort }, second.next, later);
        expect(third.next).toBeNull();
        const seen = [first, second, third].flatMap((page) => page.rows.map((row) => row.key));
        expect(new Set(seen).size).toBe(seen.length);
        const old = many(130).map((system) => `INC-${system.tag}`);
        expect(old.filter((key) => !seen.includes(key))).toEqual([]);
        expect(second.rows.some((row) => row.lapsedFrom !== null)).toBe(true);
      }),
  );

  it("open the first one for a cursor that cannot be read", () =>
    inUndone(async (tx) => {
      await fleet(tx);
      const forged = Buffer.from(JSON.stringify({ rank: "1; drop", openedAt: "x" })).toString("base64url");
      for (const cursor of ["nonsense", forged, ""]) {
        const page = await list(tx, "cora", {}, cursor);
        expect([page.isFirst, page.rows.length]).toEqual([true, 8]);
      }
    }));
});
