import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Tx } from "@/db/client";
import { assignments, comments, events, grants, handoverNotes, incidents } from "@/db/schema";
import { db, inUndone, owner } from "@/db/testing/database";
import { everyOpenIncident, type IncidentFilter } from "@/domain/incidents/list-filter";
import { firstBrokenEntry } from "../event-log/verify-events";
import { endVendorWait, waitForVendor } from "../priority/wait-for-vendor";
import { northgate } from "../testing/northgate";
import { assignIncident } from "./assign-incident";
import { addComment, correctComment, withdrawComment } from "./comments";
import { listIncidents } from "./list-incidents";
import { readTeamwork } from "./read-teamwork";
import { writeHandover } from "./write-handover";

const world = await northgate(db);
const [tess, cora, sam, eve] = (["tess", "cora", "sam", "eve"] as const).map(world.person);
if (!tess || !cora || !sam || !eve) throw new Error("Not in the cast");
const { key, id } = world.facts.incident;
const at = (tx: Tx | typeof db, now = world.now) => ({ on: tx, now });
const said = (text: string, more: object = {}) => ({ key, text, typedBy: tess.id, ...more });

const asked = (step: string | null = null) => ({ key, step, comments: { size: 10, before: null } });
const team = async (tx: Tx, step: string | null = null, now = world.now) => {
  const found = await readTeamwork(tess, asked(step), at(tx, now));
  if (!found) throw new Error("Tess sees her own incident");
  return found;
};
const lastEvent = async (tx: Tx) => {
  const [event] = await tx
    .select()
    .from(events)
    .where(eq(events.incidentId, id))
    .orderBy(sql`seq desc`)
    .limit(1);
  return event;
};

test("a comment is kept with its step and whom it mentions, as plain text, and tells so in the chain", () =>
  inUndone(async (tx) => {
    const input = said("Ask @Cora Lindqvist\u202e \u0007<b>now</b>", {
      step: "verify-segmentation",
      mentions: [cora.id],
    });
    expect(await addComment(tess, input, at(tx))).toEqual({ ok: true, value: null });
    const text = "Ask @Cora Lindqvist <b>now</b>";
    const [comment] = (await team(tx, "verify-segmentation")).ofStep;
    expect(comment).toMatchObject({
      text,
      by: { id: tess.id },
      step: { key: "verify-segmentation" },
      mentions: [{ id: cora.id, name: "Cora Lindqvist" }],
    });
    expect(await lastEvent(tx)).toMatchObject({
      type: "comment.added",
      actorId: tess.id,
      siteId: world.siteId,
      data: { comment: comment?.id, step: "verify-segmentation", text, mentions: [cora.id] },
    });
    expect(await firstBrokenEntry(tx, id)).toBeNull();
    expect((await team(tx)).comments).toHaveLength(1);
  }));

test("only people who may see the incident are offered, and nobody else is stored as mentioned", () =>
  inUndone(async (tx) => {
    const offered = (await team(tx)).maySee.map((person) => person.id);
    expect(offered).toContain(cora.id);
    expect(offered).toContain(eve.id);
    expect(offered).not.toContain(sam.id);
    expect(offered).not.toContain(world.person("nils").id);
    for (const stranger of [sam.id, world.person("nils").id, crypto.randomUUID()]) {
      const outcome = await addComment(tess, said("Look", { mentions: [stranger] }), at(tx));
      expect(outcome).toMatchObject({ ok: false, refusal: { code: "mention-out-of-reach" } });
    }
    expect(await tx.$count(comments)).toBe(0);
  }));

test("a draft is never sent as another person", () =>
  inUndone(async (tx) => {
    const outcome = await addComment(cora, said("Typed by Tess"), at(tx));
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "another-person" } });
  }));

