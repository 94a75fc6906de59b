import { mkdir, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { blobs, notices, storeState } from "@/db/schema";
import { db } from "@/db/testing/database";
import { completeStep } from "../incidents/complete-step";
import { findFaults } from "../incidents/find-faults";
import { readIncident } from "../incidents/read-incident";
import { verifyStep } from "../incidents/verify-step";
import { eventsAbout, hospital, morning } from "../matches/testing/hospital";
import { downloadEvidence } from "./download-evidence";
import { evidenceStore } from "./open-store";
import { readDamaged } from "./read-damaged";
import { readEvidence } from "./read-evidence";
import { readFile as readFilePage } from "./read-file";
import type { EvidenceStore } from "./store";
import { makeIncident } from "./testing/incident";
import { confirming, hashOf, send } from "./testing/sending";
import { storeFolder } from "./testing/store-folder";
import { StoreFails, verifyAll, verifyDue, verifyHash } from "./verify-files";

const { person, site } = hospital();
const store = storeFolder();
const week = 8 * 24 * 3_600_000;
const later = (ms: number) => new Date(morning.getTime() + ms);

async function fileWith(content: string) {
  const { key, id: incidentId } = await db.transaction((tx) =>
    makeIncident(tx, { siteId: site("NORTH"), by: person("cora").id }),
  );
  const outcome = await send(person("tess"), key, { content }, { on: db, now: morning });
  if (!outcome.ok) throw new Error(outcome.refusal.sentence);
  return { key, incidentId, id: outcome.value.id, sha256: outcome.value.sha256 };
}
const verify = (now = morning) => verifyAll(db, evidenceStore(), now);
const download = (id: string) => downloadEvidence(person("tess"), { id }, { on: db, now: morning });
const typesAbout = async (id: string) =>
  (await db.transaction((tx) => eventsAbout(tx, id))).map((e) => e.type);
const blob = async (sha256: string) =>
  (await db.select().from(blobs).where(eq(blobs.sha256, sha256)))[0] ?? expect.fail("no blob");
async function flip(sha256: string) {
  const bytes = await readFile(store.placeOf(sha256));
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  await writeFile(store.placeOf(sha256), bytes);
}

// Another file, so that a store without one file is not a store without any.
beforeEach(async () => void (await fileWith(`beside ${crypto.randomUUID()}`)));

describe("bytes that are read back", () => {
  it("are noted as read, and nothing is told where they are what was received", async () => {
    const { id, sha256 } = await fileWith("as it was");
    expect((await verify()).damaged).not.toContain(sha256);
    expect(await blob(sha256)).toMatchObject({ verifiedAt: morning, fault: null, faultSince: null });
    expect(await typesAbout(id)).toEqual(["evidence.received"]);
  });

  it.each([
    ["altered", flip],
    ["altered", (sha256: string) => truncate(store.placeOf(sha256), 3)],
    ["altered", (sha256: string) => writeFile(store.placeOf(sha256), "")],
    ["missing", (sha256: string) => rm(store.placeOf(sha256))],
    [
      "unreadable",
      async (sha256: string) => {
        await rm(store.placeOf(sha256));
        await mkdir(store.placeOf(sha256));
      },
    ],
  ] as const)("and are %s are an alarm: event, notice, no download, once", async (fault, damage) => {
    const { id, sha256 } = await fileWith(`to be damaged ${crypto.randomUUID()}`);
    await damage(sha256);
    expect((await verify()).damaged).toContain(sha256);
    await verify(later(1));
    expect(await typesAbout(id)).toEqual(["evidence.received", "evidence.damaged"]);
    const [, event] = await db.transaction((tx) => eventsAbout(tx, id));
    expect(event).toMatchObject({ actorKind: "job", data: { sha256, fault, stepKey: confirming } });
    expect(await blob(sha256)).toMatchObject({ fault, faultSince: morning, verifiedAt: later(1) });
    expect(await download(id)).toMatchObject({ refusal: { code: "bytes-damaged" } });
    const told = await db
      .select()
      .from(notices)
      .where(eq(notices.eventId, event?.id ?? ""));
    expect(told.map(({ personId }) => personId)).toEqual(
      expect.arrayContaining([person("cora").id, person("tess").id]),
    );
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(["file-damaged"]));
    await rm(store.placeOf(sha256), { recursive: true, force: true });
  });

  it("count as missing: the step is not done on them, nothing done with them is verified, and the caches fit", async () => {
    const { key, id, sha256 } = await fileWith("proof of a step");
    const running = { on: db, now: morning };
    const done = async () => {
      const page = await readIncident(person("tess"), { key }, running);
      const step = page?.evaluation.steps.find((each) => each.key === confirming);
      const asked = step?.step.evidence.filter(({ kind }) => kind !== "file") ?? [];
      const answers = Object.fromEntries(asked.map((each) => [each.key, "VB10A"]));
      const seen = step?.latest?.id ?? "";
      const input = { key, step: confirming, seen, answers, evidenceIds: [id], doneAt: "", labelEnd: "" };
      return completeStep(person("tess"), { requestId: crypto.randomUUID(), ...input }, running);
    };
    const damage = async () => {
      await flip(sha256);
      await verify();
    };
    await damage();
    expect(JSON.stringify(await done())).toContain("evidence-missing");
    expect(await readEvidence(person("cora"), { key }, running)).toMatchObject({
      count: 1,
      damaged: 1,
      files: [{ id, fault: "altered" }],
    });
    expect(await readEvidence(person("eve"), { key }, running)).toMatchObject({ damaged: 1, files: null });

    await damage();
    expect(await done()).toMatchObject({ ok: true });
    await damage();
    const page = await readIncident(person("cora"), { key }, running);
    expect(page?.facts).toMatchObject({ evidence: [], withheld: [{ id }] });
    const attemptId = page?.facts.attempts[0]?.id;
    const check = { requestId: crypto.randomUUID(), key, attemptId, answers: {} };
    expect(JSON.stringify(await verifyStep(person("cora"), check, running))).toContain("evidence-missing");
    // The incidents beside it were made without what the lists know of them.
    const faults = await db.transaction((tx) => findFaults(tx));
    expect(faults.filter((fault) => fault.includes(key))).toEqual([]);
    await damage();
  });

  it("count again once they are put back, by hand or by attaching the same file again", async () => {
    const { id, sha256, key } = await fileWith("to be put back");
    await flip(sha256);
    await verify();
    await flip(sha256);
    expect((await verify()).damaged).not.toContain(sha256);
    expect(await download(id)).toMatchObject({ ok: true });

    await rm(store.placeOf(sha256));
    await verify();
    const again = await send(person("cora"), key, { content: "to be put back" }, { on: db, now: morning });
    expect(again).toMatchObject({ ok: true });
    expect(await blob(sha256)).toMatchObject({ fault: null, faultSince: null });
    expect(await typesAbout(id)).toEqual([
      "evidence.received",
      "evidence.damaged",
      "evidence.restored",
      "evidence.downloaded",
      "evidence.damaged",
      "evidence.restored",
    ]);
  });

  it("are told of in every incident that holds them, each once, though two look at once", async () => {
    const first = await fileWith("in two incidents");
    const second = await fileWith("in two incidents");
    await flip(first.sha256);
    await Promise.all([verify(), verify(), verifyHash(db, evidenceStore(), first.sha256, morning)]);
    for (const { id } of [first, second])
      expect((await typesAbout(id)).filter((type) => type === "evidence.damaged")).toHaveLength(1);
    await flip(first.sha256);
    await verify();
  });

  it("do not become an alarm where they were put back at that moment", async () => {
    const { id, sha256 } = await fileWith("put back in the nick of time");
    const real = evidenceStore();
    let reads = 0;
    const once: EvidenceStore = {
      ...real,
      read: (hash) => real.read(hash === sha256 && ++reads === 1 ? hashOf("none") : hash),
    };
    expect(await verifyHash(db, once, sha256, morning)).toBeNull();
    expect(reads).toBe(2);
    expect(await typesAbout(id)).toEqual(["evidence.received"]);
  });
});

