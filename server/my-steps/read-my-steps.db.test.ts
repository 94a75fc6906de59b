import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { imagingSystems, incidents, stepAttempts } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import type { DemoPersonKey } from "../demo/cast";
import { rejectStep } from "../incidents/reject-step";
import { verifyStep } from "../incidents/verify-step";
import { northgate } from "../testing/northgate";
import { readMySteps } from "./read-my-steps";

const world = await northgate(db);
const own = world.facts.incident.key;
const read = (tx: Tx, who: DemoPersonKey) =>
  readMySteps(world.person(who), { from: 0 }, { on: tx, now: world.now });
const sitesOf = async (tx: Tx, who: DemoPersonKey) => [
  ...new Set((await read(tx, who)).systems.map((system) => system.siteName)),
];
const workOf = async (tx: Tx, who: DemoPersonKey, key: string) =>
  (await read(tx, who)).systems.find((system) => system.key === key)?.work;

/** The installation at Northgate that the demo leaves waiting for verification. */
async function waiting(tx: Tx) {
  const [row] = await tx
    .select({ key: incidents.key, attemptId: stepAttempts.id, by: stepAttempts.byPerson })
    .from(stepAttempts)
    .innerJoin(incidents, eq(incidents.id, stepAttempts.incidentId))
    .innerJoin(imagingSystems, eq(imagingSystems.id, incidents.systemId))
    .where(
      and(
        eq(imagingSystems.assetTag, "WS-031"),
        eq(stepAttempts.stepKey, "install-remediation"),
        eq(stepAttempts.current, true),
      ),
    );
  if (!row) throw new Error("The demo has no installation that waits at Northgate");
  const doer = (["tess", "noor"] as const).find((who) => world.person(who).id === row.by);
  if (!doer) throw new Error("Somebody else installed it");
  return { ...row, doer, other: doer === "tess" ? ("noor" as const) : ("tess" as const) };
}

describe("my steps", () => {
  it("show a technician the steps at the own site, with the files each still asks for", () =>
    inUndone(async (tx) => {
      expect(await sitesOf(tx, "tess")).toEqual(["Northgate General Hospital"]);
      const work = await workOf(tx, "tess", own);
      expect(work?.acts[0]).toMatchObject({
        step: "verify-segmentation",
        act: "do",
        proofs: { asked: 1, missing: 1 },
      });
    }));

  it("show a clinical lead the questions of the own sites", () =>
    inUndone(async (tx) => {
      const { systems } = await read(tx, "meyer");
      expect(systems[0]?.work.acts[0]?.title).toMatch(/clinical/i);
      const mine = ["Elmwood Medical Center", "Northgate General Hospital", "St. Anna Klinik"];
      expect((await sitesOf(tx, "meyer")).sort()).toEqual(mine);
    }));

  it("show work only where the role is held, whatever else may be read elsewhere", () =>
    inUndone(async (tx) => {
      expect(await sitesOf(tx, "mia")).toEqual(["St. Anna Klinik"]);
      expect(await sitesOf(tx, "sam")).toEqual(["Southmoor Medical Center"]);
      for (const who of ["cora", "eve", "ada", "nils"] as const) {
        expect(await read(tx, who)).toMatchObject({ systems: [], works: false });
      }
      const former = { ...world.person("tess"), grants: [] };
      expect((await readMySteps(former, { from: 0 }, { on: tx, now: world.now })).systems).toEqual([]);
    }));

  it("keep what a person did in sight until another one verifies it", () =>
    inUndone(async (tx) => {
      const { key, attemptId, doer, other } = await waiting(tx);
      expect((await workOf(tx, doer, key))?.waits).toMatchObject([{ step: "install-remediation" }]);
      expect((await workOf(tx, other, key))?.waits ?? []).toEqual([]);
      const on = { on: tx, now: world.now };
      expect(await verifyStep(world.person("jonas"), { key, attemptId }, on)).toMatchObject({ ok: true });
      const after = await workOf(tx, doer, key);
      expect(after?.waits).toEqual([]);
      expect(after?.acts.map((act) => act.step)).toContain("verify-remediation");
    }));

  it("put a returned step before everything else, with the reason", () =>
    inUndone(async (tx) => {
      const { key, attemptId, doer } = await waiting(tx);
      const on = { on: tx, now: world.now };
      const input = { key, attemptId, reason: "The log is of another system" };
      expect(await rejectStep(world.person("jonas"), input, on)).toMatchObject({ ok: true });
      const { systems } = await read(tx, doer);
      expect(systems[0]?.key).toBe(key);
      expect(systems[0]?.work.acts[0]).toMatchObject({ act: "again", step: "install-remediation" });
      expect(systems[0]?.work.acts[0]?.note).toContain("The log is of another system");
    }));

  it("end with the incident", () =>
    inUndone(async (tx) => {
      const closed = {
        closedAt: world.now,
        closedBy: world.person("cora").id,
        endKind: "cancelled",
      } as const;
      await tx.update(incidents).set(closed).where(eq(incidents.key, own));
      expect(await workOf(tx, "tess", own)).toBeUndefined();
    }));
});