test("a correction and a withdrawal stand beside the words they answer, and a step must exist", () =>
  inUndone(async (tx) => {
    await addComment(tess, said("Port 14", { mentions: [cora.id] }), at(tx));
    const first = (await team(tx)).comments[0];
    const corrected = { ...said("Port 15"), comment: first?.id, mentions: [cora.id, eve.id] };
    expect(await correctComment(tess, corrected, at(tx))).toMatchObject({ ok: true });
    expect(await lastEvent(tx)).toMatchObject({
      type: "comment.corrected",
      data: { before: "Port 14", text: "Port 15", newMentions: [eve.id] },
    });
    expect(await correctComment(tess, corrected, at(tx))).toMatchObject({
      refusal: { code: "corrected-meanwhile" },
    });
    const { comments: now, count } = await team(tx);
    expect(count).toBe(1);
    expect(now).toMatchObject([{ text: "Port 15", earlier: [{ text: "Port 14" }], withdrawn: null }]);

    const taken = { key, comment: now[0]?.id, reason: "Another scanner" };
    expect(await withdrawComment(world.person("meyer"), taken, at(tx))).toMatchObject({
      refusal: { code: "not-your-comment" },
    });
    expect(await withdrawComment(cora, taken, at(tx))).toMatchObject({ ok: true });
    expect((await team(tx)).comments).toMatchObject([
      { text: "Port 15", withdrawn: { by: "Cora Lindqvist", reason: "Another scanner" } },
    ]);
    expect(await addComment(tess, said("x", { step: "no-such-step" }), at(tx))).toMatchObject({
      refusal: { code: "unknown-step" },
    });
  }));

test("a comment of another incident is none of this one's", () =>
  inUndone(async (tx) => {
    await addComment(tess, said("Here"), at(tx));
    const comment = (await team(tx)).comments[0]?.id;
    const [other] = await tx
      .select()
      .from(incidents)
      .where(sql`site_id = ${world.siteId} and id <> ${id} and closed_at is null`);
    const input = { ...said("There"), key: other?.key, comment };
    expect(await correctComment(tess, input, at(tx))).toMatchObject({ refusal: { code: "unknown-comment" } });
  }));

test("nobody changes or deletes what was said, not even the owner of the tables", async () => {
  await addComment(tess, said("For good"), at(db));
  for (const act of [
    db.update(comments).set({ text: "Forged" }),
    owner.update(comments).set({ text: "Forged" }),
    owner.delete(comments),
  ]) {
    await expect(act).rejects.toMatchObject({
      cause: { message: expect.stringMatching(/append-only|denied/) },
    });
  }
});

test("ten people comment at once, and a request sent twice says it once", async () => {
  const before = await db.$count(comments);
  const once = said("Twice", { requestId: crypto.randomUUID() });
  const outcomes = await Promise.all([
    ...Array.from({ length: 10 }, (_, each) => addComment(tess, said(`Number ${each}`), at(db))),
    addComment(tess, once, at(db)),
    addComment(tess, once, at(db)),
  ]);
  expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
  expect(await db.$count(comments)).toBe(before + 11);
  expect(await db.transaction((tx) => firstBrokenEntry(tx, id))).toBeNull();
});

test("an incident is assigned to somebody who works at its site, by a coordinator, and the list finds it", () =>
  inUndone(async (tx) => {
    const listed = async (filter: Partial<IncidentFilter>, who = tess) => {
      const { rows } = await listIncidents(
        who,
        { filter: { ...everyOpenIncident, ...filter }, after: null },
        at(tx),
      );
      return rows.map((row) => row.key);
    };
    expect(await listed({ assigned: "nobody" })).toContain(key);
    for (const stranger of [sam.id, eve.id, world.person("nils").id]) {
      const outcome = await assignIncident(cora, { key, seen: "", personId: stranger }, at(tx));
      expect(outcome).toMatchObject({ refusal: { code: "does-not-work-here" } });
    }
    expect(await assignIncident(cora, { key, seen: "", personId: tess.id }, at(tx))).toMatchObject({
      ok: true,
    });
    expect(await lastEvent(tx)).toMatchObject({
      type: "incident.assigned",
      data: { before: null, to: { id: tess.id, name: "Tess Okafor" } },
    });
    expect(await listed({ assigned: "me" })).toEqual([key]);
    expect(await listed({ assigned: "me" }, cora)).toEqual([]);
    expect(await listed({ assigned: "nobody" })).not.toContain(key);
    expect(await assignIncident(cora, { key, seen: "", personId: cora.id }, at(tx))).toMatchObject({
      refusal: { code: "changed-meanwhile" },
    });
    const { assignment } = await team(tx);
    expect(assignment?.person).toMatchObject({ name: "Tess Okafor", works: true });

    await tx.update(grants).set({ endedAt: world.now }).where(eq(grants.personId, tess.id));
    expect(await listed({ assigned: "nobody" }, cora), "nobody looks after it any more").toContain(key);
    const { rows } = await listIncidents(cora, { filter: everyOpenIncident, after: null }, at(tx));
    expect(rows.find((row) => row.key === key)?.assignee).toMatchObject({
      name: "Tess Okafor",
      works: false,
    });
  }));

