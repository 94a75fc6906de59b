import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { bounded } from "@/db/bounded";
import type { Tx } from "@/db/client";
import { comments, evidence, imagingSystems, incidents, people } from "@/db/schema";
import { db, inUndone, owner } from "@/db/testing/database";
import type { SearchKind } from "@/domain/search/hit";
import type { DemoPersonKey } from "../demo/cast";
import { addComment, correctComment, withdrawComment } from "../incidents/comments";
import { readTeamwork } from "../incidents/read-teamwork";
import { northgate } from "../testing/northgate";
import { search } from "./search";

const world = await northgate(db);
const { key, id } = world.facts.incident;
const find = (who: DemoPersonKey, text: string, tx: Tx | typeof db = db) =>
  search(world.person(who), { text }, { on: tx, now: world.now });
const groupOf = async (who: DemoPersonKey, kind: SearchKind, text: string, tx: Tx | typeof db = db) =>
  (await find(who, text, tx)).groups.find((group) => group.kind === kind);
const titles = async (who: DemoPersonKey, kind: SearchKind, text: string, tx: Tx | typeof db = db) =>
  (await groupOf(who, kind, text, tx))?.hits.map((hit) => hit.title) ?? [];

const [file] = await db.select().from(evidence).where(eq(evidence.incidentId, id));
if (!file) throw new Error("The demo's incident has no file");
const said = (text: string) => ({ key, text, typedBy: world.person("tess").id, mentions: [] });

