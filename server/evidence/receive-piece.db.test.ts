import { describe, expect, it } from "vitest";
import { db } from "@/db/testing/database";
import type { DemoPersonKey } from "../demo/cast";
import { hospital, morning } from "../matches/testing/hospital";
import { markedFile } from "../systems/testing/dicom-files";
import { downloadEvidence } from "./download-evidence";
import { dropPieces, howMuchCame, receiveInPieces, receivePiece } from "./receive-piece";
import { makeIncident } from "./testing/incident";
import { confirming, hashOf, inPieces, versionScreen } from "./testing/sending";
import { storeFolder } from "./testing/store-folder";

const { person, site } = hospital();
const store = storeFolder();
const running = { on: db, now: morning };

async function upload() {
  const { key } = await db.transaction((tx) =>
    makeIncident(tx, { siteId: site("NORTH"), by: person("cora").id }),
  );
  const id = crypto.randomUUID();
  return { id, key, stepKey: confirming, requirement: versionScreen, supersedes: null, name: "log.txt" };
}
type About = Awaited<ReturnType<typeof upload>>;
const piece = (who: DemoPersonKey, about: About, from: number, content: string | Uint8Array) =>
  receivePiece(person(who), { about, from, bytes: inPieces(content) }, running);
const came = (who: DemoPersonKey, about: About) => howMuchCame(person(who), about, running);
const attach = (who: DemoPersonKey, about: About, size: number) => {
  const caller = person(who);
  return receiveInPieces(caller, { about, size, callerAfter: async () => caller }, running);
};

describe("a file that comes in pieces", () => {
  it("is attached from them once all are there, and only then", async () => {
    const about = await upload();
    expect(await came("tess", about)).toEqual({ ok: true, value: { received: 0 } });
    expect(await piece("tess", about, 0, "port 14 ")).toEqual({ ok: true, value: { received: 8 } });
    expect(await attach("tess", about, 12)).toMatchObject({ refusal: { code: "interrupted" } });
    expect(await piece("tess", about, 8, "down")).toEqual({ ok: true, value: { received: 12 } });
    const whole = { sha256: hashOf("port 14 down"), size: 12 };
    expect(await attach("tess", about, 12)).toMatchObject({ ok: true, value: whole });
    // The answer was lost: the same is sent again and answered as before.
    expect(await attach("tess", about, 12)).toMatchObject({ ok: true, value: whole });
    await dropPieces(person("tess"), about.id);
    expect(await store.arriving()).toEqual([]);
    // And so it is once the pieces are let go of; of another length, of another incident or by another person it is no such file.
    expect(await attach("tess", about, 12)).toMatchObject({ ok: true, value: whole });
    expect(await attach("tess", about, 13)).toMatchObject({ refusal: { code: "interrupted" } });
    const other = { ...about, key: (await upload()).key };
    expect(await attach("tess", other, 12)).toMatchObject({ refusal: { code: "interrupted" } });
    expect(await attach("cora", about, 12)).toMatchObject({ refusal: { code: "interrupted" } });
  });

  it("takes no piece that does not follow the last, and says where to go on; of two at once one counts", async () => {
    const about = await upload();
    expect(await piece("tess", about, 4, "late")).toEqual({ ok: true, value: { received: 0 } });
    await Promise.all([piece("tess", about, 0, "same"), piece("tess", about, 0, "same")]);
    expect(await piece("tess", about, 0, "again")).toEqual({ ok: true, value: { received: 4 } });
    await dropPieces(person("tess"), about.id);
  });

  it("is nobody else's: another person with the same id begins their own, a stranger learns of nothing", async () => {
    const about = await upload();
    await piece("tess", about, 0, "hers");
    expect(await came("cora", about)).toEqual({ ok: true, value: { received: 0 } });
    expect(await came("sam", about)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await piece("sam", about, 0, "his")).toMatchObject({ refusal: { code: "not-found" } });
    expect(await piece("eve", about, 0, "no")).toMatchObject({ refusal: { code: "not-allowed" } });
    await dropPieces(person("tess"), about.id);
  });

  it("is refused above the limit, and keeps nothing of a piece that broke off", async () => {
    const about = await upload();
    const part = "x".repeat(700_000);
    await piece("tess", about, 0, part);
    expect(await piece("tess", about, 700_000, part)).toMatchObject({ refusal: { code: "too-large" } });
    async function* breaking() {
      yield Buffer.from("half");
      throw new Error("connection reset");
    }
    const broken = receivePiece(person("tess"), { about, from: 700_000, bytes: breaking() }, running);
    expect(await broken).toMatchObject({ refusal: { code: "interrupted" } });
    expect(await came("tess", about)).toEqual({ ok: true, value: { received: 700_000 } });
    await dropPieces(person("tess"), about.id);
    expect(await store.arriving()).toEqual([]);
  });

  it("goes into quarantine as one that is sent whole, and what patients are called is in none of its answers", async () => {
    const about = { ...(await upload()), name: "MARKNAME^HANS.dcm" };
    const whole = markedFile({ manufacturer: "SIEMENS", model: "Biograph64_mCT" });
    const half = Math.floor(whole.length / 2);
    await piece("tess", about, 0, whole.subarray(0, half));
    await piece("tess", about, half, whole.subarray(half));
    const outcome = await attach("tess", about, whole.length);
    expect(outcome).toMatchObject({
      value: {
        state: "patient-data",
        sha256: hashOf(whole),
        name: `quarantined-${hashOf(whole).slice(0, 8)}`,
      },
    });
    // The answer was lost: the same is sent again and answered as before.
    expect(await attach("tess", about, whole.length)).toEqual(outcome);
    const id = about.id;
    expect(await downloadEvidence(person("cora"), { id }, running)).toMatchObject({
      refusal: { code: "held" },
    });
    await dropPieces(person("tess"), about.id);
    expect(await store.arriving()).toEqual([]);
  });
});
