import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { events, incidentNow, incidents, stepNow } from "@/db/schema";
import { ensureTemplate } from "@/db/templates";
import { db, inUndone } from "@/db/testing/database";
import { essential } from "@/domain/checklist/templates";
import type { AdvisoryId } from "@/domain/ids";
import { decideMatches } from "./decide-matches";
import { openIncidents, previewOpening } from "./open-incidents";
import { hospital, morning } from "./testing/hospital";
import { confirmFindings, importedAdvisory, matchedSystem } from "./testing/matched";

const world = hospital();
const { ask, done, person, site } = world;

beforeAll(() => db.transaction((tx) => ensureTemplate(tx, essential, morning)));

/** An advisory with two systems decided affected, at two sites, and one that nobody has decided. */
async function ready(
  tx: Tx,
  told: Parameters<typeof importedAdvisory>[2] = {},
  tags = ["NM-1", "NM-2", "NM-3"],
) {
  const advisoryId = await importedAdvisory(world, tx, told);
  const [a = "", b = "", c = ""] = tags;
  const north = await matchedSystem(world, tx, "NORTH", a);
  const south = await matchedSystem(world, tx, "SOUTH", b);
  const undecided = await matchedSystem(world, tx, "NORTH", c);
  await done(tx, "cora", decideMatches, { matchIds: [north.matchId, south.matchId], decision: "affected" });
  await confirmFindings(world, tx, advisoryId);
  return { advisoryId, north, south, undecided };
}

const opened = (tx: Tx, advisoryId: AdvisoryId) =>
  tx.select().from(incidents).where(eq(incidents.advisoryId, advisoryId)).orderBy(asc(incidents.key));

describe("opening incidents", () => {
  it("opens one for each system decided affected, with its key, its state and its event", () =>
    inUndone(async (tx) => {
      const { advisoryId, north, south } = await ready(tx);
      expect(await done(tx, "cora", openIncidents, { advisoryId })).toEqual({ opened: 2 });
      const rows = await opened(tx, advisoryId);
      expect(rows.map((row) => [row.key, row.siteId, row.networkWhenOpened])).toEqual([
        ["INC-2026-0001", site("NORTH"), "business"],
        ["INC-2026-0002", site("SOUTH"), "business"],
      ]);
      expect(rows.map((row) => row.systemId)).toEqual([north.systemId, south.systemId]);
      const [row] = rows;
      if (!row) throw new Error("Nothing was opened");
      expect(await tx.select().from(incidentNow).where(eq(incidentNow.incidentId, row.id))).toMatchObject([
        { exposure: "exposed", phase: "identify" },
      ]);
      expect(await tx.select().from(stepNow).where(eq(stepNow.incidentId, row.id))).toHaveLength(
        essential.steps.length,
      );
      const [event] = await tx.select().from(events).where(eq(events.incidentId, row.id));
      expect(event).toMatchObject({ type: "incident.opened", siteId: site("NORTH"), seq: 1, chain: row.id });
      expect(event?.data).toMatchObject({
        key: "INC-2026-0001",
        assetTag: "NM-1",
        trackingId: "TEST-17-001",
        templateKey: "essential",
      });
    }));

  it("opens nothing twice: not for the same request, and not for another one", () =>
    inUndone(async (tx) => {
      const { advisoryId } = await ready(tx);
      const request = { advisoryId, requestId: crypto.randomUUID() };
      const first = await done(tx, "cora", openIncidents, request);
      expect(await done(tx, "cora", openIncidents, request)).toEqual(first);
      const again = await ask(tx, "jonas", openIncidents, { advisoryId });
      expect(again).toMatchObject({ refusal: { code: "nothing-to-open" } });
      expect(JSON.stringify(again)).toContain("INC-2026-0001 is open for it.");
      expect(await opened(tx, advisoryId)).toHaveLength(2);
    }));

  it("opens for the systems named only, and the rest later", () =>
    inUndone(async (tx) => {
      const { advisoryId, north } = await ready(tx);
      await done(tx, "cora", openIncidents, { advisoryId, systemIds: [north.systemId] });
      expect(await opened(tx, advisoryId)).toHaveLength(1);
      expect(await done(tx, "cora", openIncidents, { advisoryId })).toEqual({ opened: 1 });
    }));

  it("is refused while a finding that matters is open, for what is not decided affected, and without a checklist", () =>
    inUndone(async (tx) => {
      const fresh = await importedAdvisory(world, tx);
      const { systemId, matchId } = await matchedSystem(world, tx, "NORTH", "NM-1");
      await done(tx, "cora", decideMatches, { matchIds: [matchId], decision: "affected" });
      const early = await ask(tx, "cora", openIncidents, { advisoryId: fresh });
      expect(early).toMatchObject({
        refusal: { code: "findings-open", findings: [{ code: "C1" }, { code: "C2" }] },
      });
      await confirmFindings(world, tx, fresh);
      const { systemId: undecided } = await matchedSystem(world, tx, "NORTH", "NM-2");
      const wrong = await ask(tx, "cora", openIncidents, { advisoryId: fresh, systemIds: [undecided] });
      expect(wrong).toMatchObject({
        refusal: { code: "nothing-to-open", leftOut: [{ reason: "not-decided-affected" }] },
      });
      const none = { advisoryId: fresh, systemIds: [systemId], templateKey: "none" };
      expect(await ask(tx, "cora", openIncidents, none)).toMatchObject({
        refusal: { code: "template-missing" },
      });
    }));

  it("opens only where the caller may, and refuses systems elsewhere as if they did not exist", () =>
    inUndone(async (tx) => {
      const { advisoryId, north, south } = await ready(tx);
      const southOnly = {
        ...person("jonas"),
        grants: [{ role: "coordinator", siteId: site("SOUTH") }],
      } as const;
      const systemIds = [north.systemId, south.systemId];
      const on = { on: tx, now: morning };
      expect(await openIncidents(southOnly, { advisoryId, systemIds }, on)).toMatchObject({
        refusal: { code: "not-found" },
      });
      expect(await openIncidents(southOnly, { advisoryId }, on)).toMatchObject({ value: { opened: 1 } });
      expect((await opened(tx, advisoryId)).map((row) => row.siteId)).toEqual([site("SOUTH")]);
    }));

  it("tells a stranger nothing, and refuses everybody who is no coordinator", () =>
    inUndone(async (tx) => {
      const { advisoryId, north } = await ready(tx);
      const input = { advisoryId, systemIds: [north.systemId] };
      expect(await ask(tx, "sam", openIncidents, input)).toMatchObject({ refusal: { code: "not-found" } });
      for (const who of ["tess", "meyer", "eve", "ada"] as const) {
        expect(await ask(tx, who, openIncidents, input)).toMatchObject({ refusal: { code: "not-allowed" } });
        expect(await ask(tx, who, openIncidents, { advisoryId })).toMatchObject({
          refusal: { code: "not-allowed" },
        });
      }
    }));
});

