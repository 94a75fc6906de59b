import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { events, incidentNow, priorityMoves } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import { everyOpenIncident, type IncidentFilter } from "@/domain/incidents/list-filter";
import { dueState } from "@/domain/priority/due-state";
import { loadKevCatalogue } from "../catalogues/load-kev";
import { answerImpact } from "../incidents/answer-impact";
import { askForStep } from "../incidents/ask-for-step";
import { findFaults } from "../incidents/find-faults";
import { followClock } from "../incidents/follow-clock";
import { listIncidents } from "../incidents/list-incidents";
import { readIncident } from "../incidents/read-incident";
import { readStatus } from "../status/read-status";
import { northgate } from "../testing/northgate";
import { endPriorityOverride, overridePriority } from "./override-priority";
import { readWhyPriority } from "./read-why-priority";
import { endVendorWait, waitForVendor } from "./wait-for-vendor";

const world = await northgate(db);
const [cora, tess, sam, meyer] = (["cora", "tess", "sam", "meyer"] as const).map(world.person);
if (!cora || !tess || !sam || !meyer) throw new Error("The cast is not complete");
const { key, id } = world.facts.incident;
const later = (hours: number) => new Date(world.now.getTime() + hours * 3_600_000);

const held = async () => (await db.select().from(incidentNow).where(eq(incidentNow.incidentId, id)))[0];
const told = async (type: string) =>
  (await db.select().from(events).where(eq(events.incidentId, id)).orderBy(events.seq)).filter(
    (event) => event.type === type,
  );
const page = async (now = world.now) => (await readIncident(cora, { key }, { now }))?.priority;
const keys = async (filter: Partial<IncidentFilter>, now = world.now) => {
  const asked = { filter: { ...everyOpenIncident, ...filter }, after: null };
  return (await listIncidents(cora, asked, { now })).rows.map((row) => row.key);
};

