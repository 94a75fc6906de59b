import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { incidentNow, incidents } from "@/db/schema";
import { lockSystem } from "@/db/systems";
import { db, inUndone } from "@/db/testing/database";
import { confirmPort } from "../advisories/annotate";
import { correctSystem } from "../systems/correct-system";
import { northgate } from "../testing/northgate";

const world = await northgate(db);
const cora = world.person("cora");
const later = new Date(world.now.getTime() + 60_000);

/** When the lists last computed the open incident of the system. */
async function computedAt(tx: Tx): Promise<Date | undefined> {
  const [row] = await tx
    .select({ at: incidentNow.computedAt })
    .from(incidentNow)
    .innerJoin(incidents, eq(incidents.id, incidentNow.incidentId))
    .where(eq(incidents.key, world.facts.incident.key));
  return row?.at;
}

async function correct(tx: Tx, change: object) {
  const system = await lockSystem(tx, world.systemId);
  if (!system) throw new Error("The system is gone");
  const { fields, rowVersion, state } = system;
  const texts = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? ""]));
  const input = { systemId: world.systemId, rowVersion, state, ...texts, ...change };
  return correctSystem(cora, input, { on: tx, now: later });
}

it("a corrected address writes anew what lists know of the system's incident, another field does not", () =>
  inUndone(async (tx) => {
    expect(await correct(tx, { location: "Another room" })).toMatchObject({ ok: true });
    expect(await computedAt(tx)).not.toEqual(later);
    expect(await correct(tx, { ipAddress: "10.10.99.9" })).toMatchObject({ ok: true });
    expect(await computedAt(tx)).toEqual(later);
  }));

it("a port that is confirmed writes anew what lists know of the advisory's incidents", () =>
  inUndone(async (tx) => {
    const input = { advisoryId: world.advisoryId, port: "8080/tcp" };
    expect(await confirmPort(cora, input, { on: tx, now: later })).toMatchObject({ ok: true });
    expect(await computedAt(tx)).toEqual(later);
  }));
