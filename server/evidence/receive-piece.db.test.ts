import { describe, expect, it } from "vitest";
import { db } from "@/db/testing/database";
import type { DemoPersonKey } from "../demo/cast";
import { hospital, morning } from "../matches/testing/hospital";
import { receiveFile } from "./receive-file";
import { dropPieces, fromPieces, howMuchCame, receivePiece } from "./receive-piece";
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
const piece = (who: DemoPersonKey, about: About, from: number, content: string) =>
  receivePiece(person(who), { about, from, bytes: inPieces(content) }, running);
const came = (who: DemoPersonKey, about: About) => howMuchCame(person(who), about, running);
const attach = (who: DemoPersonKey, about: About, size: number) => {
  const caller = person(who);
  const bytes = fromPieces(caller, about.id);
  return receiveFile(caller, { about, size, bytes, callerAfter: async () => caller }, running);
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
});
