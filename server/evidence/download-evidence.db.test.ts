import { rm, writeFile } from "node:fs/promises";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { evidence } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import type { EvidenceId } from "@/domain/ids";
import { eventsAbout, hospital, morning } from "../matches/testing/hospital";
import { copyOf } from "./copy-of";
import { downloadEvidence, downloadOriginal, viewEvidence } from "./download-evidence";
import { readThumb } from "./read-thumb";
import { photoWithPosition } from "./testing/files";
import { makeIncident } from "./testing/incident";
import { hashOf, send } from "./testing/sending";
import { storeFolder } from "./testing/store-folder";

const { ask, done, person, site } = hospital();
const store = storeFolder();

async function fileAt(tx: Tx, content: string) {
  const { key } = await makeIncident(tx, { siteId: site("NORTH"), by: person("cora").id });
  const outcome = await send(person("tess"), key, { content }, { on: tx, now: morning });
  if (!outcome.ok) throw new Error(outcome.refusal.sentence);
  return outcome.value;
}
const downloads = async (tx: Tx, id: string) =>
  (await eventsAbout(tx, id)).filter((event) => event.type === "evidence.downloaded");

describe("downloading a file", () => {
  it.each(["tess", "cora", "meyer", "ada"] as const)("gives it to %s and records who took what", (who) =>
    inUndone(async (tx) => {
      const { id } = await fileAt(tx, `for ${who}`);
      expect(await done(tx, who, downloadEvidence, { id })).toEqual({
        name: "IMG_2291.txt",
        sha256: hashOf(`for ${who}`),
        mediaType: "text/plain",
        size: Buffer.byteLength(`for ${who}`),
        copy: false,
      });
      expect(await downloads(tx, id)).toMatchObject([
        { actorName: person(who).name, siteId: site("NORTH"), data: { sha256: hashOf(`for ${who}`) } },
      ]);
    }),
  );

  it("is refused to an executive, and leaves no event", () =>
    inUndone(async (tx) => {
      const { id } = await fileAt(tx, "not hers");
      expect(await ask(tx, "eve", downloadEvidence, { id })).toMatchObject({
        refusal: { code: "not-allowed" },
      });
      expect(await downloads(tx, id)).toEqual([]);
    }));

  it("tells a stranger that the file does not exist, like one that does not", () =>
    inUndone(async (tx) => {
      const { id } = await fileAt(tx, "not his");
      const strange = await ask(tx, "sam", downloadEvidence, { id });
      expect(strange).toMatchObject({ ok: false, refusal: { code: "not-found" } });
      expect(await ask(tx, "sam", downloadEvidence, { id: crypto.randomUUID() })).toEqual(strange);
    }));

  it("is refused while a file is held back", () =>
    inUndone(async (tx) => {
      const { id } = await fileAt(tx, "held back");
      // Safe because the upload has just answered this id.
      await tx
        .update(evidence)
        .set({ quarantine: "held", quarantineWhy: "malware" })
        .where(eq(evidence.id, id as EvidenceId));
      expect(await ask(tx, "cora", downloadEvidence, { id })).toMatchObject({ refusal: { code: "held" } });
    }));

  it("says so when the store lost the bytes, or holds others, and records no download", () =>
    inUndone(async (tx) => {
      const { id, sha256 } = await fileAt(tx, "to be lost");
      await writeFile(store.placeOf(sha256), "cut");
      expect(await ask(tx, "tess", downloadEvidence, { id })).toMatchObject({
        refusal: { code: "bytes-missing" },
      });
      await rm(store.placeOf(sha256));
      expect(await ask(tx, "tess", downloadEvidence, { id })).toMatchObject({
        refusal: { code: "bytes-missing" },
      });
      expect(await downloads(tx, id)).toEqual([]);
    }));

  it("by two people at once is recorded twice", async () => {
    const { id } = await db.transaction((tx) => fileAt(tx, "both want it"));
    const both = await Promise.all(
      (["tess", "cora"] as const).map((who) =>
        downloadEvidence(person(who), { id }, { on: db, now: morning }),
      ),
    );
    expect(both.map((outcome) => outcome.ok)).toEqual([true, true]);
    const taken = await db.transaction((tx) => downloads(tx, id));
    expect(taken.map((event) => event.actorName).sort()).toEqual(["Cora Lindqvist", "Tess Okafor"]);
  });
});

describe("a picture", () => {
  const pictureAt = async (tx: Tx) => {
    const { key } = await makeIncident(tx, { siteId: site("NORTH"), by: person("cora").id });
    const sent = { content: await photoWithPosition(), about: { name: "IMG_1.jpg" } };
    const outcome = await send(person("tess"), key, sent, { on: tx, now: morning });
    if (!outcome.ok) throw new Error(outcome.refusal.sentence);
    // Safe because the upload has just answered this id.
    return { ...outcome.value, id: outcome.value.id as EvidenceId };
  };

  it("is given out as a copy without its position, and the original to coordinators alone", () =>
    inUndone(async (tx) => {
      const { id } = await pictureAt(tx);
      const file = await done(tx, "tess", downloadEvidence, { id });
      expect(file.copy).toBe(true);
      const copy = await copyOf(file, notDoubted);
      expect(copy).toMatchObject({ name: "IMG_1.jpg", type: "image/jpeg" });
      expect((await sharp(copy?.bytes).metadata()).exif).toBeUndefined();
      for (const who of ["tess", "meyer", "ada"] as const)
        expect(await ask(tx, who, downloadOriginal, { id })).toMatchObject({
          refusal: { code: "not-allowed" },
        });
      expect(await ask(tx, "sam", downloadOriginal, { id })).toMatchObject({
        refusal: { code: "not-found" },
      });
      expect(await done(tx, "cora", downloadOriginal, { id })).toMatchObject({ copy: false });
      const taken = await downloads(tx, id);
      expect(taken.map(({ actorName, data }) => [actorName, data])).toMatchObject([
        ["Tess Okafor", { copy: true }],
        ["Cora Lindqvist", { copy: false }],
      ]);
    }));

  it("that the portal cannot draw anew is a coordinator's", () =>
    inUndone(async (tx) => {
      const { id } = await fileAt(tx, "\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic");
      expect(await ask(tx, "tess", downloadEvidence, { id })).toMatchObject({ refusal: { code: "no-copy" } });
      expect(await ask(tx, "tess", viewEvidence, { id })).toMatchObject({
        refusal: { code: "not-a-picture" },
      });
      expect(await ask(tx, "cora", downloadOriginal, { id })).toMatchObject({ ok: true });
    }));

  it("leaves an event of each look at it, none of its small picture in lists, and is nothing to a stranger", () =>
    inUndone(async (tx) => {
      const { id } = await pictureAt(tx);
      await done(tx, "ada", viewEvidence, { id });
      expect(await readThumb(person("tess"), { id }, { on: tx })).not.toBeNull();
      expect(await readThumb(person("sam"), { id }, { on: tx })).toBeNull();
      expect(await readThumb(person("eve"), { id }, { on: tx })).toBeNull();
      expect(await ask(tx, "eve", viewEvidence, { id })).toMatchObject({ refusal: { code: "not-allowed" } });
      expect((await eventsAbout(tx, id)).map(({ type, actorName }) => [type, actorName])).toEqual([
        ["evidence.received", "Tess Okafor"],
        ["evidence.viewed", "Ada Winter"],
      ]);
    }));
});

const notDoubted = () => expect.fail("The bytes are what was received");
