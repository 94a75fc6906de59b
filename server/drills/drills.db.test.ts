import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Tx } from "@/db/client";
import { drills, events, imagingSystems, incidents, networkStates, stateReports } from "@/db/schema";
import { db, inUndone, owner } from "@/db/testing/database";
import { everyOpenIncident } from "@/domain/incidents/list-filter";
import { firstBrokenEntry } from "../event-log/verify-events";
import { listIncidents } from "../incidents/list-incidents";
import { reportWorseState } from "../incidents/report-worse-state";
import { readMySteps } from "../my-steps/read-my-steps";
import { readStatus } from "../status/read-status";
import { northgate } from "../testing/northgate";
import { answerInject } from "./answer-inject";
import { endDrill } from "./end-drill";
import { listDrills, readDrill, readDrillReport } from "./read-drills";
import { startDrill } from "./start-drill";

const world = await northgate(db);
const { now, advisoryId } = world;
const [cora, tess, sam] = [world.person("cora"), world.person("tess"), world.person("sam")];
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const injects = [
  { text: "The network team asks for the VLAN. Answer them.", minutes: 10, answerWithin: "20" },
  { text: "The first patient arrives.", minutes: 60, answerWithin: "" },
];

/** Opens a drill on the system of Northgate whose real incident is under way. */
async function opened(tx: Tx) {
  const input = { advisoryId, name: "Autumn rehearsal", systemIds: [world.systemId], injects };
  const outcome = await startDrill(cora, input, { on: tx, now });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value.key;
}

const numbers = async (tx: Tx) => ({
  status: await readStatus(cora, { advisoryId: null }, { on: tx, now }),
  list: (await listIncidents(cora, { filter: everyOpenIncident, after: null }, { on: tx, now })).counts,
  mine: await readMySteps(tess, null, { on: tx, now }),
  network: await tx
    .select()
    .from(networkStates)
    .where(eq(networkStates.drill, false))
    .orderBy(networkStates.id),
});

const worse = (tx: Tx, key: string, kind: string, who = tess) =>
  reportWorseState(who, { key, kind, foundAt: now.toISOString(), reason: "Rehearsed" }, { on: tx, now });

test("a drill runs on the same engine, is told by its key, and changes no number and no network state", () =>
  inUndone(async (tx) => {
    const before = await numbers(tx);
    const key = await opened(tx);
    expect(key).toMatch(/^DRL-2026-\d{4}$/);
    const seen = await readDrill(tess, { key }, { on: tx, now });
    expect(seen?.incidents).toMatchObject([{ key: `${key}-01`, phase: "identify", exposure: "exposed" }]);
    expect((await worse(tx, `${key}-01`, "found-connected")).ok).toBe(true);
    expect(await tx.$count(stateReports, eq(stateReports.incidentId, seen?.incidents[0]?.id as never))).toBe(
      1,
    );
    expect(await numbers(tx)).toEqual(before);
    const told = await tx
      .select()
      .from(events)
      .where(eq(events.incidentId, seen?.incidents[0]?.id as never));
    expect(told.map((event) => event.type)).toContain("incident.opened");
    expect(await firstBrokenEntry(tx, "organisation")).toBeNull();
  }));

test("a drill moves only its own picture of the system, and the database says so too", () =>
  inUndone(async (tx) => {
    const key = await opened(tx);
    const [incident] = await tx
      .select()
      .from(incidents)
      .where(eq(incidents.key, `${key}-01`));
    if (!incident) throw new Error("No incident was opened");
    const row = {
      systemId: incident.systemId,
      siteId: incident.siteId,
      state: "disconnected",
      since: now,
      recordedAt: now,
      act: "disconnect",
      incidentId: incident.id,
    } as const;
    await tx.insert(networkStates).values({ ...row, drill: true });
    await expect(
      tx.transaction((inner) => inner.insert(networkStates).values({ ...row, drill: false })),
    ).rejects.toThrow();
    const [real] = await tx
      .select()
      .from(networkStates)
      .where(
        and(
          eq(networkStates.systemId, incident.systemId),
          eq(networkStates.drill, false),
          sql`superseded_by is null`,
        ),
      );
    expect(real?.state).not.toBe("disconnected");
    const [system] = await tx.select().from(imagingSystems).where(eq(imagingSystems.id, incident.systemId));
    expect(system?.state).toBe("in-service");
  }));

test("neither becomes the other, whoever asks the database", async () => {
  const [own] = await db.select().from(incidents).where(eq(incidents.key, world.facts.incident.key));
  const [drill] = await db.select().from(drills);
  const turn = (set: object, key: string) => owner.update(incidents).set(set).where(eq(incidents.key, key));
  await expect(turn({ drillId: drill?.id }, own?.key ?? "")).rejects.toThrow();
  await expect(turn({ drillId: null }, `${drill?.key}-01`)).rejects.toThrow();
  await expect(turn({ key: "INC-2026-7777" }, `${drill?.key}-01`)).rejects.toThrow();
  await expect(turn({ drillId: null, key: "INC-2026-7777" }, `${drill?.key}-01`)).rejects.toThrow();
});

