import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Tx } from "@/db/client";
import { factsOf } from "@/db/incident-facts";
import { listNow } from "@/db/incident-now";
import { events, incidents, templates } from "@/db/schema";
import { findVersion, insertTemplate } from "@/db/templates";
import { db, inUndone } from "@/db/testing/database";
import type { Step, Template } from "@/domain/checklist/template";
import { essential } from "@/domain/checklist/templates";
import { firstBrokenEntry } from "../event-log/verify-events";
import { nowOf } from "../incidents/now";
import { reopenStep } from "../incidents/reopen-step";
import { readGrounds } from "../priority/ground";
import { northgate } from "../testing/northgate";
import { adoptTemplate, previewAdoption } from "./adopt-template";

const world = await northgate(db);
const { now } = world;
const cora = world.person("cora");
const own: Step = {
  key: "call-the-network",
  phase: "identify",
  title: "Call the network team",
  role: "technician",
  requires: [],
  evidence: [],
};

const version = (number: number, steps: readonly Step[]): Template => ({
  ...essential,
  version: number,
  steps,
});
const publish = (tx: Tx, template: Template) =>
  insertTemplate(tx, template, { by: null, note: "new", at: now });
const withCall = version(2, [own, ...essential.steps.filter((step) => step.key !== "map-exposure")]);

const openKeys = async (tx: Tx) =>
  (
    await tx.execute<{ key: string }>(sql`
    select i.key from incidents i join templates t on t.id = i.template_id
    where i.closed_at is null and i.drill_id is null and t.key = 'essential' order by i.key`)
  ).map((row) => row.key);

/** What a coordinator reads of each before adopting. */
async function readBefore(tx: Tx | typeof db, at = now) {
  const found = await previewAdoption(cora, { template: "essential", key: null }, { on: tx, now: at });
  return Object.fromEntries((found?.rows ?? []).map((row) => [row.key, row.seen]));
}

const ask = async (tx: Tx, input: object, who = cora) =>
  adoptTemplate(who, { seen: await readBefore(tx), ...input }, { on: tx, now });

test("one incident adopts a later version: what was done stays, the caches follow it, and its chain says so", () =>
  inUndone(async (tx) => {
    const id = await publish(tx, withCall);
    const { key, id: incidentId } = world.facts.incident;
    const seen = await previewAdoption(cora, { template: "essential", key }, { on: tx, now });
    expect(seen).toMatchObject({
      version: 2,
      rows: [{ key, preview: { added: ["Call the network team"] } }],
    });
    const outcome = await ask(tx, { template: "essential", version: 2, keys: [key] });
    expect(outcome).toMatchObject({ ok: true, value: { adopted: [key], refused: [] } });
    const [row] = await tx.select().from(incidents).where(eq(incidents.id, incidentId));
    expect(row?.templateId).toBe(id);
    const [stored] = await factsOf(tx, [incidentId]);
    expect(stored?.facts.attempts).toEqual(world.facts.attempts);
    const held = await listNow(tx, [incidentId]);
    expect(held.steps.map((step) => step.stepKey).sort()).toEqual(
      withCall.steps.map((step) => step.key).sort(),
    );
    if (!stored) throw new Error("The incident is gone");
    const ground = (await readGrounds(tx, [incidentId])).get(incidentId);
    if (!ground) throw new Error("The incident has no ground for its priority");
    const computed = nowOf(withCall, stored.facts, now, ground).incident;
    expect(held.incidents[0]).toMatchObject({ stepsTotal: computed.stepsTotal, exposure: computed.exposure });
    const told = await tx.select().from(events).where(eq(events.incidentId, incidentId));
    expect(told.filter((event) => event.type === "template.adopted")).toMatchObject([
      { data: { from: 1, to: 2, added: ["Call the network team"], gone: ["Map network exposure"] } },
    ]);
    expect(await firstBrokenEntry(tx, incidentId)).toBeNull();
    const again = await previewAdoption(cora, { template: "essential", key }, { on: tx, now });
    expect(again?.rows).toEqual([]);
  }));

test("many at once: each by its own rule, those refused are listed and stay as they are", () =>
  inUndone(async (tx) => {
    await publish(tx, withCall);
    const keys = await openKeys(tx);
    expect(keys.length).toBeGreaterThan(5);
    const [first = ""] = keys;
    await ask(tx, { template: "essential", version: 2, keys: [first] });
    const outcome = await ask(tx, { template: "essential", version: 2, keys });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    const { adopted, refused } = outcome.value;
    expect(refused.find((each) => each.key === first)?.blockers[0]?.code).toBe("not-newer");
    expect([...adopted, ...refused.map((each) => each.key)].sort()).toEqual(keys);
    const to = await findVersion(tx, "essential", 2);
    const on = await tx.$count(incidents, eq(incidents.templateId, to?.id ?? ("" as never)));
    expect(on).toBe(adopted.length + 1);
    expect(await ask(tx, { template: "essential", version: 2, keys: [first] })).toMatchObject({
      refusal: { code: "nothing-adopted", refused: [{ key: first }] },
    });
  }));

