import { eq, sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import type { Tx } from "@/db/client";
import { factsOf } from "@/db/incident-facts";
import { blobs, evidence, notices, people } from "@/db/schema";
import { db, inUndone, owner } from "@/db/testing/database";
import type { EvidenceId, IncidentId } from "@/domain/ids";
import { eventsAbout, hospital, morning } from "../../matches/testing/hospital";
import { dicomFile, markedFile, markers } from "../../systems/testing/dicom-files";
import { downloadEvidence, downloadOriginal, viewEvidence } from "../download-evidence";
import { evidenceStore } from "../open-store";
import { readFile } from "../read-file";
import { readThumb } from "../read-thumb";
import { sweepEvidence } from "../sweep";
import { everythingIn } from "../testing/everything";
import { zipOf } from "../testing/files";
import { makeIncident } from "../testing/incident";
import { hashOf, send } from "../testing/sending";
import { textOf } from "../testing/store-contract";
import { storeFolder } from "../testing/store-folder";
import { destroyFile } from "./destroy-file";
import { rejectFile } from "./reject-file";
import { releaseFile } from "./release-file";

const { ask, done, person, site } = hospital();
const store = storeFolder();
type Who = "cora" | "tess" | "meyer" | "sam" | "eve" | "ada";

const marked = markedFile({ manufacturer: "SIEMENS", model: "Biograph64_mCT" });
const reason = "A study that came with the screenshots";

const incidentAt = (tx: Tx, code: "NORTH" | "SOUTH" = "NORTH") =>
  makeIncident(tx, { siteId: site(code), by: person("cora").id });
async function held(
  tx: Tx,
  key: string,
  content: Uint8Array = marked,
  who: Who = "cora",
  name = "MARKNAME^HANS.dcm",
) {
  const outcome = await send(person(who), key, { content, about: { name } }, { on: tx, now: morning });
  if (!outcome.ok) throw new Error(outcome.refusal.sentence);
  // Safe because the upload has just answered this id.
  return { ...outcome.value, id: outcome.value.id as EvidenceId };
}
const rowOf = async (tx: Tx, id: EvidenceId) =>
  (await tx.select().from(evidence).where(eq(evidence.id, id)))[0];
const typesOf = async (tx: Tx, id: string) => (await eventsAbout(tx, id)).map((event) => event.type);
const stateOf = async (tx: Tx, sha256: string) =>
  (await tx.select().from(blobs).where(eq(blobs.sha256, sha256)))[0]?.state;
async function filesThatCount(tx: Tx, id: IncidentId) {
  const [stored] = await factsOf(tx, [id]);
  return stored?.facts.evidence ?? [];
}

describe("a DICOM file", () => {
  it("is kept in quarantine under no name of its own, counts for nothing, and is given to nobody", () =>
    inUndone(async (tx) => {
      const { key, id: incident } = await incidentAt(tx);
      const { id, name, state } = await held(tx, key, marked, "tess");
      expect({ name, state }).toEqual({
        name: `quarantined-${hashOf(marked).slice(0, 8)}`,
        state: "patient-data",
      });
      expect(await rowOf(tx, id)).toMatchObject({
        quarantine: "held",
        quarantineWhy: "patient-data",
        capturedAt: null,
      });
      expect(await filesThatCount(tx, incident)).toEqual([]);
      expect(await typesOf(tx, id)).toEqual(["evidence.received", "evidence.quarantined"]);
      for (const command of [downloadEvidence, downloadOriginal, viewEvidence])
        expect(await ask(tx, "cora", command, { id })).toMatchObject({ refusal: { code: "held" } });
      expect(await readThumb(person("cora"), { id }, { on: tx })).toBeNull();
    }));

  it("tells its values nowhere: not in the database, the events, the log or any answer", () =>
    inUndone(async (tx) => {
      const told: unknown[] = [];
      const spies = (["log", "info", "warn", "error", "debug"] as const).map((each) =>
        vi.spyOn(console, each).mockImplementation((...words) => void told.push(words)),
      );
      const { key } = await incidentAt(tx);
      for (const content of [
        marked,
        zipOf({ "MARKNAME.dcm": marked }),
        Buffer.concat([Buffer.from("x"), marked]),
      ]) {
        const file = await held(tx, key, content, "tess");
        told.push(file, await readFile(person("cora"), { key, id: file.id }, { on: tx }));
        told.push(await ask(tx, "cora", releaseFile, { id: file.id, reason }));
        told.push(await ask(tx, "cora", rejectFile, { id: file.id, reason }));
        told.push(await ask(tx, "meyer", destroyFile, { id: file.id, reason }));
        told.push(await readFile(person("cora"), { key, id: file.id }, { on: tx }));
      }
      for (const spy of spies) spy.mockRestore();
      const everything = `${await everythingIn(tx)}\n${JSON.stringify(told)}`;
      expect(everything).toContain("Patient's Birth Date");
      for (const marker of markers) expect(everything).not.toContain(marker);
    }));

  it("is told to the coordinators of its site, and to those who can be the second once it is rejected", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const { id } = await held(tx, key, marked, "tess");
      const told = async () =>
        (await tx.select().from(notices).innerJoin(people, eq(people.id, notices.personId)))
          .map(({ notices: { kind }, people: { name } }) => `${name}: ${kind}`)
          .sort();
      expect(await told()).toEqual(["Cora Lindqvist: file-held", "Jonas Weber: file-held"]);
      await done(tx, "cora", rejectFile, { id, reason });
      expect((await told()).filter((each) => each.endsWith("rejected"))).toEqual([
        "Dr. Anna Meyer: file-rejected",
        "Jonas Weber: file-rejected",
      ]);
    }));

  it("is not taken twice in one incident", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      await held(tx, key);
      const again = await send(person("tess"), key, { content: marked }, { on: tx, now: morning });
      expect(again).toMatchObject({ ok: false, refusal: { code: "in-quarantine" } });
    }));
});

