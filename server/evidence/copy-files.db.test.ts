import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "@/db/testing/database";
import { hospital, morning } from "../matches/testing/hospital";
import { copyFiles } from "./copy-files";
import { localStore } from "./local-store";
import { evidenceStore } from "./open-store";
import { makeIncident } from "./testing/incident";
import { hashOf, send } from "./testing/sending";
import { textOf } from "./testing/store-contract";
import { storeFolder } from "./testing/store-folder";

const { person, site } = hospital();
const store = storeFolder();
let other = "";
beforeAll(async () => {
  other = await mkdtemp(join(tmpdir(), "other-"));
});
afterAll(() => rm(other, { recursive: true, force: true }));

it("copies every file to another store and reads it back there, leaves what is there, and names what it could not copy", async () => {
  const { key } = await db.transaction((tx) =>
    makeIncident(tx, { siteId: site("NORTH"), by: person("cora").id }),
  );
  const texts = ["first", "second", "third"];
  for (const content of texts)
    await send(person("tess"), key, { content, about: { requirement: null } }, { on: db, now: morning });
  const to = localStore(other);

  await writeFile(store.placeOf(hashOf("third")), "altered");
  expect(await copyFiles(db, evidenceStore(), to)).toEqual({
    copied: 2,
    there: 0,
    bytes: "firstsecond".length,
    failed: [hashOf("third")],
  });
  expect(await to.sizeOf(hashOf("third"))).toBeNull();
  expect(await textOf(to.read(hashOf("first")))).toBe("first");

  await writeFile(store.placeOf(hashOf("third")), "third");
  await writeFile(
    join(other, hashOf("first").slice(0, 2), hashOf("first").slice(2, 4), hashOf("first")),
    "fir5t",
  );
  expect(await copyFiles(db, evidenceStore(), to)).toEqual({
    copied: 2,
    there: 1,
    bytes: "firstthird".length,
    failed: [],
  });
  expect(await textOf(to.read(hashOf("first")))).toBe("first");
});