describe("the priority of an incident", () => {
  it("is kept for every open incident from its opening on, as its facts say", async () => {
    expect(await db.transaction(findFaults)).toEqual([]);
    const moves = await db.select().from(priorityMoves).where(eq(priorityMoves.incidentId, id));
    expect(moves[0]).toMatchObject({
      priority: "immediate",
      exposure: "open",
      tableVersion: "SSVC deployer 1.0.0",
    });
    expect(await held()).toMatchObject({ priority: "immediate", priorityLapsed: "immediate" });
    expect((await held())?.dueAt).not.toBeNull();
  });

  it("moves with a clinical answer, and the movement is an event of its transaction", async () => {
    const before = (await told("priority.moved")).length;
    const seen = world.facts.impactAnswers.at(-1)?.id ?? "";
    const input = {
      key,
      seen,
      functionLevel: "fully",
      since: world.now.toISOString(),
      examsPerDay: "12",
      alternative: "yes",
      alternativeText: "",
    };
    expect(await answerImpact(meyer, input, { now: world.now })).toMatchObject({ ok: true });
    const moved = await told("priority.moved");
    expect(moved).toHaveLength(before + 1);
    expect(moved.at(-1)?.data).toMatchObject({
      from: "immediate",
      to: "out-of-cycle",
      values: { humanImpact: "medium", exposure: "open" },
    });
    expect(await held()).toMatchObject({ priority: "out-of-cycle" });
    expect(await db.transaction(findFaults)).toEqual([]);
  });

  it("moves with the catalogue that makes known what was unknown, in the transaction of its upload", async () => {
    const catalogue = {
      catalogVersion: "2026.11.20",
      dateReleased: "2026-11-20T10:00:00.000Z",
      count: 1,
      vulnerabilities: [
        {
          cveID: "CVE-2000-0001",
          vendorProject: "A",
          product: "B",
          vulnerabilityName: "C",
          dateAdded: "2026-11-01",
          shortDescription: "D",
          requiredAction: "E",
          dueDate: "2026-12-01",
          knownRansomwareCampaignUse: "Unknown",
          notes: "",
          cwes: [],
        },
      ],
    };
    const content = Buffer.from(JSON.stringify(catalogue)).toString("base64");
    const outcome = await loadKevCatalogue(cora, { content, fileName: "kev.json" }, { now: later(1) });
    expect(outcome).toMatchObject({ ok: true });
    // The advisory says that exploits are public, and nobody could say before that it is not attacked.
    expect((await told("priority.moved")).at(-1)?.data).toMatchObject({
      to: "scheduled",
      values: { exploitation: "public-poc" },
    });
    expect(await page(later(1))).toMatchObject({ assessed: { inputs: { exploitation: { known: true } } } });
    expect(await db.transaction(findFaults)).toEqual([]);
  });

  it("is overridden with a reason and an end, seen at once in lists, and back when the end comes", async () => {
    const input = { key, seen: "0", priority: "immediate", until: later(30).toISOString(), reason: "Rounds" };
    const now = later(2);
    expect(await overridePriority(tess, input, { now })).toMatchObject({ refusal: { code: "not-allowed" } });
    expect(await overridePriority(sam, input, { now })).toMatchObject({ refusal: { code: "not-found" } });
    const past = { ...input, until: later(1).toISOString() };
    expect(await overridePriority(cora, past, { now })).toMatchObject({ refusal: { code: "until-passed" } });
    const long = { ...input, until: later(24 * 91).toISOString() };
    expect(await overridePriority(cora, long, { now })).toMatchObject({ refusal: { code: "too-long" } });
    const both = await Promise.all([
      overridePriority(cora, input, { now }),
      overridePriority(cora, input, { now }),
    ]);
    expect(both.map((each) => (each.ok ? "ok" : each.refusal.code)).sort()).toEqual([
      "changed-meanwhile",
      "ok",
    ]);
    expect(await keys({ priority: "immediate" }, now)).toContain(key);
    expect(await keys({ priority: "scheduled" }, now)).not.toContain(key);
    expect((await told("priority.overridden")).at(-1)?.data).toMatchObject({
      instead: "scheduled",
      reason: "Rounds",
    });
    // Nobody has written anything when the end comes.
    expect(await keys({ priority: "scheduled" }, later(31))).toContain(key);
    expect(await page(later(31))).toMatchObject({ override: null });
    expect(await db.transaction(findFaults)).toEqual([]);
  });

  it("loses its override before the end when a coordinator ends it", async () => {
    const input = { key, seen: "1", reason: "Done" };
    expect(await endPriorityOverride(cora, input, { now: later(3) })).toMatchObject({ ok: true });
    expect(await keys({ priority: "scheduled" }, later(3))).toContain(key);
    const again = { ...input, seen: "2" };
    expect(await endPriorityOverride(cora, again, { now: later(3) })).toMatchObject({
      refusal: { code: "no-override" },
    });
  });
});

describe("why a priority is what it is", () => {
  it("is what the incident's page says, to whoever may see it and to nobody else", async () => {
    const why = await readWhyPriority(tess, { key }, { now: world.now });
    const { assessed, override } = (await page()) ?? {};
    expect(why).toMatchObject({ assessed, override, zone: "Europe/Berlin" });
    expect(await readWhyPriority(sam, { key }, { now: world.now })).toBeNull();
    expect(await readWhyPriority(cora, { key: "INC-1999-0001" }, { now: world.now })).toBeNull();
  });
});