test("of two coordinators who assign at once, one is told that it changed meanwhile", async () => {
  const outcomes = await Promise.all(
    [tess.id, cora.id].map((personId) => assignIncident(cora, { key, seen: "", personId }, at(db))),
  );
  expect(outcomes.map((outcome) => (outcome.ok ? "done" : outcome.refusal.code)).sort()).toEqual([
    "changed-meanwhile",
    "done",
  ]);
  expect(await db.$count(assignments, eq(assignments.incidentId, id))).toBe(1);
});

test("a handover note takes the place of the one that was read", () =>
  inUndone(async (tx) => {
    expect(await writeHandover(tess, { key, seen: "", text: "Scan runs" }, at(tx))).toMatchObject({
      ok: true,
    });
    const first = (await team(tx)).handover;
    expect(first).toMatchObject({ text: "Scan runs", by: "Tess Okafor" });
    expect(await writeHandover(cora, { key, seen: "", text: "Mine" }, at(tx))).toMatchObject({
      refusal: { code: "changed-meanwhile", sentence: expect.stringContaining("Tess Okafor") },
    });
    expect(await writeHandover(cora, { key, seen: first?.id, text: "Scan done" }, at(tx))).toMatchObject({
      ok: true,
    });
    expect((await team(tx)).handover).toMatchObject({ text: "Scan done", by: "Cora Lindqvist" });
    expect(await tx.$count(handoverNotes)).toBe(2);
    expect(await lastEvent(tx)).toMatchObject({ type: "handover.written", data: { supersedes: first?.id } });
  }));

test("a wait for the vendor shows in the list until its time is over, or until somebody ends it", () =>
  inUndone(async (tx) => {
    const until = new Date("2026-12-03T17:00:00Z");
    const wait = {
      key,
      seen: "0",
      vendorCase: "CS-4471902",
      reason: "The patch",
      until: until.toISOString(),
    };
    const waiting = async (now: Date) => {
      const filter = { ...everyOpenIncident, waiting: true };
      return (await listIncidents(cora, { filter, after: null }, at(tx, now))).rows;
    };
    expect(await waitForVendor(cora, wait, at(tx))).toMatchObject({ ok: true });
    const lastHour = new Date("2026-12-03T16:30:00Z");
    expect(await waiting(lastHour)).toMatchObject([{ key, vendorUntil: until }]);
    expect(await waiting(until)).toEqual([]);
    expect(await endVendorWait(cora, { key, seen: "1", reason: "The patch came" }, at(tx))).toMatchObject({
      ok: true,
    });
    expect(await waiting(world.now)).toEqual([]);
  }));

test("a closed incident is talked about, and neither assigned nor handed over", () =>
  inUndone(async (tx) => {
    await tx
      .update(incidents)
      .set({ closedAt: world.now, closedBy: cora.id, endKind: "cancelled" })
      .where(eq(incidents.id, id));
    expect(await addComment(tess, said("Lessons learnt"), at(tx))).toMatchObject({ ok: true });
    const seen = (await team(tx)).assignment?.id ?? "";
    for (const outcome of [
      await assignIncident(cora, { key, seen, personId: "nobody" }, at(tx)),
      await writeHandover(tess, { key, seen: "", text: "x" }, at(tx)),
    ]) {
      expect(outcome).toMatchObject({ refusal: { code: "incident-closed" } });
    }
  }));
