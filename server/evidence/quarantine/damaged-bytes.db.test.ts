import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { blobs } from "@/db/schema";
import { db } from "@/db/testing/database";
import type { EvidenceId } from "@/domain/ids";
import { eventsAbout, hospital, morning } from "../../matches/testing/hospital";
import { markedFile } from "../../systems/testing/dicom-files";
import { copyFiles } from "../copy-files";
import { copyOf } from "../copy-of";
import { downloadOriginal, viewEvidence } from "../download-evidence";
import { localStore } from "../local-store";
import { evidenceStore } from "../open-store";
import { readDamaged } from "../read-damaged";
import { readThumb } from "../read-thumb";
import { picture } from "../testing/files";
import { makeIncident } from "../testing/incident";
import { send } from "../testing/sending";
import { storeFolder } from "../testing/store-folder";
import { verifyAll } from "../verify-files";
import { destroyFile } from "./destroy-file";
import { redactFile } from "./redact-file";
import { rejectFile } from "./reject-file";
import { releaseFile } from "./release-file";

const { person, site } = hospital();
const store = storeFolder();
const running = { on: db, now: morning };
const reason = "A name on the screen";
const boxes = [{ left: 10, top: 20, width: 50, height: 30 }];

async function attached(content: string | Uint8Array, name: string) {
  const { key } = await db.transaction((tx) =>
    makeIncident(tx, { siteId: site("NORTH"), by: person("cora").id }),
  );
  const outcome = await send(person("cora"), key, { content, about: { name } }, running);
  if (!outcome.ok) throw new Error(outcome.refusal.sentence);
  // Safe because the upload has just answered this id.
  return { ...outcome.value, id: outcome.value.id as EvidenceId };
}
/** Every byte of the picture's pixels may be another: what is drawn would be drawn all the same. */
async function alter(sha256: string) {
  const bytes = await readFile(store.placeOf(sha256));
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  await writeFile(store.placeOf(sha256), bytes);
}
const typesOf = async (id: string) => (await db.transaction((tx) => eventsAbout(tx, id))).map((e) => e.type);
const verify = () => verifyAll(db, evidenceStore(), morning);
const dicom = () => markedFile({ manufacturer: "SIEMENS", model: crypto.randomUUID() });
let shade = 0x101010;
const ownPicture = () => {
  shade += 1;
  return picture(`#${shade.toString(16)}`);
};

// Another file, so that a store without one file is not a store without any.
beforeEach(async () => void (await attached(`beside ${crypto.randomUUID()}`, "beside.txt")));

describe("a picture whose bytes changed", () => {
  it("is not drawn, and who tries to draw it has it read back", async () => {
    const { id, name, sha256, size, mediaType } = await attached(await ownPicture(), "screen.png");
    await alter(sha256);
    let doubted = 0;
    const copy = await copyOf({ name, sha256, size, mediaType }, () => {
      doubted += 1;
    });
    expect({ copy, doubted }).toEqual({ copy: null, doubted: 1 });
    expect(await redactFile(person("cora"), { id, reason, boxes }, running)).toMatchObject({
      refusal: { code: "bytes-damaged" },
    });
    expect(await typesOf(id)).toEqual(["evidence.received", "evidence.damaged"]);
    for (const command of [viewEvidence, downloadOriginal])
      expect(await command(person("cora"), { id }, running)).toMatchObject({
        refusal: { code: "bytes-damaged" },
      });
    expect(await readThumb(person("cora"), { id }, running)).toBeNull();
  });
});

describe("a file in quarantine whose bytes changed", () => {
  it("releases nothing, since nobody knows what they say", async () => {
    const { id, sha256 } = await attached(dicom(), "scan.dcm");
    await alter(sha256);
    for (const _ of [1, 2])
      expect(await releaseFile(person("cora"), { id, reason }, running)).toMatchObject({
        refusal: { code: "bytes-damaged" },
      });
    expect(await typesOf(id)).toEqual(["evidence.received", "evidence.quarantined", "evidence.damaged"]);
  });
});

describe("bytes that two people had destroyed", () => {
  it.each([
    ["as they were received", async () => undefined],
    ["found damaged before", alter],
  ] as const)("are no alarm, and are copied nowhere: %s", async (_, before) => {
    const { id, sha256 } = await attached(dicom(), "scan.dcm");
    await before(sha256);
    await verify();
    expect(await rejectFile(person("cora"), { id, reason }, running)).toMatchObject({ ok: true });
    expect(await destroyFile(person("meyer"), { id, reason }, running)).toMatchObject({
      value: { destroyed: true },
    });
    expect(await evidenceStore().sizeOf(sha256)).toBeNull();
    const told = await typesOf(id);
    expect((await verify()).damaged).not.toContain(sha256);
    expect(await typesOf(id)).toEqual(told);
    const [blob] = await db.select().from(blobs).where(eq(blobs.sha256, sha256));
    expect(blob).toMatchObject({ state: "destroyed", fault: null, faultSince: null });
    const damaged = await readDamaged(person("cora"), null, running);
    expect(damaged?.files.map((file) => file.sha256)).not.toContain(sha256);

    const folder = await mkdtemp(join(tmpdir(), "copies-"));
    try {
      expect((await copyFiles(db, evidenceStore(), localStore(folder))).failed).not.toContain(sha256);
      expect(await localStore(folder).sizeOf(sha256)).toBeNull();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