test("messages are read when their time comes, the same for all, and the first answer stands", () =>
  inUndone(async (tx) => {
    const key = await opened(tx);
    const at = async (minutes: number, who = tess) =>
      (await readDrill(who, { key }, { on: tx, now: later(minutes) }))?.injects.map((each) => each.text);
    expect(await at(9)).toEqual([]);
    expect(await at(10)).toEqual([injects[0]?.text]);
    expect(await at(10, cora)).toEqual(await at(10));
    expect(await at(60)).toHaveLength(2);
    const [asked, told] = (await readDrill(tess, { key }, { on: tx, now: later(60) }))?.injects ?? [];
    const answer = (injectId: string | undefined, minutes: number, who = tess) =>
      answerInject(who, { key: `${key}-01`, injectId, text: "VLAN 42" }, { on: tx, now: later(minutes) });
    expect(await answer(asked?.id, 5)).toMatchObject({ refusal: { code: "not-due" } });
    expect(await answer(told?.id, 70)).toMatchObject({ refusal: { code: "no-answer-asked" } });
    expect(await answer(asked?.id, 15, sam)).toMatchObject({ refusal: { code: "not-found" } });
    expect((await answer(asked?.id, 31)).ok).toBe(true);
    expect(await answer(asked?.id, 32, cora)).toMatchObject({ refusal: { code: "already-answered" } });
    const report = await readDrillReport(cora, { key }, { on: tx, now: later(90) });
    expect(report?.systems[0]?.report).toMatchObject({
      answers: [{ by: tess.name, answer: "VLAN 42", answeredAfter: 31, late: true }],
      counts: { late: 1, unanswered: 0 },
    });
  }));

test("after its end nothing is done in it, no message comes, and its report stays as it was", () =>
  inUndone(async (tx) => {
    const key = await opened(tx);
    const end = (minutes: number, who = cora) =>
      endDrill(who, { drill: key }, { on: tx, now: later(minutes) });
    expect(await end(20, tess)).toMatchObject({ refusal: { code: "not-allowed" } });
    expect(await end(20, sam)).toMatchObject({ refusal: { code: "not-found" } });
    expect((await end(20)).ok).toBe(true);
    expect(await end(21)).toMatchObject({ refusal: { code: "drill-ended" } });
    expect(await worse(tx, `${key}-01`, "found-connected")).toMatchObject({
      refusal: { code: "drill-ended" },
    });
    const at = async (minutes: number) =>
      (await readDrillReport(cora, { key }, { on: tx, now: later(minutes) }))?.systems;
    expect(await at(25)).toEqual(await at(5000));
    expect((await at(25))?.[0]?.report.counts).toMatchObject({ unanswered: 1 });
    expect((await readDrill(cora, { key }, { on: tx, now: later(5000) }))?.injects).toHaveLength(1);
  }));

test("a drill is within reach only where something of it is, and nobody but a coordinator opens one", () =>
  inUndone(async (tx) => {
    const key = await opened(tx);
    expect((await listDrills(sam, null, { on: tx })).map((drill) => drill.key)).not.toContain(key);
    expect(await readDrill(sam, { key }, { on: tx })).toBeNull();
    expect(await readDrillReport(sam, { key }, { on: tx })).toBeNull();
    const input = { advisoryId, name: "Mine", systemIds: [world.systemId] };
    expect(await startDrill(tess, input, { on: tx, now })).toMatchObject({
      refusal: { code: "not-allowed" },
    });
    expect(await startDrill(sam, input, { on: tx, now })).toMatchObject({ refusal: { code: "not-found" } });
  }));

// Last, because what it makes is not undone.
test("opened twice by a retry it is one drill; answered twice at once one answer stands", async () => {
  const input = {
    advisoryId,
    name: "Retried",
    systemIds: [world.systemId],
    injects: [{ text: "Say so", minutes: 0, answerWithin: "5" }],
    requestId: crypto.randomUUID(),
  };
  const both = await Promise.all([startDrill(cora, input, { now }), startDrill(cora, input, { now })]);
  expect(both[0]).toEqual(both[1]);
  expect(await db.$count(drills, eq(drills.name, "Retried"))).toBe(1);
  const key = both[0]?.ok ? both[0].value.key : "";
  const [inject] = (await readDrill(cora, { key }, { now: later(1) }))?.injects ?? [];
  const answer = (who: typeof cora) =>
    answerInject(who, { key: `${key}-01`, injectId: inject?.id, text: "So" }, { on: db, now: later(1) });
  const answers = await Promise.all([answer(cora), answer(tess)]);
  expect(answers.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(answers.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: "already-answered" } });
});
