import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { inUndone } from "@/db/testing/database";
import type { DemoPersonKey } from "../demo/cast";
import { hospital, morning } from "../matches/testing/hospital";
import { readEvidence } from "./read-evidence";
import { makeIncident } from "./testing/incident";
import { confirming, send, versionScreen } from "./testing/sending";
import { storeFolder } from "./testing/store-folder";

const { person, site } = hospital();
storeFolder();

async function incidentWithFiles(tx: Tx) {
  const { key } = await makeIncident(tx, { siteId: site("NORTH"), by: person("cora").id });
  const first = await send(person("tess"), key, { content: "first" }, { on: tx, now: morning });
  if (!first.ok) throw new Error(first.refusal.sentence);
  const about = { supersedes: first.value.id, name: "IMG_2304.txt" };
  const later = new Date(morning.getTime() + 60_000);
  await send(person("cora"), key, { content: "second", about }, { on: tx, now: later });
  return key;
}
const read = (tx: Tx, who: DemoPersonKey, key: string) =>
  readEvidence(person(who), { key }, { on: tx, now: morning });

describe("the files of an incident", () => {
  it.each(["tess", "cora", "meyer", "ada"] as const)(
    "are listed to %s as they came, the replaced one marked",
    (who) =>
      inUndone(async (tx) => {
        const overview = await read(tx, who, await incidentWithFiles(tx));
        expect(overview?.count).toBe(2);
        expect(overview?.files).toMatchObject([
          {
            name: "IMG_2291.txt",
            stepKey: confirming,
            requirement: versionScreen,
            mediaType: "text/plain",
            by: { name: "Tess Okafor" },
            receivedAt: morning,
            capturedAt: null,
            answers: false,
            quarantine: "none",
            destroyed: false,
            supersededBy: "IMG_2304.txt",
          },
          { name: "IMG_2304.txt", by: { name: "Cora Lindqvist" }, supersededBy: null },
        ]);
      }),
  );

  it("are only counted for an executive, who opens none", () =>
    inUndone(async (tx) => {
      expect(await read(tx, "eve", await incidentWithFiles(tx))).toEqual({
        count: 2,
        damaged: 0,
        files: null,
      });
    }));

  it("do not exist for a stranger, like those of no incident", () =>
    inUndone(async (tx) => {
      expect(await read(tx, "sam", await incidentWithFiles(tx))).toBeNull();
      expect(await read(tx, "tess", "INC-2026-9999")).toBeNull();
    }));

  it("of another site are only counted for a technician who is executive for all", () =>
    inUndone(async (tx) => {
      const key = await incidentWithFiles(tx);
      const sam = person("sam");
      const both = { ...sam, grants: [...sam.grants, { role: "executive", siteId: null } as const] };
      const overview = await readEvidence(both, { key }, { on: tx, now: morning });
      expect(overview).toEqual({ count: 2, damaged: 0, files: null });
    }));
});