describe("what is found", () => {
  it.each([
    ["NM-021", "NM-021"],
    ["NM021", "NM-021"],
    ["nm 021", "NM-021"],
    ["66430", "NM-021"],
    ["NORNM000", "NM-014"],
    ["symbia intevo", "NM-014"],
    ["biograph mct", "PT-003"],
    ["control room", "WS-031"],
    ["HOLOGIC,", "MG-289"],
  ])("of systems by %s is %s", async (text, tag) => {
    expect((await titles("tess", "systems", text))[0]).toBe(tag);
  });

  it("are those that are called so before those that only hold it", async () => {
    const found = await groupOf("cora", "systems", "siemens");
    expect(found?.hits).toHaveLength(8);
    expect(found).toMatchObject({ more: true, alike: false });
    expect((await titles("cora", "systems", "nm-01"))[0]).toMatch(/^NM-01/);
  });

  it.each([
    ["Bigraph", "Biograph"],
    ["Seimens", "iemens"],
    ["Symbai", "ymbia"],
    ["Symbai intevo", "Symbia Intevo"],
  ])("of systems by the misspelled %s is %s, and says that it is only alike", async (text, name) => {
    const found = await groupOf("tess", "systems", text);
    expect(found).toMatchObject({ alike: true });
    expect(found?.hits[0]?.about).toContain(name);
  });

  it("never takes one number for another", async () => {
    expect(await titles("cora", "systems", "NM-0121")).toEqual([]);
    expect(await titles("cora", "incidents", "INC-2026-9999")).toEqual([]);
  });

  it("of incidents by key is that one, and by its system too, closed ones after open ones", async () => {
    const own = await groupOf("tess", "incidents", key.toLowerCase().replaceAll("-", ""));
    expect(own?.hits).toMatchObject([{ title: key, key, drill: false, ended: false }]);
    const first = await titles("cora", "incidents", "inc-2026");
    const [closing] = first;
    await inUndone(async (tx) => {
      await tx
        .update(incidents)
        .set({ closedAt: world.now, closedBy: world.person("cora").id, endKind: "cancelled" })
        .where(eq(incidents.key, closing ?? ""));
      const shown = (await groupOf("cora", "incidents", "nm", tx))?.hits.map((hit) => hit.ended) ?? [];
      expect(shown).toEqual([...shown].sort((a, b) => Number(a) - Number(b)));
      expect(await groupOf("cora", "incidents", closing ?? "", tx)).toMatchObject({
        hits: [{ ended: true }],
      });
    });
  });

  it("of a drill is marked, after what is no drill", async () => {
    const found = await groupOf("cora", "incidents", "NM-014");
    const drills = found?.hits.map((hit) => hit.drill) ?? [];
    expect(drills).toContain(true);
    expect(drills[0]).toBe(false);
    expect(drills).toEqual([...drills].sort((a, b) => Number(a) - Number(b)));
    expect(await groupOf("cora", "incidents", world.drill.key)).toMatchObject({ hits: [{ drill: true }] });
  });

  it.each([
    ["ICSMA-17-215-02"],
    ["icsma17215"],
    ["CVE-2015-1635"],
    ["2015-7861"],
    ["siemens molecular"],
    ["molecluar imaging"],
  ])("of advisories by %s is the reference advisory", async (text) => {
    expect(await titles("eve", "advisories", text)).toContain("ICSMA-17-215-02");
  });

  it("of retired systems stands last and says so", () =>
    inUndone(async (tx) => {
      await tx.update(imagingSystems).set({ state: "retired" }).where(eq(imagingSystems.id, world.systemId));
      const hits = (await groupOf("tess", "systems", "symbia", tx))?.hits ?? [];
      expect(hits.at(-1)).toMatchObject({ title: "NM-014", ended: true });
    }));

  it("of files is their name, whatever stands between its words", async () => {
    expect(await titles("tess", "evidence", file.name)).toContain(file.name);
    expect(await titles("tess", "evidence", file.name.replaceAll(/[-_.]/g, ""))).toContain(file.name);
  });

  it("of comments are their words as they stand now", () =>
    inUndone(async (tx) => {
      const on = { on: tx, now: world.now };
      const tess = world.person("tess");
      await addComment(tess, said("The quarterdeck firewall rule is 100% in place_now"), on);
      expect(await groupOf("meyer", "comments", "quarter fire", tx)).toMatchObject({
        hits: [{ title: "The quarterdeck firewall rule is 100% in place_now", key, drill: false }],
      });
      const [hit] = (await groupOf("tess", "comments", "quarterdeck", tx))?.hits ?? [];
      await addComment(tess, said("A later one"), on);
      const page = { key, step: null, comments: { size: 10, before: hit?.before ?? null } };
      expect((await readTeamwork(tess, page, on))?.comments[0]?.id).toBe(hit?.id);
      expect(await titles("tess", "comments", "deck", tx)).toHaveLength(1);
      expect(await titles("tess", "comments", "100%", tx)).toHaveLength(1);
      expect(await groupOf("tess", "comments", "quarterdek", tx)).toMatchObject({ alike: true });
      const [row] = await tx.select().from(comments).where(sql`text like '%quarterdeck%'`);
      await correctComment(tess, { ...said("The forecastle rule"), comment: row?.id }, on);
      expect(await titles("tess", "comments", "quarterdeck", tx)).toEqual([]);
      expect(await titles("tess", "comments", "forecastle", tx)).toHaveLength(1);
      const [now] = await tx.select().from(comments).where(sql`supersedes is not null`);
      await withdrawComment(tess, { key, comment: now?.id, reason: "Wrong system" }, on);
      expect(await titles("tess", "comments", "forecastle", tx)).toEqual([]);
    }));
});