describe("due times", () => {
  it("stand in the lists as overdue and due soon, and exactly so", async () => {
    for (const now of [later(3), later(24 * 20)]) {
      const asked = { filter: { ...everyOpenIncident, standing: "all" as const }, after: null };
      const { rows } = await listIncidents(cora, asked, { now });
      const overdue = rows.filter((row) => row.dueAt && row.dueAt <= now).map((row) => row.key);
      const soon = rows.filter((row) => row.dueAt && dueState(row.dueAt, now) === "soon");
      expect((await keys({ due: "overdue" }, now)).sort()).toEqual(overdue.sort());
      expect((await keys({ due: "due-soon" }, now)).sort()).toEqual(soon.map((row) => row.key).sort());
      const { due } = await readStatus(cora, { advisoryId: null }, { now });
      expect(due).toEqual({ overdue: overdue.length, soon: soon.length });
    }
    const byDue = await keys({ sort: "due" }, later(3));
    expect(byDue.length).toBeGreaterThan(3);
  });

  it("wait for the vendor after the containment, and stay where the wait ended early", async () => {
    const due = async (step: string, now: Date) => (await page(now))?.due.get(step) ?? null;
    const last =
      (await readIncident(cora, { key }, { now: world.now }))?.template.steps.find(
        (step) => step.kind === "close",
      )?.key ?? "";
    const before = await due(last, later(4));
    expect(before && before > later(4)).toBe(true);
    const contain = await due("verify-segmentation", later(4));
    const until = later(24 * 60);
    const input = {
      key,
      seen: "0",
      until: until.toISOString(),
      vendorCase: "CS-1",
      reason: "Patch announced",
    };
    expect(await waitForVendor(tess, input, { now: later(4) })).toMatchObject({
      refusal: { code: "not-allowed" },
    });
    expect(await waitForVendor(cora, input, { now: later(4) })).toMatchObject({ ok: true });
    expect(await due(last, later(4))).toEqual(until);
    expect(await due("verify-segmentation", later(4))).toEqual(contain);
    expect(await held()).toMatchObject({ vendorUntil: until });
    const passed = later(24 * 61);
    const listed = async (filter: Partial<IncidentFilter>) => {
      const asked = { filter: { ...everyOpenIncident, ...filter }, after: null };
      return (await listIncidents(cora, asked, { now: passed })).rows.find((row) => row.key === key);
    };
    expect((await listed({}))?.vendorUntil).toEqual(until);
    expect(await listed({ waiting: true })).toBeUndefined();
    expect((await page(passed))?.wait).toMatchObject({ until });
    await inUndone(async (tx) => {
      const over = { key, seen: "1", reason: "The patch came late" };
      expect(await endVendorWait(cora, over, { on: tx, now: passed })).toMatchObject({ ok: true });
      const seen = await readIncident(cora, { key }, { on: tx, now: passed });
      expect(seen?.priority?.wait).toBeNull();
    });
    const end = { key, seen: "1", reason: "The patch came" };
    expect(await endVendorWait(cora, end, { now: later(5) })).toMatchObject({ ok: true });
    expect(await due(last, later(5))).toEqual(before);
    expect(await db.transaction(findFaults)).toEqual([]);
  });

  it("follow the clock where only time has changed a priority, told once as the clock's", async () => {
    await followClock(db, later(24 * 40));
    const moved = (await db.select().from(events)).filter(
      (event) => event.type === "priority.moved" && event.actorKind === "job",
    );
    expect(moved.length).toBeGreaterThan(0);
    while ((await followClock(db, later(24 * 40))) > 0);
    expect(await db.transaction(findFaults)).toEqual([]);
  });
});

describe("asking for a step", () => {
  it("names whoever can do it, once within the hour, of two at once one", async () => {
    const step = "verify-segmentation";
    expect(await askForStep(sam, { key, step }, { now: later(6) })).toMatchObject({
      refusal: { code: "not-found" },
    });
    const both = await Promise.all([
      askForStep(cora, { key, step }, { now: later(6) }),
      askForStep(cora, { key, step }, { now: later(6) }),
    ]);
    expect(both.map((each) => (each.ok ? "ok" : each.refusal.code)).sort()).toEqual(["asked-already", "ok"]);
    expect((await told("step.asked")).at(-1)?.data).toMatchObject({
      step,
      who: expect.arrayContaining([{ id: tess.id, name: tess.name }]),
    });
    expect(await askForStep(cora, { key, step }, { now: later(7.1) })).toMatchObject({ ok: true });
    expect(await askForStep(tess, { key, step }, { now: later(9) })).toMatchObject({ ok: true });
    expect(JSON.stringify((await told("step.asked")).at(-1)?.data)).not.toContain(tess.name);
    expect(await askForStep(cora, { key, step: "reconnect" }, { now: later(9) })).toMatchObject({
      ok: false,
    });
  });
});
