import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Tx } from "@/db/client";
import { factsOf } from "@/db/incident-facts";
import { evidence } from "@/db/schema";
import { db } from "@/db/testing/database";
import type { EvidenceId, IncidentId } from "@/domain/ids";
import { eventsAbout, hospital, morning } from "../matches/testing/hospital";
import { downloadEvidence } from "./download-evidence";
import { scanAllPending, scanPending } from "./scan-pending";
import { eicar, findClamd, scannerAt } from "./testing/clamd";
import { makeIncident } from "./testing/incident";
import { send } from "./testing/sending";
import { storeFolder } from "./testing/store-folder";

const { ask, person, site } = hospital();
storeFolder();
const clamd = findClamd();
const scanner = scannerAt(clamd ?? "");
beforeAll(() => vi.stubEnv("CLAMD_SOCKET", scanner.socket));
afterAll(async () => {
  await scanner.stop();
  scanner.remove();
});

const incidentAt = () =>
  db.transaction((tx) => makeIncident(tx, { siteId: site("NORTH"), by: person("cora").id }));
async function sent(key: string, content: string) {
  const outcome = await send(person("tess"), key, { content }, { on: db, now: morning });
  if (!outcome.ok) throw new Error(outcome.refusal.sentence);
  // Safe because the upload has just answered this id.
  return { ...outcome.value, id: outcome.value.id as EvidenceId };
}
const inDb = <Found>(read: (tx: Tx) => Promise<Found>) => db.transaction(read);
const rowOf = async (id: EvidenceId) => (await db.select().from(evidence).where(eq(evidence.id, id)))[0];
const counts = async (id: IncidentId) => (await inDb((tx) => factsOf(tx, [id])))[0]?.facts.evidence.length;
const take = (id: EvidenceId) => inDb((tx) => ask(tx, "tess", downloadEvidence, { id }));

describe("while the scanner cannot be reached", () => {
  it("a file waits: it is kept, counts for nothing and is given to nobody", async () => {
    const { key, id: incident } = await incidentAt();
    const { id, state } = await sent(key, "while it is away\n");
    expect(state).toBe("scan-pending");
    expect(await rowOf(id)).toMatchObject({ scan: "pending", quarantine: "none" });
    expect(await counts(incident)).toBe(0);
    expect(await take(id)).toMatchObject({ refusal: { code: "unscanned" } });
    expect(await scanPending(id, { on: db })).toBe("scan-pending");
    expect(await scanAllPending(db)).toBe(0);
    expect(await rowOf(id)).toMatchObject({ scan: "pending" });
  });
});

describe.skipIf(!clamd)("once clamd answers", () => {
  beforeEach(async () => {
    await scanner.stop();
  });

  it("what waited is scanned: the clean counts, the infected goes into quarantine wherever it is", async () => {
    const [one, other] = [await incidentAt(), await incidentAt()];
    const clean = await sent(one.key, "nothing is wrong with it\n");
    const bad = await sent(one.key, `${eicar}\n`);
    const same = await sent(other.key, `${eicar}\n`);
    await scanner.start();
    await scanAllPending(db);
    expect(await rowOf(clean.id)).toMatchObject({ scan: "clean", quarantine: "none" });
    expect(await counts(one.id)).toBe(1);
    expect(await take(clean.id)).toMatchObject({ ok: true });
    for (const { id } of [bad, same])
      expect(await rowOf(id)).toMatchObject({
        scan: "infected",
        quarantine: "held",
        quarantineWhy: "malware",
      });
    expect(await counts(other.id)).toBe(0);
    expect(await take(bad.id)).toMatchObject({ refusal: { code: "held" } });
    const told = await inDb((tx) => eventsAbout(tx, bad.id));
    expect(told.map((event) => [event.type, event.actorName])).toEqual([
      ["evidence.received", "Tess Okafor"],
      ["evidence.scanned", "Malware scanner"],
      ["evidence.quarantined", "Malware scanner"],
    ]);
  });

  it("an upload is told at once, and a repeated one too", async () => {
    await scanner.start();
    const { key, id: incident } = await incidentAt();
    expect(await sent(key, "a clean file\n")).toMatchObject({ state: null });
    expect(await sent(key, `${eicar} \n`)).toMatchObject({ state: "malware" });
    expect(await counts(incident)).toBe(1);
  });

  it("two processes that ask at once record it once", async () => {
    const { key } = await incidentAt();
    const { id } = await sent(key, "asked of by two\n");
    await scanner.start();
    await Promise.all([scanPending(id, { on: db }), scanPending(id, { on: db })]);
    const told = await inDb((tx) => eventsAbout(tx, id));
    expect(told.filter((event) => event.type === "evidence.scanned")).toHaveLength(1);
  });
});
