import { rm } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { inUndone } from "@/db/testing/database";
import type { DemoPersonKey } from "../demo/cast";
import { hospital } from "../matches/testing/hospital";
import { attachEvidence } from "./attach-evidence";
import { evidenceStore } from "./open-store";
import { makeIncident, setClosed } from "./testing/incident";
import { confirming, hashOf, inPieces, versionScreen } from "./testing/sending";
import { storeFolder } from "./testing/store-folder";

const { ask, person, site } = hospital();
const store = storeFolder();

const incidentAt = (tx: Tx) => makeIncident(tx, { siteId: site("NORTH"), by: person("cora").id });

async function keptBytes(content: string) {
  const held = await evidenceStore().receive(inPieces(content));
  await held.keep();
  return { sha256: held.sha256, size: held.size };
}

const row = (key: string, bytes: Readonly<{ sha256: string; size: number }>) => ({
  requestId: crypto.randomUUID(),
  key,
  stepKey: confirming,
  requirement: versionScreen,
  supersedes: null,
  name: "a.txt",
  mediaType: "text/plain",
  capturedAt: null,
  ...bytes,
});
const attach = (tx: Tx, who: DemoPersonKey, input: unknown) => ask(tx, who, attachEvidence, input);

/** What the upload asked before its bytes came may be otherwise when they are there: the command asks all of it again. */
describe("attaching bytes that are kept", () => {
  it("is refused when the bytes were removed meanwhile, or are not as many as were counted", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const bytes = await keptBytes("swept in this moment");
      const wrong = await attach(tx, "tess", row(key, { ...bytes, size: 3 }));
      expect(wrong).toMatchObject({ ok: false, refusal: { code: "bytes-gone" } });
      await rm(store.placeOf(bytes.sha256));
      const gone = await attach(tx, "tess", row(key, bytes));
      expect(gone).toMatchObject({ ok: false, refusal: { code: "bytes-gone" } });
      const never = await attach(tx, "tess", row(key, { sha256: hashOf("never kept"), size: 10 }));
      expect(never).toMatchObject({ ok: false, refusal: { code: "bytes-gone" } });
    }));

  it("is refused when the incident was closed meanwhile", () =>
    inUndone(async (tx) => {
      const { key, id } = await incidentAt(tx);
      const bytes = await keptBytes("late");
      await setClosed(tx, id, person("cora").id, new Date());
      expect(await attach(tx, "tess", row(key, bytes))).toMatchObject({
        refusal: { code: "incident-closed" },
      });
    }));

  it("is nothing a stranger learns of, like an incident that does not exist", () =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const bytes = await keptBytes("strange");
      const strange = await attach(tx, "sam", row(key, bytes));
      expect(strange).toMatchObject({ ok: false, refusal: { code: "not-found" } });
      expect(await attach(tx, "sam", row("INC-2026-9999", bytes))).toEqual(strange);
    }));

  it.each(["eve", "ada"] as const)("is refused to %s, who may only read", (who) =>
    inUndone(async (tx) => {
      const { key } = await incidentAt(tx);
      const bytes = await keptBytes("read only");
      expect(await attach(tx, who, row(key, bytes))).toMatchObject({ refusal: { code: "not-allowed" } });
    }),
  );
});
