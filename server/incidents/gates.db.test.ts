import { eq, sql } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import type { Tx } from "@/db/client";
import { advisories, approvals, incidents } from "@/db/schema";
import { db } from "@/db/testing/database";
import type { ActorHere } from "@/domain/access/permissions";
import type { Facts } from "@/domain/checklist/facts";
import { gates } from "@/domain/checklist/gate-table";
import type { ActResult, Moment } from "@/domain/checklist/moment";
import type { Template } from "@/domain/checklist/template";
import { essential, full } from "@/domain/checklist/templates";
import { cast } from "@/domain/checklist/testing/cast";
import { type GateScenario, stripped } from "@/domain/checklist/testing/gate-scenario";
import { bySegment, filled, reach, type Wish } from "@/domain/checklist/testing/play";
import { containScenarios } from "@/domain/checklist/testing/scenarios-contain";
import { endingScenarios } from "@/domain/checklist/testing/scenarios-ending";
import { patchScenarios } from "@/domain/checklist/testing/scenarios-patch";
import { peopleScenarios } from "@/domain/checklist/testing/scenarios-people";
import { permitScenarios } from "@/domain/checklist/testing/scenarios-permit";
import { proofScenarios } from "@/domain/checklist/testing/scenarios-proof";
import { remediateScenarios } from "@/domain/checklist/testing/scenarios-remediate";
import { openedFacts, Scene } from "@/domain/checklist/testing/scene";
import { sha256 } from "@/lib/hash";
import { discovered } from "../testing/discovered";
import { callerOf, materialise, staffed, stageFor } from "../testing/materialise";
import { completeStep } from "./complete-step";
import { reportWorseState } from "./report-worse-state";

// The same plays as in domain/checklist/gates.test.ts, on real tables and through the commands, as a request made by hand
// would come: the rule refuses inside the transaction, and nothing is stored.

const taken = vi.hoisted(() => ({ out: "" }));
vi.mock("@/domain/checklist/gate-table", async (original) => {
  const real = await original<typeof import("@/domain/checklist/gate-table")>();
  return {
    get gates() {
      return real.gates.filter((gate) => gate.id !== taken.out);
    },
  };
});
// The tables ask for uuids, in the people too.
vi.mock("@/domain/checklist/testing/cast", async (original) => {
  const real = await original<typeof import("@/domain/checklist/testing/cast")>();
  const withIds = Object.entries(real.cast).map(([name, player]) => [
    name,
    { ...player, id: crypto.randomUUID() },
  ]);
  return { ...real, cast: Object.fromEntries(withIds) };
});

const scenarios: Readonly<Record<string, GateScenario>> = {
  ...containScenarios,
  ...permitScenarios,
  ...remediateScenarios,
  ...patchScenarios,
  ...peopleScenarios,
  ...endingScenarios,
  ...proofScenarios,
};
const { commands } = discovered();
const ids = { site: crypto.randomUUID(), incident: 0 };
const players: readonly ActorHere[] = Object.values(cast);

type Asked = Readonly<{ command: string; actor: ActorHere; input: unknown; facts: Facts; now: Date }>;

/** A scene whose ids are uuids and whose hash is the real one, and that notes what is asked instead of deciding it. */
class Stage extends Scene {
  asked: Asked[] = [];
  noting = false;
  override hash = sha256;
  override newId = () => crypto.randomUUID();
  override try<Input>(...[act, actor, input, more]: Parameters<typeof this.decided<Input>>): ActResult {
    if (!this.noting) return this.decided(act, actor, input, more);
    const acknowledged = more?.acknowledged ?? true;
    const given = { acknowledged, ...input };
    this.asked.push({
      command: commandOf(act.name, input),
      actor,
      input: given,
      facts: this.facts,
      now: this.now,
    });
    return { ok: false, refusal: { code: "steps-unmet", sentence: "", blockers: [] } };
  }
  private decided<Input>(
    act: (template: Template, facts: Facts, input: Input, moment: Moment) => ActResult,
    actor: ActorHere,
    input: Input,
    more?: Partial<Moment>,
  ): ActResult {
    return super.try(act, actor, input, more);
  }
}

function commandOf(act: string, input: unknown): string {
  const name = act.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (name !== "approve") return name;
  const { side } = input as { side: string };
  return `approve-as-${side}`;
}