describe("the round of the job", () => {
  it("takes what was never read or not for a week, so much at a time, the oldest first", async () => {
    await verify(later(0));
    expect((await verifyDue(db, evidenceStore(), later(1000))).files).toBe(0);
    const { sha256 } = await fileWith("new");
    expect(await verifyDue(db, evidenceStore(), later(1000))).toMatchObject({ files: 1 });
    expect(await blob(sha256)).toMatchObject({ verifiedAt: later(1000) });
    const all = await db.$count(blobs);
    const few = { bytes: 1, files: 2, ms: 60_000 };
    expect((await verifyDue(db, evidenceStore(), later(week), few)).files).toBe(1);
    expect((await verifyDue(db, evidenceStore(), later(week), { ...few, bytes: 1e9 })).files).toBe(2);
    expect((await verifyDue(db, evidenceStore(), later(week))).files).toBe(all - 3);
  });

  it("is not put off by a time that a clock ahead of ours wrote", async () => {
    await verify(later(365 * week));
    expect((await verifyDue(db, evidenceStore(), later(1))).files).toBe(await db.$count(blobs));
  });
});

describe("a store that fails as a whole", () => {
  const failing = (): EvidenceStore => ({
    ...evidenceStore(),
    answers: () => Promise.reject(new Error("no route")),
  });
  const state = async () => (await db.select().from(storeState))[0];

  it("is one alarm, told once, and says nothing of any file", async () => {
    const { id, sha256 } = await fileWith("not to be blamed");
    for (const now of [morning, later(60_000)])
      await expect(verifyAll(db, failing(), now)).rejects.toThrow(StoreFails);
    expect(await state()).toMatchObject({ failingSince: morning, failure: "It does not answer." });
    expect(await blob(sha256)).toMatchObject({ fault: null });
    expect(await typesAbout(id)).toEqual(["evidence.received"]);
    await verify();
    expect(await state()).toMatchObject({ failingSince: null, failure: null });
    const told = await db.execute<{ type: string }>(
      "select type from events where chain = 'organisation' and type like 'store.%' order by seq",
    );
    expect(told.map(({ type }) => type)).toEqual(["store.failed", "store.answered"]);
  });

  it("in the middle of a round blames no file", async () => {
    const { sha256 } = await fileWith("read when the line broke");
    let asked = 0;
    const breaks: EvidenceStore = {
      ...evidenceStore(),
      answers: () => (asked++ === 0 ? Promise.resolve() : Promise.reject(new Error("no route"))),
      read: async function* () {
        yield await Promise.reject(new Error("no route"));
      },
    };
    await expect(verifyAll(db, breaks, morning)).rejects.toThrow("no route");
    expect(await blob(sha256)).toMatchObject({ fault: null });
  });

  it("is so too where none of the files is there: it is another folder, or not mounted", async () => {
    const { sha256 } = await fileWith("beside the mount");
    await rename(dirname(dirname(dirname(store.placeOf(sha256)))), `${store.root()}.away`);
    await mkdir(store.root());
    await expect(verify()).rejects.toThrow("It holds none of the");
    await rm(store.root(), { recursive: true });
    await rename(`${store.root()}.away`, store.root());
    expect(await blob(sha256)).toMatchObject({ fault: null });
    await verify();
  });
});

