import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { factsAround } from "@/db/incident-facts";
import { events, incidentNow, incidents, stepAttempts, stepNow, stepReviews } from "@/db/schema";
import { imagingSystems } from "@/db/schema/systems";
import { db, inUndone, owner } from "@/db/testing/database";
import { firstBrokenEntry } from "../event-log/verify-events";
import { northgate } from "../testing/northgate";
import { completeStep } from "./complete-step";
import { verifyStep } from "./verify-step";

const world = await northgate(db);
const tess = world.person("tess");
const { incident } = await incidentOf("NM-014");

async function incidentOf(tag: string) {
  const [row] = await db
    .select({ incident: incidents })
    .from(incidents)
    .innerJoin(imagingSystems, eq(imagingSystems.id, incidents.systemId))
    .where(eq(imagingSystems.assetTag, tag));
  if (!row) throw new Error(`No incident for ${tag}`);
  return row;
}

/** The plan needs no file and no countersignature; on NM-014 nobody has made one, so the map can be repeated. */
async function latestMap() {
  const [own] = await db.transaction((tx) => factsAround(tx, incident.key, null));
  const attempts = own?.facts.attempts.filter((attempt) => attempt.stepKey === "map-exposure");
  return attempts?.at(-1)?.id ?? "";
}

const again = async (requestId?: string) => ({
  key: incident.key,
  step: "map-exposure",
  seen: await latestMap(),
  doneAt: world.now.toISOString(),
  answers: { "switch-port-vlan-ip": "sw14/39, VLAN 418" },
  evidenceIds: [],
  labelEnd: "",
  ...(requestId && { requestId }),
});

test("a step done leaves its attempt, its event in an unbroken chain, and what is true now", () =>
  inUndone(async (tx) => {
    expect(await completeStep(tess, await again(), { on: tx, now: world.now })).toEqual({
      ok: true,
      value: null,
    });
    const [current] = await tx
      .select()
      .from(stepAttempts)
      .where(
        and(
          eq(stepAttempts.incidentId, incident.id),
          eq(stepAttempts.stepKey, "map-exposure"),
          eq(stepAttempts.current, true),
        ),
      );
    expect(current).toMatchObject({
      outcome: "done",
      byPerson: tess.id,
      answers: { "switch-port-vlan-ip": "sw14/39, VLAN 418" },
    });
    const told = await tx.select().from(events).where(eq(events.incidentId, incident.id)).orderBy(events.seq);
    expect(told.at(-1)).toMatchObject({
      type: "step.completed",
      actorName: "Tess Okafor",
      data: { repeat: true },
    });
    expect(await firstBrokenEntry(tx, incident.id)).toBeNull();
    const [now] = await tx.select().from(incidentNow).where(eq(incidentNow.incidentId, incident.id));
    expect(now?.computedAt).toEqual(world.now);
  }));

test("a step whose proof is missing is refused with what is missing and who can supply it, and nothing is stored", () =>
  inUndone(async (tx) => {
    const input = { ...(await again()), step: "verify-segmentation", seen: "" };
    const before = await tx.$count(stepAttempts, eq(stepAttempts.incidentId, incident.id));
    const outcome = await completeStep(tess, input, { on: tx, now: world.now });
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: "no-port-proof", sentence: expect.any(String) },
    });
    expect(await tx.$count(stepAttempts, eq(stepAttempts.incidentId, incident.id))).toBe(before);
  }));

test("a technician of another site is told the incident does not exist", () =>
  inUndone(async (tx) => {
    expect(await completeStep(world.person("sam"), await again(), { on: tx, now: world.now })).toMatchObject({
      refusal: { code: "not-found" },
    });
    const missing = { ...(await again()), key: "INC-1999-0001" };
    const [foreign, unknown] = [
      await completeStep(world.person("sam"), await again(), { on: tx, now: world.now }),
      await completeStep(world.person("sam"), missing, { on: tx, now: world.now }),
    ];
    expect(foreign).toEqual(unknown);
  }));

test("an executive sees and may not do; a technician elsewhere who is executive for all sees and may not do", () =>
  inUndone(async (tx) => {
    for (const key of ["eve", "mia"] as const) {
      const outcome = await completeStep(world.person(key), await again(), { on: tx, now: world.now });
      expect(outcome).toMatchObject({ refusal: { code: "not-allowed" } });
    }
  }));

test("five at once, having seen the same: one wins, the others are told that it changed meanwhile", async () => {
  const input = await again();
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, () => completeStep(tess, input, { on: db, now: world.now })),
  );
  const codes = outcomes.map((outcome) => (outcome.ok ? "done" : outcome.refusal.code)).sort();
  expect(codes).toEqual([
    "changed-meanwhile",
    "changed-meanwhile",
    "changed-meanwhile",
    "changed-meanwhile",
    "done",
  ]);
  expect(await db.transaction((tx) => firstBrokenEntry(tx, incident.id))).toBeNull();
});

test("the same request sent twice is done once", async () => {
  const input = await again(crypto.randomUUID());
  const before = await db.$count(stepAttempts, eq(stepAttempts.incidentId, incident.id));
  const first = await completeStep(tess, input, { on: db, now: world.now });
  const second = await completeStep(tess, input, { on: db, now: world.now });
  expect([first, second]).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
  ]);
  expect(await db.$count(stepAttempts, eq(stepAttempts.incidentId, incident.id))).toBe(before + 1);
});

test("the database itself refuses a countersignature by the doer", async () => {
  const [attempt] = await db.select().from(stepAttempts).where(eq(stepAttempts.byPerson, tess.id));
  if (!attempt) throw new Error("Tess has done nothing");
  const row = {
    incidentId: attempt.incidentId,
    siteId: attempt.siteId,
    attemptId: attempt.id,
    byPerson: tess.id,
    kind: "verified" as const,
    at: world.now,
  };
  await expect(db.insert(stepReviews).values(row)).rejects.toMatchObject({
    cause: { message: expect.stringContaining("another person") },
  });
});

test("an attempt cannot be rewritten, by anyone", async () => {
  await expect(owner.update(stepAttempts).set({ reason: "Forged" })).rejects.toMatchObject({
    cause: { message: expect.stringContaining("append-only") },
  });
});

test("whoever did a step cannot verify it, even as a coordinator", () =>
  inUndone(async (tx) => {
    const [attempt] = await tx
      .select()
      .from(stepAttempts)
      .where(and(eq(stepAttempts.incidentId, incident.id), eq(stepAttempts.stepKey, "confirm-affected")));
    const both = { ...tess, grants: [...tess.grants, { role: "coordinator" as const, siteId: null }] };
    const input = { key: incident.key, attemptId: attempt?.id };
    const outcome = await verifyStep(both, input, { on: tx, now: world.now });
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: expect.stringMatching(/own-work|already-verified/) },
    });
  }));

test("the caches of every step follow", () =>
  inUndone(async (tx) => {
    const open = await tx
      .select()
      .from(stepNow)
      .where(and(eq(stepNow.incidentId, incident.id), eq(stepNow.state, "available")));
    expect(open.map((row) => row.stepKey)).toContain("verify-segmentation");
  }));