/** A new incident with ids the tables take. */
function opened(): Partial<Facts> {
  const plain = openedFacts();
  ids.incident += 1;
  return {
    incident: {
      ...plain.incident,
      id: crypto.randomUUID() as Facts["incident"]["id"],
      siteId: ids.site as Facts["incident"]["siteId"],
      key: `INC-2026-${String(ids.incident).padStart(4, "0")}`,
    },
    system: {
      ...plain.system,
      id: crypto.randomUUID() as Facts["system"]["id"],
      network: plain.system.network.map((row) => ({ ...row, id: crypto.randomUUID() as typeof row.id })),
    },
  };
}

const advisoryId = await stageFor(db, openedFacts(opened()), players);

/** What a request looks like on its way in: instants as text, nothing as an empty field. */
const sent = (facts: Facts, input: unknown): unknown =>
  JSON.parse(JSON.stringify({ ...(input as object), key: facts.incident.key, confirmed: "on" }));

async function rowsOf(tx: Tx) {
  const [row] = await tx.execute(sql`
    select (select count(*)::int from step_attempts) as attempts, (select count(*)::int from step_reviews) as reviews,
      (select count(*)::int from approvals) as approvals, (select count(*)::int from permits) as permits,
      (select count(*)::int from clearances) as clearances, (select count(*)::int from acceptances) as acceptances,
      (select count(*)::int from containment_decisions) as decisions, (select count(*)::int from network_states) as moves,
      (select count(*)::int from events) as events, (select count(*)::int from incidents where closed_at is not null) as closed`);
  return row;
}