describe("who finds what", () => {
  const all = ["advisories", "comments", "evidence", "incidents", "people", "systems"];
  const kindsFor: Partial<Record<DemoPersonKey, readonly string[]>> = {
    cora: all,
    tess: all,
    meyer: all,
    ada: all,
    eve: all.filter((kind) => kind !== "evidence"),
    nils: ["advisories", "people"],
    sam: ["advisories"],
  };

  it.each(Object.entries(kindsFor))("%s: %j", (who, kinds) =>
    inUndone(async (tx) => {
      await addComment(world.person("tess"), said("Quarterdeck"), { on: tx, now: world.now });
      await tx.update(evidence).set({ name: "Port list.xml" }).where(eq(evidence.id, file.id));
      const asked: Readonly<Record<SearchKind, string>> = {
        incidents: key,
        systems: "NM-014",
        advisories: "ICSMA-17-215-02",
        people: "Tess",
        evidence: "port list",
        comments: "quarterdeck",
      };
      const found: string[] = [];
      for (const [kind, text] of Object.entries(asked) as [SearchKind, string][]) {
        const hits = (await groupOf(who as DemoPersonKey, kind, text, tx))?.hits ?? [];
        if (hits.length > 0) found.push(kind);
      }
      expect(found.sort()).toEqual(kinds);
    }),
  );

  it("a technician of another site finds nothing of Northgate by any of its words, misspelled ones neither", async () => {
    for (const secret of [...world.secrets, "symbia intevo", "Symbai", "Tess Okafor", file.name]) {
      const seen = JSON.stringify(await find("sam", secret));
      for (const each of [...world.secrets, "Okafor"]) expect(seen).not.toContain(each);
    }
  });

  it("somebody without any role finds nothing at all", async () => {
    const nobody = { ...world.person("sam"), grants: [] };
    for (const text of [key, "NM", "ICSMA", "Cora", "siemens", file.name]) {
      expect((await search(nobody, { text }, { on: db, now: world.now })).groups).toEqual([]);
    }
  });

  it("whoever manages people finds them by address and without a role too; others only who works within reach", () =>
    inUndone(async (tx) => {
      const row = { name: "Quentin Vale", email: "quentin@hospital.example", createdAt: world.now };
      await tx.insert(people).values(row);
      expect(await groupOf("nils", "people", "quentin@hospital", tx)).toMatchObject({
        hits: [{ title: "Quentin Vale", about: "No role", key: null }],
      });
      expect(await titles("cora", "people", "quentin", tx)).toEqual([]);
      expect(await titles("cora", "people", "tess@", tx)).toEqual(["Tess Okafor"]);
      expect(await titles("cora", "people", "hospital.example", tx)).toEqual([]);
      expect(await groupOf("tess", "people", "meyer", tx)).toMatchObject({
        hits: [{ title: "Dr. Anna Meyer", about: "Clinical lead", key: "NORTH" }],
      });
    }));
});

describe("what is typed", () => {
  it.each(["%", "_", "\\", "' or true --", "!", "a:* | b", "&", "<->", "nm:*", "%%%", "(", '"', "\0", "x"])(
    "%j means nothing to the database",
    async (text) => {
      const { groups, unanswered } = await find("cora", text);
      expect(unanswered).toEqual([]);
      for (const group of groups) expect(group.hits.length).toBeLessThanOrEqual(8);
      if (!/[a-z].*[a-z]/.test(text)) expect(groups).toEqual([]);
    },
  );

  it("of great length is cut and answered", async () => {
    expect((await find("cora", "siemens ".repeat(10_000))).unanswered).toEqual([]);
  });
});

describe("what takes long", () => {
  it("is given up, and the transaction goes on under the limits it had", () =>
    inUndone(async (tx) => {
      expect(await bounded(tx, 50, (inner) => inner.execute(sql`select pg_sleep(20)`))).toBeNull();
      expect(await bounded(tx, 5000, async () => "answered")).toBe("answered");
      const [row] = await tx.execute<{ limit: string }>(
        sql`select current_setting('statement_timeout') as limit`,
      );
      expect(row?.limit).toBe("0");
    }));

  it("is named, and the other kinds are answered", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let locked = () => {};
    const ready = new Promise<void>((resolve) => {
      locked = resolve;
    });
    const locking = owner.transaction(async (tx) => {
      await tx.execute(sql`lock table comments in access exclusive mode`);
      locked();
      await held;
    });
    await ready;
    const found = await find("cora", "NM-014");
    release();
    await locking;
    expect(found.unanswered).toEqual(["comments"]);
    expect(found.groups.map((group) => group.kind)).toContain("systems");
  });
});

it("finds everything that is written as asked on a server that cannot tell what is misspelled", async () => {
  await owner.execute(sql`drop extension pg_trgm cascade`);
  expect((await find("tess", "symbia")).findsMisspelled).toBe(false);
  expect(await titles("tess", "systems", "NM021")).toEqual(["NM-021"]);
  expect(await titles("tess", "systems", "Bigraph")).toEqual([]);
});
