import { expect, it } from "vitest";
import { db } from "@/db/testing/database";
import { endingDays } from "@/domain/today/today";
import { readMatches } from "../advisories/read-advisory";
import { askForStep } from "../incidents/ask-for-step";
import { readIncident } from "../incidents/read-incident";
import { northgate } from "../testing/northgate";
import { countToday, readToday } from "./read-today";

const world = await northgate(db);
const [cora, sam] = [world.person("cora"), world.person("sam")];
const { now } = world;
const after = (days: number) => new Date(now.getTime() + days * 86_400_000);
const today = (at = now, who = cora) => readToday(who, null, { now: at });

it("counts every number of the page once", async () => {
  const seen = await today();
  const systems = seen.undecided.reduce((sum, each) => sum + each.systems, 0);
  const rows = seen.toApprove.rows.length + seen.endings.rows.length + seen.blocked.rows.length;
  const others = seen.overdueQuestions.length + seen.silent.length;
  expect(countToday(seen)).toBe(systems + seen.toVerify + rows + others);
});

it("counts of each advisory exactly the matches its list holds as unanswered", async () => {
  const { undecided } = await today();
  expect(undecided.length).toBeGreaterThan(0);
  for (const { advisoryId, systems } of undecided) {
    const filter = { level: null, standing: "unknown", site: null, text: "", all: true } as const;
    const matches = await readMatches(cora, { id: advisoryId, filter, after: null }, { now });
    expect(matches?.rows).toHaveLength(systems);
  }
});

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
