import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Tx } from "@/db/client";
import { events, evidence, imagingSystems, incidents, stepAttempts } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import { northgate } from "../testing/northgate";
import { completeStepForSeveral } from "./complete-step-for-several";
import { findFaults } from "./find-faults";
import { readStepElsewhere } from "./read-step-elsewhere";

const world = await northgate(db);
const tess = world.person("tess");
const { key, id } = world.facts.incident;
const step = "confirm-affected";

async function incidentOf(tag: string) {
  const [row] = await db
    .select({ id: incidents.id, key: incidents.key })
    .from(incidents)
    .innerJoin(imagingSystems, eq(imagingSystems.id, incidents.systemId))
    .where(eq(imagingSystems.assetTag, tag));
  if (!row) throw new Error(`No incident for ${tag}`);
  return row;
}

const [waiting, done] = [await incidentOf("NM-021"), await incidentOf("PT-003")];
const at = (tx: Tx | typeof db) => ({ on: tx, now: world.now });
const other = (of: { key: string }) => ({ key: of.key, seen: "", answers: {}, labelEnd: "" });
const asked = (others: readonly { key: string }[], more: object = {}) => ({
  key,
  step,
  doneAt: world.now.toISOString(),
  own: null,
  others: others.map(other),
  ...more,
});

const attemptsOf = (tx: Tx, incidentId: typeof id) =>
  tx
    .select()
    .from(stepAttempts)
    .where(and(eq(stepAttempts.incidentId, incidentId), eq(stepAttempts.stepKey, step)));
const filesOf = (tx: Tx, incidentId: typeof id) =>
  tx
    .select()
    .from(evidence)
    .where(and(eq(evidence.incidentId, incidentId), eq(evidence.stepKey, step)));

test("each incident gets its own attempt, its own row for the same bytes and its own events, and all caches fit", () =>
  inUndone(async (tx) => {
    expect(await completeStepForSeveral(tess, asked([waiting]), at(tx))).toMatchObject({
      ok: true,
      value: { done: [{ key: waiting.key, system: expect.stringContaining("NM-021") }], refused: [] },
    });
    const [attempt] = await attemptsOf(tx, waiting.id);
    expect(attempt).toMatchObject({ outcome: "done", byPerson: tess.id, current: true });
    const [original, ...more] = await filesOf(tx, id);
    expect(more).toEqual([]);
    const { id: _id, seq: _seq, incidentId: _incident, attemptId: _attempt, ...same } = original ?? {};
    expect(await filesOf(tx, waiting.id)).toEqual([
      {
        id: expect.any(String),
        seq: expect.any(Number),
        incidentId: waiting.id,
        attemptId: attempt?.id,
        ...same,
      },
    ]);
    const told = await tx.select().from(events).where(eq(events.incidentId, waiting.id)).orderBy(events.seq);
    expect(told.slice(-2)).toMatchObject([
      { type: "evidence.shared", data: { from: { key, evidenceId: original?.id } } },
      { type: "step.completed", data: { attempt: attempt?.id } },
    ]);
    expect(await findFaults(tx)).toEqual([]);
  }));

test("those that refuse are listed with their reason, and nothing of them is stored", () =>
  inUndone(async (tx) => {
    const before = { attempts: await attemptsOf(tx, done.id), files: await filesOf(tx, done.id) };
    const outcome = await completeStepForSeveral(tess, asked([done, waiting]), at(tx));
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        done: [{ key: waiting.key }],
        refused: [{ key: done.key, sentences: [expect.stringContaining("answered this step")] }],
      },
    });
    expect({ attempts: await attemptsOf(tx, done.id), files: await filesOf(tx, done.id) }).toEqual(before);
    const none = await completeStepForSeveral(tess, asked([done]), at(tx));
    expect(none).toMatchObject({ ok: false, refusal: { code: "changed-meanwhile" } });
  }));

test("a site of another, an unknown key and one's own key are found nowhere", () =>
  inUndone(async (tx) => {
    const [elsewhere] = await tx
      .select()
      .from(incidents)
      .where(sql`site_id <> ${world.siteId} and closed_at is null`);
    for (const foreign of [elsewhere ?? { key: "" }, { key: "INC-1999-0001" }, { key }]) {
      const input = asked([waiting, foreign]);
      for (const who of ["tess", "cora"] as const) {
        expect(await completeStepForSeveral(world.person(who), input, at(tx))).toMatchObject({
          ok: false,
          refusal: { code: "not-found" },
        });
      }
    }
    expect(await attemptsOf(tx, waiting.id)).toEqual([]);
  }));

test("the incidents that wait for the step are offered to whoever does steps there, and to nobody else", () =>
  inUndone(async (tx) => {
    const offered = await readStepElsewhere(tess, { key, step }, at(tx));
    expect(offered.map((each) => each.key)).toContain(waiting.key);
    expect(offered.map((each) => each.key)).not.toContain(done.key);
    for (const stranger of ["sam", "eve", "ada"] as const)
      expect(await readStepElsewhere(world.person(stranger), { key, step }, at(tx))).toEqual([]);
  }));

test("what somebody else did is not recorded elsewhere under one's own name, for them to verify it there", () =>
  inUndone(async (tx) => {
    expect(await completeStepForSeveral(world.person("noor"), asked([waiting]), at(tx))).toMatchObject({
      ok: false,
      refusal: { code: "not-your-step" },
    });
    expect(await attemptsOf(tx, waiting.id)).toEqual([]);
  }));

test("the same request twice, and another one at the same time, do it once", async () => {
  const input = asked([waiting], { requestId: crypto.randomUUID() });
  const outcomes = await Promise.all([
    completeStepForSeveral(tess, input, at(db)),
    completeStepForSeveral(tess, input, at(db)),
    completeStepForSeveral(tess, asked([waiting]), at(db)),
  ]);
  const codes = outcomes.map((outcome) => (outcome.ok ? "done" : outcome.refusal.code));
  expect(["done", "changed-meanwhile"]).toContain(codes[2]);
  expect(codes[0]).toBe(codes[1]);
  expect(codes.filter((code) => code === "done").length).toBeGreaterThan(0);
  expect(await db.$count(stepAttempts, eq(stepAttempts.incidentId, waiting.id))).toBe(1);
  expect(await db.$count(evidence, eq(evidence.incidentId, waiting.id))).toBe(1);
  expect(await db.transaction((tx) => findFaults(tx))).toEqual([]);
});
