import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tx } from "@/db/client";
import { db, owner } from "@/db/testing/database";
import { seedDemo } from "../demo/seed";
import { keepCheckpoint } from "./keep-checkpoint";
import { appendOutside, outsideFile, readOutside } from "./outside";
import { verifyEvents } from "./verify-events";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "isocenter-log-"));
  process.env.EVIDENCE_DIR = path.join(folder, "evidence");
  await db.transaction((tx) => seedDemo(tx, new Date("2026-03-02T09:00:00Z")));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What is found after a superuser did something to the log; undone afterwards. */
async function found(act: (tx: Tx) => Promise<unknown>): Promise<readonly string[]> {
  const outside = await readOutside(outsideFile(folder));
  let faults: readonly string[] = [];
  const undone = new Error("undone");
  await owner
    .transaction(async (tx) => {
      await tx.execute(sql`alter table events disable trigger all`);
      await tx.execute(sql`alter table checkpoints disable trigger all`);
      await act(tx);
      faults = (await verifyEvents(tx, outside)).faults;
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return faults;
}

const organisation = sql`chain = 'organisation'`;

describe("the log of the demo", () => {
  test("fits, before and after checkpoints; one is taken when something grew, by one of several at once", async () => {
    const clean = await owner.transaction((tx) => verifyEvents(tx, []));
    expect(clean).toMatchObject({ faults: [], checkpoints: { inside: 0, outside: 0 } });
    expect(clean.entries).toBeGreaterThan(400);
    const file = outsideFile(folder);
    const now = new Date("2026-03-02T10:00:00Z");
    const taken = await Promise.all([1, 2, 3].map(() => keepCheckpoint(db, file, now)));
    expect(taken.filter((checkpoint) => checkpoint !== null)).toHaveLength(1);
    expect(await keepCheckpoint(db, file, now, 60_000)).toBeNull();
    const outside = await readOutside(file);
    expect(outside).toHaveLength(1);
    const after = await owner.transaction((tx) => verifyEvents(tx, outside));
    expect(after).toEqual({ ...clean, checkpoints: { inside: 1, outside: 1 } });
  });

  const acts: [string, (tx: Tx) => Promise<unknown>, RegExp][] = [
    [
      "one byte of a payload",
      (tx) =>
        tx.execute(
          sql`update events set payload = replace(payload, '"name":"', '"name":"x') where ${organisation} and type = 'site.added' and seq = (select min(seq) from events where type = 'site.added')`,
        ),
      /^The organisation's log: entry \d+ is not what was recorded\.$/,
    ],
    [
      "the name of who did it",
      (tx) => tx.execute(sql`update events set actor_name = 'Nobody' where ${organisation} and seq = 9`),
      /entry 9 is not what was recorded/,
    ],
    [
      "a moment, by less than a millisecond",
      (tx) =>
        tx.execute(
          sql`update events set at = at + interval '7 microseconds' where ${organisation} and seq = 9`,
        ),
      /entry 9 is not what was recorded/,
    ],
    [
      "an entry taken away",
      (tx) => tx.execute(sql`delete from events where ${organisation} and seq = 5`),
      /entry 5 is missing/,
    ],
    [
      "an entry put in at the end",
      (tx) =>
        tx.execute(
          sql`insert into events (chain, seq, prev_hash, hash, type, at, actor_kind, actor_name, payload)
            select chain, seq + 1, hash, repeat('0', 64), type, at, actor_kind, actor_name, payload
            from events where ${organisation} order by seq desc limit 1`,
        ),
      /is not what was recorded/,
    ],
    [
      "two entries that changed places",
      async (tx) => {
        await tx.execute(sql`update events set seq = -1 where ${organisation} and seq = 3`);
        await tx.execute(sql`update events set seq = 3 where ${organisation} and seq = 4`);
        await tx.execute(sql`update events set seq = 4 where ${organisation} and seq = -1`);
      },
      /entry 3 does not follow the one before it/,
    ],
    [
      "the last entry, and the head made to fit",
      async (tx) => {
        await tx.execute(
          sql`delete from events where ${organisation} and seq = (select max(seq) from events where ${organisation})`,
        );
        await tx.execute(
          sql`update chains set (seq, hash) = (select seq, hash from events where ${organisation} order by seq desc limit 1) where id = 'organisation'`,
        );
      },
      /and what followed it are missing/,
    ],
    [
      "a whole incident's chain with its head",
      async (tx) => {
        const gone = sql`(select id::text from incidents order by key limit 1)`;
        await tx.execute(sql`delete from events where chain = ${gone}`);
        await tx.execute(sql`delete from chains where id = ${gone}`);
      },
      /^INC-2026-0001: entry 1 and what followed it are missing\.$/,
    ],
    [
      "a head alone",
      (tx) => tx.execute(sql`update chains set hash = repeat('0', 64) where id = 'organisation'`),
      /is past the end that the log knows/,
    ],
    [
      "every checkpoint of the database",
      (tx) => tx.execute(sql`delete from checkpoints`),
      /^The checkpoint of 2026-03-02T10:00:00\.000Z is kept outside the database and is missing in it\.$/,
    ],
    [
      "a checkpoint changed",
      (tx) => tx.execute(sql`update checkpoints set heads = replace(heads, '2026', '2025')`),
      /^The checkpoint of 2025-.* is not what was recorded\.$/,
    ],
  ];
  for (const [what, act, told] of acts) {
    test(`${what}: found`, async () => {
      const faults = await found(act);
      expect(faults.filter((fault) => told.test(fault))).not.toEqual([]);
    });
  }

  test("a file outside that somebody cut or wrote into is told too", async () => {
    const file = path.join(folder, "other.jsonl");
    const [line] = (await readFile(outsideFile(folder), "utf8")).split("\n");
    await writeFile(file, `${line?.slice(0, 400)}\n`);
    const cut = await owner.transaction(async (tx) => verifyEvents(tx, await readOutside(file)));
    expect(cut.faults).toEqual(["The checkpoint that cannot be read is not what was recorded."]);
    await appendOutside(file, { at: new Date(), heads: "{}", hash: "00" });
    expect(await readOutside(file)).toHaveLength(2);
    expect(await readOutside(path.join(folder, "none.jsonl"))).toEqual([]);
  });
});
