import { utimes } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { lockBytes } from "@/db/evidence";
import { db } from "@/db/testing/database";
import { hospital, morning } from "../matches/testing/hospital";
import { evidenceStore } from "./open-store";
import { sweepEvidence } from "./sweep";
import { makeIncident } from "./testing/incident";
import { hashOf, inPieces, send } from "./testing/sending";
import { storeFolder } from "./testing/store-folder";

const { person, site } = hospital();
const store = storeFolder();
const now = new Date();
const longAgo = new Date(now.getTime() - 25 * 3_600_000);

async function keptLongAgo(content: string) {
  const held = await evidenceStore().receive(inPieces(content));
  await held.keep();
  await utimes(store.placeOf(held.sha256), longAgo, longAgo);
  return held.sha256;
}
const there = async (sha256: string) => (await evidenceStore().sizeOf(sha256)) !== null;
const incident = () =>
  db.transaction((tx) => makeIncident(tx, { siteId: site("NORTH"), by: person("cora").id }));
const attach = async (key: string, content: string) => {
  const outcome = await send(person("tess"), key, { content }, { on: db, now: morning });
  if (!outcome.ok) throw new Error(outcome.refusal.sentence);
};

describe("sweeping the store", () => {
  it("removes bytes that nothing refers to and nobody touched for a day, and no others", async () => {
    const { key } = await incident();
    await attach(key, "referred to");
    await utimes(store.placeOf(hashOf("referred to")), longAgo, longAgo);
    const orphan = await keptLongAgo("orphan");
    const held = await evidenceStore().receive(inPieces("fresh orphan"));
    await held.keep();

    expect(await sweepEvidence(db, evidenceStore())).toBe(1);
    expect(await there(orphan)).toBe(false);
    expect(await there(hashOf("referred to"))).toBe(true);
    expect(await there(held.sha256)).toBe(true);
  });

  it("waits for whoever is attaching the very bytes, and leaves them when they did", async () => {
    const { key } = await incident();
    const orphan = await keptLongAgo("taken up again");
    let sweeping: Promise<number> | undefined;
    await db.transaction(async (tx) => {
      await lockBytes(tx, orphan);
      sweeping = sweepEvidence(db, evidenceStore());
      await expect.poll(() => waiting(), { timeout: 10_000 }).toBe(1);
      const outcome = await send(
        person("tess"),
        key,
        { content: "taken up again" },
        { on: tx, now: morning },
      );
      expect(outcome.ok).toBe(true);
      await utimes(store.placeOf(orphan), longAgo, longAgo);
    });
    expect(await sweeping).toBe(0);
    expect(await there(orphan)).toBe(true);
  });

  it("never takes the bytes of a file that is attached while it runs", async () => {
    const contents = Array.from({ length: 12 }, (_, index) => `in a race ${index}`);
    const hashes = await Promise.all(contents.map(keptLongAgo));
    const { key } = await incident();
    const about = (content: string) => ({ content, about: { requirement: null } });
    const sweeps = Promise.all([1, 2, 3].map(() => sweepEvidence(db, evidenceStore())));
    const outcomes = await Promise.all(
      contents.map((content) => send(person("tess"), key, about(content), { on: db, now: morning })),
    );
    await sweeps;
    for (const [index, outcome] of outcomes.entries()) {
      const sha256 = hashes[index] ?? "";
      if (outcome.ok) expect(await there(sha256)).toBe(true);
      else expect(outcome.refusal.code).toBe("bytes-gone");
    }
    expect(outcomes.some((outcome) => outcome.ok)).toBe(true);
  });
});

/** How many sessions wait for an advisory lock. */
async function waiting(): Promise<number> {
  const rows = await db.execute<{ count: number }>(
    "select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())",
  );
  return rows[0]?.count ?? 0;
}