describe("deciding a match whose incident is open", () => {
  it("asks to cancel the incident when it is not affected, and closes nothing", () =>
    inUndone(async (tx) => {
      const { advisoryId, north } = await ready(tx);
      await done(tx, "cora", openIncidents, { advisoryId, systemIds: [north.systemId] });
      const decision = { matchIds: [north.matchId], decision: "not-affected", reason: "Wrong scanner" };
      await done(tx, "cora", decideMatches, decision);
      const [row] = await opened(tx, advisoryId);
      expect(row).toMatchObject({ closedAt: null });
      const told = await tx
        .select()
        .from(events)
        .where(eq(events.chain, row?.id ?? ""));
      expect(told.map((event) => event.type)).toEqual(["incident.opened", "cancellation.requested"]);
    }));
});

describe("the preview of opening", () => {
  it("lists what would be opened and what would not, within reach", () =>
    inUndone(async (tx) => {
      const { advisoryId, north } = await ready(tx);
      await done(tx, "cora", openIncidents, { advisoryId, systemIds: [north.systemId] });
      const seen = await previewOpening(person("cora"), { advisoryId }, { on: tx });
      expect(seen?.toOpen.map((candidate) => candidate.assetTag)).toEqual(["NM-2"]);
      expect(seen?.leftOut).toMatchObject([{ assetTag: "NM-1", reason: "already-open" }]);
      expect(seen?.unanswered).toEqual([]);
      expect(seen?.templates).toMatchObject([
        { key: "essential", steps: essential.steps.map(({ phase, title }) => ({ phase, title })) },
      ]);
      expect(await previewOpening(person("tess"), { advisoryId }, { on: tx })).toBeNull();
    }));
});

// Last, because what it makes is not undone.
describe("two at once", () => {
  it("gives two people who open at once one incident for each system, with different keys", async () => {
    const { advisoryId } = await db.transaction((tx) =>
      ready(tx, { id: "TEST-RACE" }, ["R-1", "R-2", "R-3"]),
    );
    const both = await Promise.all(
      (["cora", "jonas"] as const).map((who) =>
        openIncidents(person(who), { advisoryId }, { on: db, now: morning }),
      ),
    );
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: "nothing-to-open" } });
    const rows = await db.select().from(incidents).where(eq(incidents.advisoryId, advisoryId));
    expect(new Set(rows.map((row) => row.key)).size).toBe(2);
  });
});