describe("releasing a file from quarantine", () => {
  it("puts its device tags as a text in its place, and nothing else of it", () =>
    inUndone(async (tx) => {
      const { key, id: incident } = await incidentAt(tx);
      const { id } = await held(tx, key);
      const { as } = await done(tx, "cora", releaseFile, { id, reason });
      const [text] = await filesThatCount(tx, incident);
      expect(text).toMatchObject({ id: as, stepKey: "confirm-affected", by: { name: "Cora Lindqvist" } });
      expect(await rowOf(tx, as)).toMatchObject({
        mediaType: "text/plain",
        supersedes: id,
        quarantine: "none",
      });
      const words = await textOf(evidenceStore().read(text?.sha256 ?? ""));
      expect(words).toContain("Manufacturer: SIEMENS");
      expect(words).toContain("Model: Biograph64_mCT");
      for (const marker of markers) expect(words).not.toContain(marker);
      expect(await typesOf(tx, id)).toContain("evidence.released");
      expect(await ask(tx, "cora", downloadEvidence, { id })).toMatchObject({ refusal: { code: "held" } });
      expect(await ask(tx, "tess", downloadEvidence, { id: as })).toMatchObject({ ok: true });
    }));

  it("is the same for a repeated request, and refused for another", () =>
    inUndone(async (tx) => {
      const { key, id: incident } = await incidentAt(tx);
      const { id } = await held(tx, key);
      const request = { id, reason, requestId: crypto.randomUUID() };
      const first = await done(tx, "cora", releaseFile, request);
      expect(await done(tx, "cora", releaseFile, request)).toEqual(first);
      expect(await filesThatCount(tx, incident)).toHaveLength(1);
      expect(await ask(tx, "cora", releaseFile, { id, reason })).toMatchObject({
        refusal: { code: "decided-already" },
      });
    }));

  it("asks for a reason, a file in quarantine, and a header that names a device", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const bare = await held(tx, key, dicomFile([]));
      const plain = await held(tx, key, Buffer.from("port 14 down\n"));
      expect(await ask(tx, "cora", releaseFile, { id: bare.id, reason: " " })).toMatchObject({
        refusal: { code: "invalid" },
      });
      expect(await ask(tx, "cora", releaseFile, { id: bare.id, reason })).toMatchObject({
        refusal: { code: "nothing-to-release" },
      });
      expect(await ask(tx, "cora", releaseFile, { id: plain.id, reason })).toMatchObject({
        refusal: { code: "not-held" },
      });
    }));

  it.each([
    ["tess", "not-allowed"],
    ["meyer", "not-allowed"],
    ["ada", "not-allowed"],
    ["sam", "not-found"],
  ] as const)("is not for %s: %s, and leaves no trace", (who, code) =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const { id } = await held(tx, key);
      for (const command of [releaseFile, rejectFile])
        expect(await ask(tx, who, command, { id, reason })).toMatchObject({ refusal: { code } });
      expect(await typesOf(tx, id)).toHaveLength(2);
    }),
  );
});

