import { and, eq, inArray, isNull } from "drizzle-orm";
import { expect, it } from "vitest";
import { events, incidents, stepAttempts, stepNow } from "@/db/schema";
import { db } from "@/db/testing/database";
import { may } from "@/domain/access/permissions";
import { reviewSteps } from "../incidents/review-steps";
import { northgate } from "../testing/northgate";
import { readToday } from "../today/read-today";
import { readVerifyQueue } from "./read-verify-queue";

const world = await northgate(db);
const [cora, tess, sam] = [world.person("cora"), world.person("tess"), world.person("sam")];
const { now } = world;

const queue = (who = cora) => readVerifyQueue(who, { from: 0 }, { now });
const asItems = (items: Awaited<ReturnType<typeof queue>>["items"]) =>
  items.map(({ incident, attempt }) => ({ key: incident.key, attemptId: attempt.id }));
const reviewed = async (type: "step.verified" | "step.rejected") =>
  (await db.select().from(events).where(eq(events.type, type))).length;

it("holds exactly what waits for a word, each with its claim and its proof, and says what is one's own", async () => {
  const { items, own } = await queue();
  const waiting = await db
    .select()
    .from(stepNow)
    .innerJoin(incidents, eq(incidents.id, stepNow.incidentId))
    .where(
      and(
        isNull(incidents.closedAt),
        inArray(stepNow.waitsFor, ["verification", "not-applicable", "late-time"]),
      ),
    );
  expect(items.length + own.length).toBe(waiting.length);
  expect(items.length).toBeGreaterThan(0);
  for (const { attempt } of items) expect(attempt.by.id).not.toBe(cora.id);
  for (const { attempt, barred } of own) {
    expect(attempt.by.id).toBe(cora.id);
    expect(barred).toMatchObject({ own: true });
  }
  expect(items.some(({ proofs }) => proofs.some(({ files }) => files.length > 0))).toBe(true);
});

it("counts on Today exactly the answers the queue offers", async () => {
  expect((await readToday(cora, null, { now })).toVerify).toBe((await queue()).items.length);
});

it("shows a technician nothing, and lets nobody but a coordinator of the site review", async () => {
  expect((await queue(tess)).items).toEqual([]);
  for (const item of (await queue()).items) {
    for (const who of [tess, sam]) {
      const outcome = await reviewSteps(who, { verdict: "verify", items: asItems([item]) }, { now });
      const code = may(who, "incident:read", item.incident.siteId) ? "not-allowed" : "not-found";
      expect(outcome).toMatchObject({ ok: false, refusal: { code } });
    }
  }
});

it("judges each of several by its own rule, tells each, lists what was refused, and does nothing twice", async () => {
  const before = await reviewed("step.verified");
  const { items } = await queue();
  const wanted = asItems(items).slice(0, 1);
  const ownAttempt = await db
    .select()
    .from(stepAttempts)
    .where(and(eq(stepAttempts.byPerson, cora.id), eq(stepAttempts.current, true)))
    .limit(1);
  const key = wanted[0]?.key ?? "";
  const mixed = [...wanted, { key, attemptId: ownAttempt[0]?.id ?? crypto.randomUUID() }];
  const request = { verdict: "verify", requestId: crypto.randomUUID(), items: mixed };
  const outcome = await reviewSteps(cora, request, { now });
  expect(outcome).toMatchObject({
    ok: true,
    value: { done: wanted.map(({ attemptId }) => attemptId), refused: [{ attemptId: mixed[1]?.attemptId }] },
  });
  expect(await reviewed("step.verified")).toBe(before + wanted.length);
  const again = await reviewSteps(cora, request, { now });
  expect(again).toMatchObject({ ok: true, value: { done: wanted.map(({ attemptId }) => attemptId) } });
  expect(await reviewed("step.verified")).toBe(before + wanted.length);
  const left = asItems((await queue()).items).map(({ attemptId }) => attemptId);
  for (const { attemptId } of wanted) expect(left).not.toContain(attemptId);
});

it("verifies an answer once, whoever of two comes first, and returns one only with a reason", async () => {
  const [item] = asItems((await queue()).items);
  if (!item) throw new Error("Nothing is left to verify");
  const silent = await reviewSteps(cora, { verdict: "reject", items: [item], reason: " " }, { now });
  expect(silent).toMatchObject({ ok: false, refusal: { code: "invalid" } });
  const before = await reviewed("step.verified");
  const verify = () => reviewSteps(cora, { verdict: "verify", items: [item] }, { now });
  const both = await Promise.all([verify(), verify()]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await reviewed("step.verified")).toBe(before + 1);
  expect(await reviewSteps(cora, { verdict: "verify", items: [] }, { now })).toMatchObject({ ok: false });
});
