import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { events, incidents } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import { makeIncident } from "../evidence/testing/incident";
import { hospital, morning } from "../matches/testing/hospital";
import { cancelIncident, requestCancel } from "./cancel";

const { ask, person, site } = hospital();
const reason = "Windows 10, seen on the console";
const makeOne = (tx: Parameters<typeof makeIncident>[0]) =>
  makeIncident(tx, { siteId: site("NORTH"), by: person("cora").id });

test("a wrong match is cancelled with its reason, and the timeline says who did it", () =>
  inUndone(async (tx) => {
    const { id, key } = await makeOne(tx);
    expect(await ask(tx, "cora", cancelIncident, { key, reason })).toMatchObject({ ok: true });
    const [row] = await tx.select().from(incidents).where(eq(incidents.id, id));
    expect(row).toMatchObject({ endKind: "cancelled", closedBy: person("cora").id });
    const told = await tx.select().from(events).where(eq(events.incidentId, id));
    expect(told.map((event) => [event.type, event.actorName])).toContainEqual([
      "incident.cancelled",
      person("cora").name,
    ]);
  }));

test("without a reason, and once it is closed, it is refused and nothing changes", () =>
  inUndone(async (tx) => {
    const { id, key } = await makeOne(tx);
    expect(await ask(tx, "cora", cancelIncident, { key, reason: " " })).toMatchObject({ ok: false });
    expect(await tx.$count(events, eq(events.incidentId, id))).toBe(0);
    await ask(tx, "cora", cancelIncident, { key, reason });
    for (const act of [cancelIncident, requestCancel]) {
      expect(await ask(tx, "cora", act, { key, reason })).toMatchObject({ ok: false });
    }
  }));

test("a technician of the site may not, and one of another site is told that there is nothing", () =>
  inUndone(async (tx) => {
    const { key } = await makeOne(tx);
    for (const act of [cancelIncident, requestCancel]) {
      expect(await ask(tx, "tess", act, { key, reason })).toMatchObject({ refusal: { code: "not-allowed" } });
      expect(await ask(tx, "sam", act, { key, reason })).toMatchObject({ refusal: { code: "not-found" } });
    }
  }));

test("cancelled by two requests at once it is cancelled once, and a repeated request gets the first answer", async () => {
  const { id, key } = await db.transaction(makeOne);
  const requestId = crypto.randomUUID();
  const send = (request: string) =>
    cancelIncident(person("cora"), { key, reason, requestId: request }, { now: morning });
  const outcomes = await Promise.all([send(requestId), send(crypto.randomUUID())]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  const won = outcomes[0]?.ok === true;
  if (won) expect(await send(requestId)).toEqual(outcomes[0]);
  const told = await db.select().from(events).where(eq(events.incidentId, id));
  expect(told.filter((event) => event.type === "incident.cancelled")).toHaveLength(1);
});
