import { and, eq, isNull } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { advisories, events, incidents } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import { type CellState, cellOf } from "@/domain/advisory-grid/cells";
import { type GridFilter, wholeGrid } from "@/domain/advisory-grid/filter";
import type { StepNow } from "@/domain/checklist/evaluation";
import { heldBy } from "@/domain/incidents/asking";
import type { DemoPersonKey } from "../demo/cast";
import { askForSteps } from "../incidents/ask-for-steps";
import { cannotDoStep } from "../incidents/cannot-do-step";
import { followClock } from "../incidents/follow-clock";
import { readIncident } from "../incidents/read-incident";
import { rejectStep } from "../incidents/reject-step";
import { northgate } from "../testing/northgate";
import { readAdvisoryGrid } from "./read-advisory-grid";

const world = await northgate(db);
const { now, advisoryId: id } = world;
await followClock(db, now);
const own = world.facts.incident.key;

async function grid(tx: Tx, filter: Partial<GridFilter> = {}, who: DemoPersonKey = "cora", at = now) {
  const asked = { id, filter: { ...wholeGrid, ...filter }, from: 0 };
  const found = await readAdvisoryGrid(world.person(who), asked, { on: tx, now: at });
  if (!found) throw new Error("There is no grid");
  return found;
}
type Grid = Awaited<ReturnType<typeof grid>>;
const keys = ({ rows }: Grid) => rows.map((row) => row.key);
/** How each step of a row stands, by its key. */
const cellsOf = ({ columns, rows }: Grid, key: string) => {
  const cells = rows.find((row) => row.key === key)?.cells ?? "";
  return new Map(columns.map((column, index) => [column.key, cellOf(cells[index]).state]));
};

/** What the incident's own page says of a step. */
function stateOnPage(step: StepNow): CellState {
  if (step.waitsFor) return step.inQuestion ? "questioned" : "waits";
  if (step.state === "available" || step.state === "blocked") return openOnPage(step);
  if (step.state === "verified" || step.state === "done") return step.counts ? step.state : "lapsed";
  const others = { "not-needed": "not-applicable", closed: "left" } as const;
  return step.state in others ? others[step.state as keyof typeof others] : (step.state as CellState);
}

function openOnPage({ returned, latest, state }: StepNow): CellState {
  if (returned) return "returned";
  if (latest?.outcome === "cannot") return "cannot";
  return state === "available" ? "next" : "locked";
}

const page = async (tx: Tx, key: string) => {
  const found = await readIncident(world.person("cora"), { key }, { on: tx, now });
  if (!found) throw new Error(`${key} is not there`);
  return found;
};

describe("the grid of an advisory", () => {
  it("has a row for each open incident and says of each step what the incident's own page says", () =>
    inUndone(async (tx) => {
      const seen = await grid(tx);
      const open = and(eq(incidents.advisoryId, id), isNull(incidents.closedAt), isNull(incidents.drillId));
      const stored = await tx.select({ key: incidents.key }).from(incidents).where(open);
      expect(keys(seen).sort()).toEqual(stored.map(({ key }) => key).sort());
      for (const row of seen.rows) {
        const { evaluation } = await page(tx, row.key);
        const cells = cellsOf(seen, row.key);
        for (const step of evaluation.steps) {
          expect(cells.get(step.key), `${row.key} ${step.key}`).toBe(stateOnPage(step));
        }
        const others = [...cells].filter(([key]) => !evaluation.steps.some((step) => step.key === key));
        expect(others.every(([, state]) => state === "absent")).toBe(true);
      }
    }));

  it("names as blockers exactly what can be brought further and holds others", () =>
    inUndone(async (tx) => {
      const seen = await grid(tx);
      for (const { key, blockers } of seen.rows) {
        const { evaluation } = await page(tx, key);
        const held = evaluation.steps
          .filter((step) => step.state === "available" || step.waitsFor !== null)
          .map((step) => ({ step: step.key, holds: heldBy(evaluation, step.key) }))
          .filter(({ holds }) => holds > 0);
        expect(blockers.map(({ step, holds }) => ({ step, holds }))).toEqual(held);
      }
    }));

  it("tells a step that was returned, and one that could not be done", () =>
    inUndone(async (tx) => {
      const on = { on: tx, now };
      const cannot = { key: own, step: "verify-segmentation", seen: "", reason: "No scanner" };
      expect(await cannotDoStep(world.person("tess"), cannot, on)).toMatchObject({ ok: true });
      expect(cellsOf(await grid(tx), own).get("verify-segmentation")).toBe("cannot");
      const seen = await grid(tx);
      const waiting = seen.rows.flatMap(({ key }) =>
        [...cellsOf(seen, key)].flatMap(([step, state]) => (state === "waits" ? [{ key, step }] : [])),
      );
      const [{ key, step } = { key: "", step: "" }] = waiting;
      const { evaluation } = await page(tx, key);
      const latest = evaluation.steps.find((each) => each.key === step)?.latest;
      const who = latest?.by.id === world.person("cora").id ? "jonas" : "cora";
      const reject = { key, attemptId: latest?.id, reason: "Too dark" };
      expect(await rejectStep(world.person(who), reject, on)).toMatchObject({ ok: true });
      expect(cellsOf(await grid(tx), key).get(step)).toBe("returned");
    }));

  it("tells no record to hold that ran out while nobody wrote so", () =>
    inUndone(async (tx) => {
      const later = new Date(now.getTime() + 31 * 86_400_000);
      const before = await grid(tx);
      const after = await grid(tx, {}, "cora", later);
      const cleared = before.rows.filter(
        ({ key }) => cellsOf(before, key).get("attest-clinically-safe") === "done",
      );
      expect(cleared.length).toBeGreaterThan(0);
      for (const { key } of cleared) {
        expect(cellsOf(after, key).get("attest-clinically-safe")).toBe("lapsed");
        expect(after.rows.find((row) => row.key === key)?.exposure).toBe("exposed");
      }
    }));
});