describe("destroying the bytes of a file", () => {
  it("takes one who rejects and another who agrees; its hash, its tags' names and the reasons stay", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const { id, sha256 } = await held(tx, key);
      expect(await ask(tx, "meyer", destroyFile, { id, reason })).toMatchObject({
        refusal: { code: "not-rejected" },
      });
      await done(tx, "cora", rejectFile, { id, reason });
      expect(await ask(tx, "cora", destroyFile, { id, reason })).toMatchObject({
        refusal: { code: "own-rejection" },
      });
      expect(await ask(tx, "tess", destroyFile, { id, reason })).toMatchObject({
        refusal: { code: "not-allowed" },
      });
      expect(await ask(tx, "sam", destroyFile, { id, reason })).toMatchObject({
        refusal: { code: "not-found" },
      });
      expect(await evidenceStore().sizeOf(sha256)).toBe(marked.length);

      const request = { id, reason: "Agreed", requestId: crypto.randomUUID() };
      const first = await done(tx, "meyer", destroyFile, request);
      expect(first.destroyed).toBe(true);
      expect(await evidenceStore().sizeOf(sha256)).toBeNull();
      expect(await done(tx, "meyer", destroyFile, request)).toEqual(first);
      const page = await readFile(person("cora"), { key, id }, { on: tx });
      expect(page?.file).toMatchObject({ sha256, destroyed: true });
      expect(page?.file.inspection?.tagNames).toContain("Patient's Name");
      expect(page?.acts.map((act) => [act.kind, act.by.name, act.reason])).toEqual([
        ["rejected", "Cora Lindqvist", reason],
        ["destroyed", "Dr. Anna Meyer", "Agreed"],
      ]);
      expect(await typesOf(tx, id)).toEqual([
        "evidence.received",
        "evidence.quarantined",
        "evidence.rejected",
        "evidence.destruction-agreed",
        "evidence.destroyed",
      ]);
    }));

  it("waits until every file of the same bytes was rejected by two", () =>
    inUndone(async (tx) => {
      const [one, other] = [await incidentAt(tx), await incidentAt(tx)];
      const first = await held(tx, one.key);
      const second = await held(tx, other.key);
      await done(tx, "cora", rejectFile, { id: first.id, reason });
      expect(await done(tx, "meyer", destroyFile, { id: first.id, reason })).toMatchObject({
        destroyed: false,
      });
      expect(await evidenceStore().sizeOf(first.sha256)).toBe(marked.length);
      expect(await ask(tx, "meyer", destroyFile, { id: first.id, reason })).toMatchObject({
        refusal: { code: "decided-already" },
      });
      await done(tx, "cora", rejectFile, { id: second.id, reason });
      expect(await done(tx, "meyer", destroyFile, { id: second.id, reason })).toMatchObject({
        destroyed: true,
      });
      expect(await evidenceStore().sizeOf(first.sha256)).toBeNull();
      expect(await typesOf(tx, first.id)).toContain("evidence.destroyed");
    }));

  it("holds the same bytes when they come again, and what a killed process left is swept", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const { id, sha256 } = await held(tx, key);
      await done(tx, "cora", rejectFile, { id, reason });
      await done(tx, "meyer", destroyFile, { id, reason });
      const again = await held(tx, key);
      expect(await rowOf(tx, again.id)).toMatchObject({ quarantine: "held", quarantineWhy: "patient-data" });
      expect(await stateOf(tx, sha256)).toBe("stored");
      // As if the process had been killed between the record and the bytes.
      await tx.update(blobs).set({ state: "destroyed" }).where(eq(blobs.sha256, sha256));
      const later = new Date(Date.now() + 25 * 3_600_000);
      // Safe because the sweep only opens transactions, which nest in this one.
      const on = tx as unknown as typeof db;
      await sweepEvidence(on, { ...evidenceStore(), clock: async () => later });
      expect(await evidenceStore().sizeOf(sha256)).toBeNull();
    }));

  it("is refused by the database to one person alone", () =>
    inUndone(async (tx) => {
      const { key, id: incident } = await incidentAt(tx);
      const { id } = await held(tx, key);
      await done(tx, "cora", rejectFile, { id, reason });
      const alone = tx.transaction((nested) =>
        nested.execute(sql`
          insert into quarantine_acts (incident_id, site_id, by_person, at, evidence_id, kind, reason)
          values (${incident}, ${site("NORTH")}, ${person("cora").id}, now(), ${id}, 'destroyed', 'alone')`),
      );
      await expect(alone).rejects.toMatchObject({ cause: { message: "bytes are destroyed by two people" } });
    }));

  it("is carried out once by two at once, and what was decided cannot be changed by anybody", async () => {
    const { id, sha256 } = await db.transaction(async (tx) =>
      held(tx, (await incidentAt(tx)).key, dicomFile([])),
    );
    const at = { on: db, now: morning };
    const rejected = await Promise.all([1, 2].map(() => rejectFile(person("cora"), { id, reason }, at)));
    expect(rejected.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const agreed = await Promise.all([1, 2, 3].map(() => destroyFile(person("meyer"), { id, reason }, at)));
    expect(agreed.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await evidenceStore().sizeOf(sha256)).toBeNull();
    expect((await store.files()).includes(sha256)).toBe(false);
    await expect(owner.execute(sql`update quarantine_acts set reason = 'other'`)).rejects.toThrow();
    await expect(owner.execute(sql`delete from quarantine_acts`)).rejects.toThrow();
  });
});