/** Tries one request on the tables, undoes everything, and returns the codes of its refusal. */
async function codesOf(asked: Asked, template: Template): Promise<readonly string[]> {
  const undone = new Error("undone");
  let codes: readonly string[] = [];
  await db
    .transaction(async (tx) => {
      await materialise(tx, asked.facts, template, advisoryId);
      await staffed(tx, asked.facts);
      const before = await rowsOf(tx);
      const command = commands.get(asked.command);
      if (!command) throw new Error(`No command ${asked.command}`);
      const caller = callerOf(asked.actor, asked.facts);
      const outcome = await command(caller, sent(asked.facts, asked.input), { on: tx, now: asked.now });
      if (outcome.ok) codes = ["accepted"];
      else codes = refusalCodes(outcome.refusal);
      expect(await rowsOf(tx), "a refused act stores nothing").toEqual(before);
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return codes;
}

function refusalCodes(refusal: { code: string; blockers?: readonly { code: string }[] }): readonly string[] {
  return [refusal.code, ...(refusal.blockers ?? []).map((blocker) => blocker.code)];
}

/** Rows a play made up by hand get ids that the tables take. */
function withUuids(facts: Facts): Facts {
  const renamed = new Map<string, string>();
  const isUuid = /^[0-9a-f-]{36}$/;
  const named = <Row extends Readonly<{ id: string }>>(row: Row): Row => {
    if (isUuid.test(row.id)) return row;
    const id = renamed.get(row.id) ?? crypto.randomUUID();
    renamed.set(row.id, id);
    return { ...row, id };
  };
  const attempts = facts.attempts.map(named);
  const reviews = facts.reviews.map(named).map((row) => {
    const attemptId = renamed.get(row.attemptId) ?? row.attemptId;
    return { ...row, attemptId } as typeof row;
  });
  return { ...facts, attempts, reviews, plans: facts.plans.map(named), reports: facts.reports.map(named) };
}

/** Plays up to the act in memory with the gate out of the way, then notes what would be asked. */
function requests(id: string, scenario: GateScenario, template: Template, wish: Wish): readonly Asked[] {
  const stage = new Stage(template, opened());
  taken.out = id;
  try {
    scenario.prepare(stage, wish);
  } finally {
    taken.out = "";
  }
  const { now } = stage;
  const facts = withUuids(stage.facts);
  stage.noting = true;
  for (const act of scenario.acts) {
    stage.facts = facts;
    stage.now = now;
    act(stage, wish);
  }
  expect(stage.asked.length, `${id} asks for something`).toBeGreaterThan(0);
  return stage.asked;
}

// Another incident is a row of its own: G33 has its own play below.
const shipped = gates
  .filter(({ id }) => id !== "G33")
  .flatMap((gate) =>
    (scenarios[gate.id]?.wishes ?? []).flatMap((wish, index) =>
      [essential, full]
        .filter((template) => template === essential || index === 0)
        .map((template) => ({ gate, wish, template, branch: wish.containment })),
    ),
  );

/** These the door refuses by permission before the rule is asked. */
const refusedAtTheDoor = ["not-allowed", "invalid"];

describe("a request made by hand meets every gate", () => {
  test.each(shipped)("$gate.id $gate.name: $template.key, $branch", async ({ gate, wish, template }) => {
    const scenario = scenarios[gate.id];
    if (!scenario) throw new Error(`${gate.id} has no scenario`);
    for (const asked of requests(gate.id, scenario, template, wish)) {
      const codes = await codesOf(asked, template);
      expect(
        codes.some((code) => code === gate.code || refusedAtTheDoor.includes(code)),
        codes.join(", "),
      ).toBe(true);
    }
  });

  test.each(shipped.filter(({ template }) => template === essential))(
    "$gate.id stands alone on a template whose requirements were edited away: $branch",
    async ({ gate, wish, template }) => {
      const scenario = scenarios[gate.id];
      if (!scenario) throw new Error(`${gate.id} has no scenario`);
      const bare = stripped(scenario.edit?.(template) ?? template);
      for (const asked of requests(gate.id, scenario, bare, wish)) {
        const codes = await codesOf(asked, bare);
        expect(
          codes.some((code) => code === gate.code || refusedAtTheDoor.includes(code)),
          codes.join(", "),
        ).toBe(true);
      }
    },
  );
});

test("every gate is played", () => {
  expect(Object.keys(scenarios).sort()).toEqual(gates.map((gate) => gate.id).sort());
});

test("G33 a system is not reconnected while another open incident of it is not remediated", async () => {
  const stage = new Stage(essential, opened());
  reach(stage, stage.step("approvals", "return").key, bySegment);
  const input = filled(stage, stage.step("reconnect").key);
  const undone = new Error("undone");
  await db
    .transaction(async (tx) => {
      await materialise(tx, stage.facts, essential, advisoryId);
      await staffed(tx, stage.facts);
      const ask = () =>
        completeStep(callerOf(cast.tess, stage.facts), sent(stage.facts, input), { on: tx, now: stage.now });
      const key = await anotherIncident(tx, stage.facts);
      const held = await ask();
      expect(held.ok ? [] : refusalCodes(held.refusal)).toContain("held-by-other-incident");
      expect(JSON.stringify(held)).toContain(key);
      await tx
        .update(incidents)
        .set({ closedAt: stage.now, endKind: "cancelled" })
        .where(eq(incidents.key, key));
      expect(await ask()).toMatchObject({ ok: true });
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
});

test("a report on one incident voids what was signed for another of the same system, with its cause and an event", async () => {
  const stage = new Stage(essential, opened());
  reach(stage, stage.step("approvals", "return").key, bySegment);
  const undone = new Error("undone");
  await db
    .transaction(async (tx) => {
      await materialise(tx, stage.facts, essential, advisoryId);
      await staffed(tx, stage.facts);
      const key = await anotherIncident(tx, stage.facts);
      const report = { key, kind: "found-connected", foundAt: "", reason: "Plugged in" };
      const caller = callerOf(cast.tess, stage.facts);
      expect(await reportWorseState(caller, report, { on: tx, now: stage.now })).toMatchObject({ ok: true });
      const signed = await tx
        .select()
        .from(approvals)
        .where(eq(approvals.incidentId, stage.facts.incident.id));
      const cause = `a worse state was reported on ${key}`;
      expect(signed.map((row) => row.voidedCause)).toEqual([cause, cause]);
      const told = await tx.execute(sql`
        select 1 from events where type = 'approval.voided' and incident_id = ${stage.facts.incident.id}`);
      expect(told).toHaveLength(2);
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
});

/** An open incident of the same system on another advisory, on which nothing has been done. */
async function anotherIncident(tx: Tx, facts: Facts): Promise<string> {
  const [own] = await tx.select().from(incidents).where(eq(incidents.id, facts.incident.id));
  const [other] = await tx
    .insert(advisories)
    .values({ publisher: "https://play.example", trackingId: "PLAY-2", createdAt: facts.incident.openedAt })
    .returning();
  if (!own || !other) throw new Error("The incident was not stored");
  const key = "INC-2026-9999";
  await tx
    .insert(incidents)
    .values({ ...own, id: crypto.randomUUID() as typeof own.id, key, advisoryId: other.id });
  return key;
}