describe("every number of the grid", () => {
  it("is that of the rows it opens", () =>
    inUndone(async (tx) => {
      const seen = await grid(tx);
      expect(seen.total).toBe(seen.rows.length);
      expect(seen.blockers.length).toBeGreaterThan(3);
      for (const { siteCode, step, act, rows } of seen.blockers) {
        const opened = await grid(tx, { site: siteCode, waits: { step, act } });
        expect(keys(opened)).toEqual(rows.map((row) => row.key));
        expect(opened.total).toBe(rows.length);
        expect(opened.blockers.map((each) => each.rows.length)[0]).toBeGreaterThan(0);
      }
      expect((await grid(tx, { overdue: true })).total).toBe(seen.overdue);
    }));

  it("counts the biggest blocker first", () =>
    inUndone(async (tx) => {
      const sizes = (await grid(tx)).blockers.map((blocker) => blocker.rows.length);
      expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
    }));

  it("narrows by site, phase, branch and whose it is, each row to its own", () =>
    inUndone(async (tx) => {
      const all = await grid(tx);
      const parts = async (filters: readonly Partial<GridFilter>[]) => {
        const found = await Promise.all(filters.map((filter) => grid(tx, filter)));
        expect(found.flatMap(keys).sort()).toEqual(keys(all).sort());
      };
      await parts(all.sites.map(({ code }) => ({ site: code })));
      await parts([...new Set(all.rows.map((row) => row.phase))].map((phase) => ({ phase })));
      const branches = ["segment", "standalone", "exception", "undecided"] as const;
      await parts(branches.map((branch) => ({ branch })));
      const lead = await grid(tx, { by: "clinical-lead" });
      expect(lead.rows.every(({ blockers }) => blockers.some(({ role }) => role === "clinical-lead"))).toBe(
        true,
      );
    }));

  it("puts closed ones after the open ones, and only where they are asked for", () =>
    inUndone(async (tx) => {
      const [open, closed, both] = [
        await grid(tx),
        await grid(tx, { standing: "closed" }),
        await grid(tx, { standing: "all" }),
      ];
      expect(keys(both)).toEqual([...keys(open), ...keys(closed)]);
      expect(closed.blockers).toEqual([]);
    }));

  it("counts the systems decided affected that have no incident", () =>
    inUndone(async (tx) => {
      const before = (await grid(tx)).toOpen;
      const [one] = (await grid(tx)).rows;
      await tx
        .update(incidents)
        .set({ advisoryId: await otherAdvisory(tx) })
        .where(eq(incidents.key, one?.key ?? ""));
      expect((await grid(tx)).toOpen).toBe(before + 1);
    }));

  it("sorts by what waits longest", () =>
    inUndone(async (tx) => {
      const since = (await grid(tx, { sort: "waiting" })).rows.map((row) => row.since.getTime());
      expect(since).toEqual(since.toSorted((one, other) => one - other));
    }));
});

async function otherAdvisory(tx: Tx) {
  const all = await tx.select({ id: advisories.id }).from(advisories);
  const other = all.find((each) => each.id !== id);
  if (!other) throw new Error("The demo has one advisory");
  return other.id;
}

