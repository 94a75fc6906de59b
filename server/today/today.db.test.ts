import { and, eq, isNull, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { grants, incidents, matches, stepNow } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import type { IncidentId } from "@/domain/ids";
import { nextActs } from "@/domain/incidents/next-acts";
import { sectionRows } from "@/domain/today/sections";
import {
  endingDays,
  mostOnToday,
  type TodaySectionName,
  todaySections,
  type UndecidedAdvisory,
  type YourStep,
} from "@/domain/today/today";
import { sha256 } from "@/lib/hash";
import { readMatches } from "../advisories/read-advisory";
import { answerImpact } from "../incidents/answer-impact";
import { askForStep } from "../incidents/ask-for-step";
import { assignIncident } from "../incidents/assign-incident";
import { readIncident } from "../incidents/read-incident";
import { northgate } from "../testing/northgate";
import { countToday, readToday } from "./read-today";

const world = await northgate(db);
const [cora, sam] = [world.person("cora"), world.person("sam")];
const { now } = world;
const after = (days: number) => new Date(now.getTime() + days * 86_400_000);
const today = (at = now, who = cora) => readToday(who, null, { now: at });
/** All rows of a section. */
const rowsOf = async (section: TodaySectionName) =>
  sectionRows(await readToday(cora, { section, from: 0 }, { now }))[section].rows;

it("counts every number of the page once", async () => {
  const seen = await today();
  const whole = await Promise.all(todaySections.map(rowsOf));
  const counts = todaySections.map((section, at) =>
    section === "undecided"
      ? seen.systemsUndecided
      : section === "recheck"
        ? seen.systemsToRecheck
        : whole[at]?.length,
  );
  const rows = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  expect(countToday(seen)).toBe(rows + seen.toVerify);
});

/** Without technicians their steps are the coordinators': many rows, as in a small hospital. */
const withoutTechnicians = (tx: Tx) =>
  tx.update(grants).set({ endedAt: now, endedBy: cora.id }).where(eq(grants.role, "technician"));

it("shows the most pressing rows of each section, and all of them where one is asked for", () =>
  inUndone(async (tx) => {
    await withoutTechnicians(tx);
    const on = { on: tx, now };
    const seen = sectionRows(await readToday(cora, null, on));
    expect(seen.yours.total).toBeGreaterThan(mostOnToday);
    for (const section of todaySections) {
      const { rows, total } = seen[section];
      const all = sectionRows(await readToday(cora, { section, from: 0 }, on))[section].rows;
      expect(all).toHaveLength(total);
      expect(rows).toEqual(all.slice(0, mostOnToday));
    }
    const beyond = await readToday(cora, { section: "yours", from: seen.yours.total }, on);
    expect(beyond.yours).toEqual({ rows: [], total: seen.yours.total });
  }));

/** The steps that the incidents' own pages expect a coordinator to do. */
async function expectedOf(tx: Tx) {
  const isOpen = and(isNull(incidents.closedAt), isNull(incidents.drillId));
  const found: string[] = [];
  for (const { key } of await tx.select({ key: incidents.key }).from(incidents).where(isOpen)) {
    const page = await readIncident(cora, { key }, { on: tx, now });
    if (!page) continue;
    const { template, facts, evaluation } = page;
    const here = { id: cora.id, name: cora.name, roles: ["coordinator"] as const };
    const { mine } = nextActs(template, facts, evaluation, { now, hash: sha256 }, here);
    const doing = mine.filter(({ act }) => act === "do" || act === "again" || act === "confirm");
    found.push(...doing.map(({ step }) => `${key} ${step}`));
  }
  return found.sort();
}
const named = (rows: readonly YourStep[]) => rows.map(({ key, step }) => `${key} ${step}`).sort();
const yours = async (tx: Tx, who = cora) =>
  (await readToday(who, { section: "yours", from: 0 }, { on: tx, now })).yours.rows;

it("names a coordinator's own step once nothing locks it", () =>
  inUndone(async (tx) => {
    const held = await tx
      .select()
      .from(stepNow)
      .where(and(eq(stepNow.kind, "decide"), eq(stepNow.state, "blocked")));
    const step = held.find(({ blockedBy }) => blockedBy.length === 1);
    const [incident] = await tx
      .select()
      .from(incidents)
      .where(eq(incidents.id, step?.incidentId ?? ("" as IncidentId)));
    const key = incident?.key ?? "";
    expect(named(await yours(tx))).not.toContain(`${key} decide-containment`);
    const answer = {
      key,
      seen: "",
      functionLevel: "fully",
      since: now.toISOString(),
      examsPerDay: "",
      alternative: "unknown",
      alternativeText: "",
    };
    expect(await answerImpact(world.person("meyer"), answer, { on: tx, now })).toMatchObject({ ok: true });
    expect(named(await yours(tx))).toContain(`${key} decide-containment`);
    expect(named(await yours(tx))).toEqual(await expectedOf(tx));
  }));

it("names exactly what the incidents expect of a coordinator, the soonest first", () =>
  inUndone(async (tx) => {
    await withoutTechnicians(tx);
    const rows = await yours(tx);
    expect(named(rows)).toEqual(await expectedOf(tx));
    const due = rows.map(({ dueAt }) => dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER);
    expect(due).toEqual(due.toSorted((a, b) => a - b));
  }));

it("leaves a step to the coordinator who holds its incident, until that one works there no more", () =>
  inUndone(async (tx) => {
    await withoutTechnicians(tx);
    const on = { on: tx, now };
    const jonas = world.person("jonas");
    const key = (await yours(tx))[0]?.key ?? "";
    const holds = async (who: typeof cora) => (await yours(tx, who)).some((row) => row.key === key);
    const assign = { key, seen: "", personId: jonas.id };
    expect(await assignIncident(cora, assign, on)).toMatchObject({ ok: true });
    expect([await holds(cora), await holds(jonas)]).toEqual([false, true]);
    await tx.update(grants).set({ endedAt: now, endedBy: cora.id }).where(eq(grants.personId, jonas.id));
    expect(await holds(cora)).toBe(true);
  }));

it("counts of each advisory exactly the matches its list holds as unanswered", async () => {
  const undecided = (await rowsOf("undecided")) as readonly UndecidedAdvisory[];
  expect(undecided.length).toBeGreaterThan(0);
  for (const { advisoryId, systems } of undecided) {
    const filter = {
      level: null,
      standing: "unknown",
      site: null,
      text: "",
      recheck: false,
      all: true,
    } as const;
    const matches = await readMatches(cora, { id: advisoryId, filter, after: null }, { now });
    expect(matches?.rows).toHaveLength(systems);
  }
});

it("counts of each advisory exactly the decisions its list holds as to be checked again", () =>
  inUndone(async (tx) => {
    const on = { on: tx, now };
    const asked = async () => readToday(cora, { section: "recheck", from: 0 }, on);
    const before = (await asked()).systemsToRecheck;
    await tx
      .update(matches)
      .set({ recheck: true })
      .where(sql`exists (select 1 from match_decisions d where d.match_id = ${matches.id} and d.current)`);
    const { recheck, systemsToRecheck } = await asked();
    expect(systemsToRecheck).toBeGreaterThan(before);
    for (const { advisoryId, systems } of recheck.rows) {
      const filter = {
        level: null,
        standing: null,
        site: null,
        text: "",
        recheck: true,
        all: false,
      } as const;
      const page = await readMatches(cora, { id: advisoryId, filter, after: null }, on);
      expect(page?.total).toBe(systems);
    }
    const seen = await readToday(sam, { section: "recheck", from: 0 }, on);
    expect(seen.recheck.total).toBe(0);
  }));

it("tells every end within seven days, and what has ended, the clinical decision first", async () => {
  const all = await today(after(25));
  expect(all.endings.rows.length).toBeGreaterThan(0);
  for (const { kind, at } of all.endings.rows) {
    const ahead = at.getTime() - after(25).getTime();
    const over = [
      "clinical-decision-needed",
      "acceptance-expired",
      "permit-end-unproved",
      "report-unresolved",
    ];
    if (over.includes(kind)) expect(ahead).toBeLessThanOrEqual(0);
    else expect(ahead > 0 && ahead <= endingDays * 86_400_000).toBe(true);
  }
});

it("names the steps of others that hold further ones, whom to ask, and when they were asked", async () => {
  const { blocked } = await today();
  expect(blocked.rows.length).toBeGreaterThan(0);
  for (const row of blocked.rows) {
    const page = await readIncident(cora, { key: row.key }, { now });
    const step = page?.evaluation.steps.find(({ key }) => key === row.step);
    const held = page?.evaluation.steps.filter(
      ({ state, blockers }) => state === "blocked" && blockers.some((blocker) => blocker.step === row.step),
    );
    expect(step?.state === "available" || step?.waitsFor === "confirmation").toBe(true);
    expect(held).toHaveLength(row.holds);
  }
  const [first] = blocked.rows;
  if (!first) throw new Error("Nothing is blocked");
  expect(first.asked).toBeNull();
  const asked = await askForStep(cora, { key: first.key, step: first.step }, { now });
  expect(asked).toMatchObject({ ok: true });
  const again = (await today()).blocked.rows.find((row) => row.key === first.key && row.step === first.step);
  expect(again?.asked).toMatchObject({ by: cora.name, at: now });
});

it("is empty for whoever coordinates nowhere", async () => {
  expect(countToday(await today(now, sam))).toBe(0);
});
