import { and, desc, eq, inArray, isNull, notInArray, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { factsOf } from "@/db/incident-facts";
import {
  approvals,
  clearances,
  events,
  grants,
  imagingSystems,
  incidents,
  notices,
  sites,
  stepAttempts,
  stepNow,
} from "@/db/schema";
import { findSession, insertSession } from "@/db/sessions";
import { db, inUndone } from "@/db/testing/database";
import { preconditions } from "@/domain/checklist/preconditions";
import { sha256, tokenHash } from "@/lib/hash";
import { templateOf } from "../checklist/templates";
import type { DemoPersonKey } from "../demo/cast";
import { answerClearance } from "../incidents/answer-clearance";
import { approveAsCoordinator } from "../incidents/approve";
import { assignIncident } from "../incidents/assign-incident";
import { addComment } from "../incidents/comments";
import { readTeamwork } from "../incidents/read-teamwork";
import { rejectStep } from "../incidents/reject-step";
import { reportWorseState } from "../incidents/report-worse-state";
import { northgate } from "../testing/northgate";
import { listNotices } from "./list-notices";
import { readNotices } from "./read-notices";

const world = await northgate(db);
const { now } = world;

const inbox = async (on: Tx, key: DemoPersonKey) =>
  (await listNotices(world.person(key), { after: null }, { on, now })).notices;
/** What a person was told of acts; an act also records what ran out before it. */
const kinds = async (on: Tx, key: DemoPersonKey) =>
  (await inbox(on, key))
    .filter(({ readAt, kind }) => readAt === null && !kind.startsWith("expiry"))
    .map(({ kind }) => kind);

async function clear(on: Tx): Promise<void> {
  await on.update(notices).set({ readAt: now }).where(isNull(notices.readAt));
}

const report = (on: Tx, key: DemoPersonKey) =>
  reportWorseState(
    world.person(key),
    {
      key: world.facts.incident.key,
      kind: "found-connected",
      foundAt: now.toISOString(),
      reason: "The cable was in",
    },
    { on, now },
  );

it("a worse state is told to the coordinators and clinical leads of the site, not to who reported it, nor elsewhere", () =>
  inUndone(async (tx) => {
    await clear(tx);
    expect(await report(tx, "cora")).toMatchObject({ ok: true });
    expect(await kinds(tx, "jonas")).toEqual(["worse-state"]);
    expect(await kinds(tx, "meyer")).toEqual(["worse-state"]);
    for (const key of ["cora", "eve", "sam"] as const) expect(await kinds(tx, key)).toEqual([]);
    expect(
      await tx
        .select()
        .from(notices)
        .where(and(eq(notices.personId, world.person("sam").id), eq(notices.siteId, world.siteId))),
    ).toEqual([]);
  }));

it("an assignment and a mention are told to whom they name, once, and to nobody elsewhere", () =>
  inUndone(async (tx) => {
    await clear(tx);
    const [cora, key] = [world.person("cora"), world.facts.incident.key];
    const team = await readTeamwork(
      cora,
      { key, step: null, comments: { size: 1, before: null } },
      { on: tx, now },
    );
    const assigned = { key, seen: team?.assignment?.id ?? "", personId: world.personId };
    expect(await assignIncident(cora, assigned, { on: tx, now })).toMatchObject({ ok: true });
    const comment = {
      ...{ requestId: crypto.randomUUID(), key, step: "", text: "The port is down", typedBy: cora.id },
      mentions: [world.personId, world.person("jonas").id],
    };
    for (const _ of [1, 2])
      expect(await addComment(cora, comment, { on: tx, now })).toMatchObject({ ok: true });
    expect((await kinds(tx, "tess")).sort()).toEqual(["assigned", "mentioned"]);
    expect(await kinds(tx, "jonas")).toEqual(["mentioned"]);
    for (const who of ["cora", "meyer", "sam"] as const) expect(await kinds(tx, who)).toEqual([]);
  }));

it("a notice is written with its event or not at all", () =>
  inUndone(async (tx) => {
    await clear(tx);
    await tx
      .transaction(async (inner) => {
        await report(inner, "tess");
        throw new Error("undone");
      })
      .catch(() => undefined);
    expect(await kinds(tx, "jonas")).toEqual([]);
    await report(tx, "tess");
    const told = (await inbox(tx, "jonas")).find(({ kind }) => kind === "worse-state");
    expect(told?.event).toMatchObject({ type: "report.made", actorName: world.person("tess").name });
    const [row] = await tx
      .select({ incident: events.incidentId })
      .from(notices)
      .innerJoin(events, eq(events.id, notices.eventId))
      .where(eq(notices.id, told?.id ?? world.noticeIds[0] ?? ("" as never)));
    expect(row?.incident).toBe(world.facts.incident.id);
  }));

it("who did a step is told that it was rejected, and where it is", () =>
  inUndone(async (tx) => {
    await clear(tx);
    const coordinators = ["cora", "jonas"].map((key) => world.person(key as DemoPersonKey).id);
    const [waiting] = await tx
      .select({ key: incidents.key, id: incidents.id, step: stepNow.stepKey, attempt: stepAttempts })
      .from(stepNow)
      .innerJoin(incidents, eq(incidents.id, stepNow.incidentId))
      .innerJoin(
        stepAttempts,
        and(
          eq(stepAttempts.incidentId, stepNow.incidentId),
          eq(stepAttempts.stepKey, stepNow.stepKey),
          eq(stepAttempts.current, true),
        ),
      )
      .where(and(eq(stepNow.waitsFor, "verification"), notInArray(stepAttempts.byPerson, coordinators)))
      .limit(1);
    if (!waiting) throw new Error("Nothing of a technician waits for a verification in the demo");
    const { attempt } = waiting;
    const input = { key: waiting.key, attemptId: attempt.id, reason: "Too dark" };
    expect(await rejectStep(world.person("jonas"), input, { on: tx, now })).toMatchObject({ ok: true });
    const told = await tx
      .select()
      .from(notices)
      .where(
        and(
          eq(notices.personId, attempt.byPerson),
          eq(notices.kind, "step-returned"),
          isNull(notices.readAt),
        ),
      );
    expect(told).toMatchObject([{ kind: "step-returned", stepKey: waiting.step, incidentId: waiting.id }]);
  }));

it("a withdrawn clearance is told to those who must act on it", () =>
  inUndone(async (tx) => {
    await clear(tx);
    const [cleared] = await tx
      .select({ id: clearances.id, key: incidents.key })
      .from(clearances)
      .innerJoin(incidents, eq(incidents.id, clearances.incidentId))
      .innerJoin(sites, eq(sites.id, incidents.siteId))
      .where(
        and(
          eq(clearances.answer, "cleared"),
          inArray(sites.code, ["NORTH", "STAN", "ELM"]),
          isNull(incidents.closedAt),
        ),
      )
      .orderBy(desc(clearances.seq))
      .limit(1);
    if (!cleared) throw new Error("Dr. Meyer has cleared nothing in the demo");
    const input = {
      key: cleared.key,
      answer: "withdrawn",
      scope: "",
      stopConditions: "",
      reason: "Emergency patients need it",
      until: "",
      seen: cleared.id,
    };
    expect(await answerClearance(world.person("meyer"), input, { on: tx, now })).toMatchObject({ ok: true });
    expect(await kinds(tx, "cora")).toContain("clearance-withdrawn");
    expect(await kinds(tx, "meyer")).toEqual([]);
    expect(await kinds(tx, "sam")).toEqual([]);
  }));

it("what may not be seen any more is neither shown nor counted, and cannot be marked", () =>
  inUndone(async (tx) => {
    await clear(tx);
    await report(tx, "cora");
    const meyer = world.person("meyer");
    const unread = (await inbox(tx, "meyer")).filter(({ readAt }) => readAt === null);
    const [told] = unread;
    expect(unread.map(({ kind }) => kind)).toContain("worse-state");
    const session = {
      tokenHash: tokenHash(crypto.randomUUID()),
      personId: meyer.id,
      address: null,
      userAgent: null,
    };
    await insertSession(tx, session);
    const frame = () => findSession(tx, session.tokenHash);
    expect(await frame()).toMatchObject({
      unread: unread.length,
      siteNames: expect.arrayContaining(["Northgate General Hospital"]),
    });
    const elsewhere = {
      ...meyer,
      grants: meyer.grants.filter(({ siteId }) => siteId !== world.siteId),
    };
    const shown = await listNotices(elsewhere, { after: null }, { on: tx, now });
    expect(shown.notices.filter(({ siteId }) => siteId === world.siteId)).toEqual([]);
    await tx
      .update(grants)
      .set({ endedAt: now })
      .where(and(eq(grants.personId, meyer.id), eq(grants.siteId, world.siteId)));
    expect(await frame()).toMatchObject({
      unread: 0,
      siteNames: ["Elmwood Medical Center", "St. Anna Klinik"],
    });
    const noticeIds = [told?.id];
    expect(await readNotices(elsewhere, { noticeIds }, { on: tx, now })).toMatchObject({
      refusal: { code: "not-found" },
    });
  }));

it("is read once, by its own person alone, and leaves an event", () =>
  inUndone(async (tx) => {
    await clear(tx);
    await report(tx, "cora");
    const told = (await inbox(tx, "jonas")).find(({ kind }) => kind === "worse-state");
    const noticeIds = [told?.id];
    expect(await readNotices(world.person("cora"), { noticeIds }, { on: tx, now })).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect(await readNotices(world.person("jonas"), { noticeIds }, { on: tx, now })).toMatchObject({
      ok: true,
    });
    expect(await readNotices(world.person("jonas"), { noticeIds }, { on: tx, now })).toMatchObject({
      refusal: { code: "already-read" },
    });
    const read = await tx.select().from(events).where(eq(events.type, "notice.read"));
    expect(read.map(({ data }) => data)).toEqual([{ notices: noticeIds }]);
    expect(await kinds(tx, "jonas")).toEqual([]);
  }));

it("stands unread first, newest first, page by page without a gap", () =>
  inUndone(async (tx) => {
    const all = await tx.select().from(events).where(eq(events.actorKind, "person")).limit(130);
    await tx
      .insert(notices)
      .values(
        all.slice(0, 120).map(({ id }, count) => ({
          personId: world.person("jonas").id,
          eventId: id,
          kind: "worse-state" as const,
          incidentId: world.facts.incident.id,
          siteId: world.siteId,
          createdAt: new Date(now.getTime() + Math.floor(count / 3) * 1000),
          readAt: count % 2 === 0 ? now : null,
        })),
      )
      .onConflictDoNothing();
    const seen: { id: string; unread: boolean; at: number }[] = [];
    let after: string | null = null;
    do {
      const shown: Awaited<ReturnType<typeof listNotices>> = await listNotices(
        world.person("jonas"),
        { after },
        { on: tx, now },
      );
      seen.push(
        ...shown.notices.map(({ id, readAt, createdAt }) => ({
          id,
          unread: readAt === null,
          at: createdAt.getTime(),
        })),
      );
      after = shown.next;
    } while (after !== null);
    const rows = await tx
      .select()
      .from(notices)
      .where(eq(notices.personId, world.person("jonas").id));
    expect(new Set(seen.map(({ id }) => id)).size).toBe(rows.length);
    expect(seen).toHaveLength(rows.length);
    const sorted = seen.toSorted((a, b) => Number(b.unread) - Number(a.unread) || b.at - a.at);
    expect(seen.map(({ unread, at }) => [unread, at])).toEqual(sorted.map(({ unread, at }) => [unread, at]));
  }));

it("a signature that is void is told to both who signed, each of their own half, and to nobody else as theirs", () =>
  inUndone(async (tx) => {
    // The clinical lead's half of the return of NM-007 is signed in the demo; the coordinator signs the other.
    const [own] = await tx
      .select({ id: incidents.id, key: incidents.key, templateId: incidents.templateId })
      .from(incidents)
      .innerJoin(imagingSystems, eq(imagingSystems.id, incidents.systemId))
      .where(eq(imagingSystems.assetTag, "NM-007"));
    const [stored] = await factsOf(tx, own ? [own.id] : []);
    if (!own || !stored) throw new Error("The demo has no incident of NM-007");
    const env = { now, hash: sha256 };
    const { text } = preconditions(await templateOf(tx, own.templateId), stored.facts, env, "return");
    const half = { key: own.key, hash: sha256(text), purpose: "return", conditions: "", confirmed: "on" };
    expect(await approveAsCoordinator(world.person("cora"), half, { on: tx, now })).toMatchObject({
      ok: true,
    });
    const signed = await tx
      .select()
      .from(approvals)
      .where(and(eq(approvals.incidentId, own.id), isNull(approvals.voidedAt)));
    const signers = signed.map(({ byPerson }) => byPerson);
    expect(signed.map(({ side }) => side).sort()).toEqual(["clinical-lead", "coordinator"]);
    expect(new Set(signers).size).toBe(2);

    const removed = {
      key: own.key,
      kind: "remediation-removed",
      foundAt: now.toISOString(),
      reason: "Reimaged",
    };
    const outcome = await reportWorseState(world.person("jonas"), removed, { on: tx, now });
    expect(outcome).toMatchObject({ ok: true });
    const told = await tx
      .select({ person: notices.personId, approval: sql<string>`${events.data} ->> 'approval'` })
      .from(notices)
      .innerJoin(events, eq(events.id, notices.eventId))
      .where(and(eq(notices.incidentId, own.id), eq(events.type, "approval.voided")));
    const expected = signed.map(({ id, byPerson }) => ({ person: byPerson, approval: id }));
    expect(told).toHaveLength(2);
    expect(told).toEqual(expect.arrayContaining(expected));
    const inboxes = { cora: await kinds(tx, "cora"), jonas: await kinds(tx, "jonas") };
    expect(inboxes.cora.filter((kind) => kind === "approval-voided")).toHaveLength(1);
    expect(inboxes.jonas).not.toContain("approval-voided");
  }));