describe("who sees which rows", () => {
  it("is told by their grants: everything, one site, or no grid at all", () =>
    inUndone(async (tx) => {
      const all = await grid(tx);
      for (const who of ["eve", "ada"] as const) expect(keys(await grid(tx, {}, who))).toEqual(keys(all));
      const tess = await grid(tx, {}, "tess");
      expect(keys(tess)).toEqual(all.rows.filter((row) => row.siteCode === "NORTH").map((row) => row.key));
      expect(tess.sites.map(({ code }) => code)).toEqual(["NORTH"]);
      expect(tess.blockers.every(({ siteCode }) => siteCode === "NORTH")).toBe(true);
      expect(tess.toOpen).toBeLessThanOrEqual(all.toOpen);
      const asked = { id, filter: wholeGrid, from: 0 };
      expect(await readAdvisoryGrid(world.person("nils"), asked, { on: tx, now })).toBeNull();
    }));
});

describe("asking for what several incidents wait for", () => {
  /** The biggest blocker of more than one incident that somebody else can bring further. */
  async function several(tx: Tx) {
    const { blockers } = await grid(tx);
    const found = blockers.find((blocker) => blocker.rows.length > 1 && blocker.ask.others.length > 0);
    if (!found) throw new Error("Nothing holds two incidents");
    return { ...found, keys: found.rows.map((row) => row.key) };
  }
  const asks = async (tx: Tx) => (await tx.select().from(events).where(eq(events.type, "step.asked"))).length;

  it("asks whom the grid names, for each incident once, and says so afterwards", () =>
    inUndone(async (tx) => {
      const blocker = await several(tx);
      const before = await asks(tx);
      const request = { requestId: crypto.randomUUID(), step: blocker.step, keys: blocker.keys };
      const outcome = await askForSteps(world.person("cora"), request, { on: tx, now });
      expect(outcome).toMatchObject({ ok: true, value: { refused: [] } });
      if (outcome.ok) {
        expect(outcome.value.asked.map(({ key }) => key)).toEqual(blocker.keys);
        for (const { who } of outcome.value.asked)
          expect(blocker.ask.others).toEqual(expect.arrayContaining([...who]));
      }
      expect(await asks(tx)).toBe(before + blocker.keys.length);
      const again = await askForSteps(world.person("cora"), request, { on: tx, now });
      expect(again).toEqual(outcome);
      expect(await asks(tx)).toBe(before + blocker.keys.length);
      const shown = (await several(tx)).ask.last;
      expect(shown).toMatchObject({ by: "Cora Lindqvist", incidents: blocker.keys.length });
    }));

  it("tells of each incident on which nobody was asked, and asks on the others", () =>
    inUndone(async (tx) => {
      const blocker = await several(tx);
      const [first = "", ...rest] = blocker.keys;
      const on = { on: tx, now };
      expect(
        await askForSteps(world.person("cora"), { step: blocker.step, keys: [first] }, on),
      ).toMatchObject({
        ok: true,
      });
      const outcome = await askForSteps(
        world.person("cora"),
        { step: blocker.step, keys: blocker.keys },
        { on: tx, now: new Date(now.getTime() + 60_000) },
      );
      expect(outcome).toMatchObject({
        ok: true,
        value: { asked: rest.map((key) => ({ key })), refused: [{ key: first }] },
      });
      const all = { step: blocker.step, keys: blocker.keys };
      expect(await askForSteps(world.person("cora"), all, on)).toMatchObject({
        ok: false,
        refusal: { code: "asked-already" },
      });
    }));

  it("asks on none that a stranger names, and on none for who only reads", () =>
    inUndone(async (tx) => {
      const { step, keys: named } = await several(tx);
      for (const [who, code] of [
        ["sam", "not-found"],
        ["eve", "not-allowed"],
      ] as const) {
        const outcome = await askForSteps(world.person(who), { step, keys: named }, { on: tx, now });
        expect(outcome).toMatchObject({ ok: false, refusal: { code } });
      }
    }));

  it("takes at most fifty at once", async () => {
    const many = Array.from({ length: 51 }, (_, index) => `INC-2026-${index}`);
    const outcome = await askForSteps(world.person("cora"), { step: "map-exposure", keys: many });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "invalid" } });
  });

  it("asks once for each incident where two ask at the same moment", async () => {
    const { step, keys: named } = await db.transaction((tx) => several(tx));
    const ask = (who: DemoPersonKey) => askForSteps(world.person(who), { step, keys: named }, { now });
    const outcomes = await Promise.all([ask("cora"), ask("jonas")]);
    const asked = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.asked : []));
    expect(asked.map(({ key }) => key).sort()).toEqual([...named].sort());
  });
});