test("a due time that has passed is not taken back: the preview says so, the act is refused, and a version that keeps it is not", () =>
  inUndone(async (tx) => {
    const longer = {
      immediate: "P300D",
      "out-of-cycle": "P300D",
      scheduled: "P300D",
      defer: "P300D",
    } as const;
    await publish(
      tx,
      version(
        2,
        essential.steps.map((step) => ({ ...step, dueOffset: longer })),
      ),
    );
    const { key, id } = world.facts.incident;
    const later = new Date(now.getTime() + 45 * 86_400_000);
    const input = { template: "essential", version: 2, keys: [key] };
    const seen = await previewAdoption(cora, { template: "essential", key }, { on: tx, now: later });
    const blockers = seen?.rows[0]?.blockers ?? [];
    expect(blockers.map(({ code }) => code)).toContain("would-forgive");
    expect(blockers[0]?.sentence).toMatch(/was due on .* version 2 would give it time until/);
    expect(await adoptTemplate(cora, input, { on: tx, now: later })).toMatchObject({
      refusal: { code: "nothing-adopted", refused: [{ key, blockers }] },
    });
    const before = (await listNow(tx, [id])).incidents[0]?.dueAt;
    await publish(tx, version(3, essential.steps));
    const read = await readBefore(tx, later);
    const kept = await adoptTemplate(cora, { ...input, version: 3, seen: read }, { on: tx, now: later });
    expect(kept).toMatchObject({ ok: true });
    expect((await listNow(tx, [id])).incidents[0]?.dueAt).toEqual(before);
  }));

test("what changed since it was read is refused and named; what was read as it is goes on", () =>
  inUndone(async (tx) => {
    await publish(tx, version(2, [own, ...essential.steps]));
    const { key } = world.facts.incident;
    const seen = await readBefore(tx);
    const other = Object.keys(seen).find((each) => each !== key && seen[each] !== "") ?? "";
    const reopened = { key, attemptId: world.attemptId, reason: "The photo shows another system" };
    expect(await reopenStep(world.person("jonas"), reopened, { on: tx, now })).toMatchObject({ ok: true });
    const both = { template: "essential", version: 2, keys: [key, other], seen };
    expect(await ask(tx, both)).toMatchObject({
      ok: true,
      value: { adopted: [other], refused: [{ key, blockers: [{ code: "changed-meanwhile" }] }] },
    });
    expect(await ask(tx, { ...both, keys: [key], seen: {} })).toMatchObject({
      refusal: { code: "nothing-adopted" },
    });
    expect(await ask(tx, { template: "essential", version: 2, keys: [key] })).toMatchObject({ ok: true });
  }));

test("is refused where a permit is open", () =>
  inUndone(async (tx) => {
    await publish(tx, withCall);
    const { id, siteId, key } = world.facts.incident;
    await tx.execute(sql`
      insert into permits (incident_id, site_id, by_person, at, vendor_case, talk, starts_at, ends_at, state_before)
      values (${id}, ${siteId}, ${cora.id}, ${now.toISOString()}::timestamptz, 'C', 'T', ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz + interval '2 hours', 'segment')`);
    const outcome = await ask(tx, { template: "essential", version: 2, keys: [key] });
    expect(outcome).toMatchObject({
      refusal: { code: "nothing-adopted", refused: [{ blockers: [{ code: "permit-running" }] }] },
    });
  }));

test("a stranger is told nothing, others than coordinators are refused, and one foreign key hides them all", () =>
  inUndone(async (tx) => {
    await publish(tx, withCall);
    const { key } = world.facts.incident;
    const input = { template: "essential", version: 2, keys: [key] };
    expect(await ask(tx, input, world.person("sam"))).toMatchObject({ refusal: { code: "not-found" } });
    for (const who of ["tess", "meyer", "eve", "ada"] as const)
      expect(await ask(tx, input, world.person(who))).toMatchObject({ refusal: { code: "not-allowed" } });
    expect(await ask(tx, { ...input, keys: [key, "INC-2026-9999"] })).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect(await ask(tx, { ...input, version: 9 })).toMatchObject({ refusal: { code: "template-missing" } });
  }));

// Last, because what it makes is not undone.
test("adopted twice at once, and while somebody reopens a step: one wins, the other is told, and a retry gets the first answer", async () => {
  await db.transaction((tx) => publish(tx, withCall));
  const { key, id } = world.facts.incident;
  const adopt = (who: typeof cora, seen: object, requestId: string = crypto.randomUUID()) =>
    adoptTemplate(who, { template: "essential", version: 2, keys: [key], seen, requestId }, { on: db, now });
  const before = await readBefore(db);
  const [early] = await Promise.all([
    adopt(cora, before),
    reopenStep(cora, { key, attemptId: world.attemptId, reason: "Another system" }, { on: db, now }),
  ]);
  const seen = await readBefore(db);
  const requestId = crypto.randomUUID();
  const [one, other] = await Promise.all([adopt(cora, seen, requestId), adopt(world.person("jonas"), seen)]);
  expect([early, one, other].filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(await db.$count(events, sql`incident_id = ${id} and type = 'template.adopted'`)).toBe(1);
  if (one.ok) expect(await adopt(cora, seen, requestId)).toEqual(one);
  expect(await firstBrokenEntry(db as never, id)).toBeNull();
  expect(await db.$count(templates, eq(templates.key, "essential"))).toBe(2);
});
