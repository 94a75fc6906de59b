import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { incidents } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import type { DemoPersonKey } from "../demo/cast";
import { northgate } from "../testing/northgate";
import { readMySteps } from "./read-my-steps";
import { readStepsHere } from "./read-steps-here";

const world = await northgate(db);

/** Each incident on a person's steps that has something to do, with its system. */
async function listed(tx: Tx, who: DemoPersonKey) {
  const { systems } = await readMySteps(world.person(who), { from: 0 }, { on: tx, now: world.now });
  const todo = systems.filter(({ work }) => work.acts.length > 0);
  return Promise.all(
    todo.map(async ({ key, work }) => {
      const [row] = await tx.select({ id: incidents.systemId }).from(incidents).where(eq(incidents.key, key));
      if (!row) throw new Error(`${key} has no system`);
      return { key, system: row.id, step: work.acts[0]?.step };
    }),
  );
}

describe("the code on a label", () => {
  it.each(["tess", "meyer"] as const)("leads %s to the step that stands first for the incident", (who) =>
    inUndone(async (tx) => {
      const mine = await listed(tx, who);
      expect(mine.length).toBeGreaterThan(1);
      for (const { key, system, step } of mine) {
        const here = await readStepsHere(world.person(who), { id: system }, { on: tx, now: world.now });
        expect(here?.steps.find(({ incident }) => incident === key)?.step).toBe(step);
      }
    }),
  );

  it("holds no step for whoever does none there, and tells a stranger nothing", () =>
    inUndone(async (tx) => {
      const [one] = await listed(tx, "tess");
      if (!one) throw new Error("Tess has nothing to do");
      const asked = (who: DemoPersonKey) =>
        readStepsHere(world.person(who), { id: one.system }, { on: tx, now: world.now });
      expect((await asked("eve"))?.steps ?? []).toEqual([]);
      expect((await asked("cora"))?.steps).toEqual([]);
      expect(await asked("sam")).toBeNull();
    }));
});
