import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Tx } from "@/db/client";
import { imagingSystems, incidents } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import { northgate } from "../testing/northgate";
import { cancelIncident } from "./cancel";
import { findFaults } from "./find-faults";
import { reopenIncident } from "./reopen-incident";
import { reportWorseState } from "./report-worse-state";

const world = await northgate(db);
const cora = world.person("cora");
const at = (tx: Tx) => ({ on: tx, now: world.now });

/** An incident that was cancelled as a wrong match. */
async function cancelled(tx: Tx) {
  const [found] = await tx
    .select({ incident: incidents })
    .from(incidents)
    .innerJoin(imagingSystems, eq(imagingSystems.id, incidents.systemId))
    .where(eq(imagingSystems.assetTag, "NM-021"));
  if (!found) throw new Error("The demo has no incident of NM-021");
  const { key } = found.incident;
  expect(await cancelIncident(cora, { key, reason: "Windows 10" }, at(tx))).toMatchObject({ ok: true });
  return found.incident;
}

test("a closed incident is opened again with everything it had, by a coordinator alone", () =>
  inUndone(async (tx) => {
    const { key, id } = await cancelled(tx);
    for (const who of ["tess", "meyer"] as const) {
      const outcome = await reopenIncident(world.person(who), { key, reason: "It is Windows 7" }, at(tx));
      expect(outcome).toMatchObject({ refusal: { code: "not-allowed" } });
    }
    expect(await reopenIncident(cora, { key, reason: "It is Windows 7" }, at(tx))).toMatchObject({
      ok: true,
    });
    const [row] = await tx.select().from(incidents).where(eq(incidents.id, id));
    expect(row).toMatchObject({ closedAt: null, endKind: null });
    expect(await findFaults(tx)).toEqual([]);
    expect(await reopenIncident(cora, { key, reason: "Again" }, at(tx))).toMatchObject({
      refusal: { code: "incident-open" },
    });
  }));

test("where another incident of the system and advisory was opened since, the closed one stays closed", () =>
  inUndone(async (tx) => {
    const first = await cancelled(tx);
    const { id: _id, key: _key, closedAt: _at, closedBy: _by, endKind: _as, ...again } = first;
    await tx.insert(incidents).values({ ...again, key: "INC-2026-9001" });
    const told = {
      ok: false,
      refusal: { code: "incident-open", sentence: expect.stringContaining("Go on there") },
    };
    const reopening = { key: first.key, reason: "It is Windows 7" };
    expect(await reopenIncident(cora, reopening, at(tx))).toMatchObject(told);
    const report = { key: first.key, kind: "found-connected", foundAt: "", reason: "Plugged in" };
    expect(await reportWorseState(world.person("tess"), report, at(tx))).toMatchObject(told);
    const [row] = await tx.select().from(incidents).where(eq(incidents.id, first.id));
    expect(row?.closedAt).not.toBeNull();
  }));