describe("what is shown of it", () => {
  const ask = (who: Parameters<typeof person>[0]) => readDamaged(person(who), null, { on: db, now: morning });

  it("to an administrator by size and hash, to a coordinator by name, to a stranger not at all", async () => {
    const { id, key, sha256 } = await fileWith("shown to whom");
    await flip(sha256);
    await verify();
    expect((await ask("nils"))?.files).toContainEqual(expect.objectContaining({ id, sha256, of: null }));
    const named = { name: "IMG_2291.txt", incident: key, stepKey: confirming };
    expect((await ask("cora"))?.files).toContainEqual(expect.objectContaining({ id, of: named }));
    expect(await ask("sam")).toBeNull();
    await flip(sha256);
    await verify();
    expect((await ask("nils"))?.files).not.toContainEqual(expect.objectContaining({ id }));
  });

  it("as the custody of a file: each act with its hash, from where only for those who read the log", async () => {
    const { id, key, sha256 } = await fileWith("with a history");
    const from = { ...person("tess"), address: "192.0.2.7" };
    await downloadEvidence(from, { id }, { on: db, now: morning });
    const page = (who: Parameters<typeof person>[0]) =>
      readFilePage(person(who), { key, id }, { on: db, now: morning });
    const coordinators = await page("cora");
    expect(coordinators?.events).toMatchObject([
      { type: "evidence.downloaded", actorName: "Tess Okafor", address: "192.0.2.7", data: { sha256 } },
      { type: "evidence.received", actorName: "Tess Okafor", data: { sha256 } },
    ]);
    expect((await page("tess"))?.events.map(({ address }) => address)).toEqual([null, null]);
    expect(await page("sam")).toBeNull();
    expect(await page("eve")).toBeNull();
    expect(await readFilePage(person("cora"), { key, id: "no id" }, { on: db, now: morning })).toBeNull();
  });
});
