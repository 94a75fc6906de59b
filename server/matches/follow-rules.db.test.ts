import { and, asc, eq, sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Tx } from "@/db/client";
import { events, imagingSystems, matchDecisions, matches, rechecks } from "@/db/schema";
import { ensureTemplate } from "@/db/templates";
import { db, inUndone, owner } from "@/db/testing/database";
import { essential } from "@/domain/checklist/templates";
import type { AdvisoryId, MatchId } from "@/domain/ids";
import type { MatchLevel } from "@/domain/matching/matchable";
import { matchingRules } from "@/domain/matching/rules";
import { readMatches } from "../advisories/read-advisory";
import { correctSystem } from "../systems/correct-system";
import { decideMatches } from "./decide-matches";
import { followRules } from "./follow-rules";
import { openIncidents } from "./open-incidents";
import { hospital, morning, symbia } from "./testing/hospital";
import { confirmFindings, importedAdvisory, matchedSystem } from "./testing/matched";

const world = hospital();
const { done, person } = world;
const elsewhere = { manufacturer: "Philips", model: "BrightView" };

beforeAll(() => db.transaction((tx) => ensureTemplate(tx, essential, morning)));
afterEach(() => vi.restoreAllMocks());

/** A match as earlier rules would have left it. */
async function asEarlier(tx: Tx, id: MatchId, level: MatchLevel, verdict: string): Promise<void> {
  await tx.execute(sql`
    update matches set rules = 0, level = ${level}, inputs_hash = 'earlier',
      reasons = jsonb_set(reasons, '{0,verdict}', to_jsonb(${verdict}::text)) where id = ${id}`);
}

const matchOf = async (tx: Tx, id: MatchId) => {
  const [row] = await tx.select().from(matches).where(eq(matches.id, id));
  return row;
};
const decisionOf = async (tx: Tx, id: MatchId) => {
  const held = and(eq(matchDecisions.matchId, id), eq(matchDecisions.current, true));
  return (await tx.select().from(matchDecisions).where(held))[0];
};
const ofJob = (tx: Tx) =>
  tx.select().from(events).where(eq(events.actorName, "Matching")).orderBy(asc(events.seq));
const standing = async (tx: Tx, id: AdvisoryId) => {
  const filter = { level: null, standing: null, site: null, text: "", recheck: false, all: true };
  const page = await readMatches(person("cora"), { id, filter, after: null }, { on: tx });
  return new Map(page?.rows.map((row) => [row.assetTag, row.standing]));
};

describe("after the portal was renewed", () => {
  it("compares what earlier rules compared, so that no match keeps a level the rules give no more", () =>
    inUndone(async (tx) => {
      const advisoryId = await importedAdvisory(world, tx);
      const dropped = await matchedSystem(world, tx, "NORTH", "NM-1");
      expect((await matchOf(tx, dropped.matchId))?.rules).toBe(matchingRules);
      expect(await followRules(tx, morning)).toBe(0);
      await asEarlier(tx, dropped.matchId, "excluded", "excludes");
      expect((await standing(tx, advisoryId)).get("NM-1")).toBe("by-rule");

      expect(await followRules(tx, morning)).toBe(1);
      const after = await matchOf(tx, dropped.matchId);
      expect(after).toMatchObject({ level: "likely", rules: matchingRules, recheck: false });
      expect((await standing(tx, advisoryId)).get("NM-1")).toBe("unknown");
      const told = await ofJob(tx);
      expect(told.map((event) => event.type)).toEqual(["matches.computed"]);
      expect(told[0]).toMatchObject({
        actorKind: "job",
        subjectId: advisoryId,
        data: { cause: "rules", changed: 1 },
      });
      expect(await followRules(tx, morning)).toBe(0);
      expect(await ofJob(tx)).toHaveLength(1);
    }));

  it("keeps every decision, and asks again where the rules say otherwise and nowhere else", () =>
    inUndone(async (tx) => {
      const advisoryId = await importedAdvisory(world, tx);
      await confirmFindings(world, tx, advisoryId);
      const same = await matchedSystem(world, tx, "NORTH", "NM-1");
      const other = await matchedSystem(world, tx, "NORTH", "NM-2");
      const both = { matchIds: [same.matchId, other.matchId], decision: "affected" };
      await done(tx, "cora", decideMatches, both);
      const systemIds = [other.systemId];
      await done(tx, "cora", openIncidents, { advisoryId, systemIds });
      const decided = [await decisionOf(tx, same.matchId), await decisionOf(tx, other.matchId)];
      await asEarlier(tx, same.matchId, "likely", "met");
      await asEarlier(tx, other.matchId, "possible", "unknown");

      await followRules(tx, morning);
      expect([await decisionOf(tx, same.matchId), await decisionOf(tx, other.matchId)]).toEqual(decided);
      expect(await matchOf(tx, same.matchId)).toMatchObject({ level: "likely", recheck: false });
      expect(await matchOf(tx, other.matchId)).toMatchObject({ level: "likely", recheck: true });
      const asked = await tx.select().from(rechecks).where(eq(rechecks.cause, "rules"));
      expect(asked.map((each) => each.matchId ?? "incident").toSorted()).toEqual(
        [other.matchId, "incident"].toSorted(),
      );
      const kinds = (await ofJob(tx)).map((event) => event.type).toSorted();
      expect(kinds).toEqual(["incident.recheck-asked", "match.recheck-needed", "matches.computed"]);
    }));

  it("lets no undecided system drop out because of other rules: it stays unknown until somebody looks", () =>
    inUndone(async (tx) => {
      const advisoryId = await importedAdvisory(world, tx);
      const { matchId } = await matchedSystem(world, tx, "NORTH", "NM-1", elsewhere);
      expect((await standing(tx, advisoryId)).get("NM-1")).toBe("by-rule");
      await asEarlier(tx, matchId, "possible", "unknown");
      await followRules(tx, morning);
      expect(await matchOf(tx, matchId)).toMatchObject({ level: "excluded", recheck: true });
      expect((await standing(tx, advisoryId)).get("NM-1")).toBe("unknown");
    }));

  it("holds to that where a system or the advisory is changed before all is compared anew", () =>
    inUndone(async (tx) => {
      const advisoryId = await importedAdvisory(world, tx);
      const { matchId, systemId } = await matchedSystem(world, tx, "NORTH", "NM-1", elsewhere);
      await asEarlier(tx, matchId, "possible", "unknown");
      const change = {
        ...symbia,
        ...elsewhere,
        assetTag: "NM-1",
        state: "in-service",
        operatingSystem: "W7",
      };
      await done(tx, "cora", correctSystem, { systemId, rowVersion: 1, ...change });
      expect(await matchOf(tx, matchId)).toMatchObject({
        level: "excluded",
        recheck: true,
        rules: matchingRules,
      });
      const other = await matchedSystem(world, tx, "NORTH", "NM-2", elsewhere);
      await asEarlier(tx, other.matchId, "possible", "unknown");
      await importedAdvisory(world, tx, { version: "2", date: "2017-09-01T00:00:00Z" });
      expect((await standing(tx, advisoryId)).get("NM-2")).toBe("unknown");
    }));

  it("asks nothing about what was excluded and is, takes nothing back from later rules, and leaves the retired alone", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      const excluded = await matchedSystem(world, tx, "NORTH", "NM-1", elsewhere);
      const later = await matchedSystem(world, tx, "NORTH", "NM-2");
      const retired = await matchedSystem(world, tx, "NORTH", "NM-3");
      await asEarlier(tx, excluded.matchId, "excluded", "met");
      await asEarlier(tx, later.matchId, "possible", "unknown");
      await asEarlier(tx, retired.matchId, "possible", "unknown");
      await tx
        .update(matches)
        .set({ rules: matchingRules + 1 })
        .where(eq(matches.id, later.matchId));
      await tx
        .update(imagingSystems)
        .set({ state: "retired" })
        .where(eq(imagingSystems.id, retired.systemId));
      await followRules(tx, morning);
      expect(await matchOf(tx, excluded.matchId)).toMatchObject({ recheck: false, rules: matchingRules });
      expect(await matchOf(tx, later.matchId)).toMatchObject({ level: "possible", rules: matchingRules + 1 });
      expect(await matchOf(tx, retired.matchId)).toMatchObject({ level: "possible", rules: 0 });
      expect(await followRules(tx, morning)).toBe(0);
    }));
});

// Last, because what it makes is not undone.
describe("several processes, and one that fails", () => {
  it("compares an advisory once where two look at once, and goes on past one that cannot be compared", async () => {
    const ids = await db.transaction(async (tx) => {
      const first = await importedAdvisory(world, tx, { id: "TEST-RULES-1" });
      const second = await importedAdvisory(world, tx, { id: "TEST-RULES-2" });
      await matchedSystem(world, tx, "NORTH", "NM-9");
      await tx.update(matches).set({ rules: 0, level: "possible" });
      return [first, second] as const;
    });
    await owner.execute(sql`create function fail() returns trigger language plpgsql as
      $$ begin raise exception 'a fault'; end $$`);
    await owner.execute(
      sql.raw(`create trigger fail before insert or update on matches for each row
      when (new.advisory_id = '${ids[0]}') execute function fail()`),
    );
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const counts = await Promise.all([followRules(db, morning), followRules(db, morning)]);
    expect(counts.toSorted()).toEqual([0, 1]);
    expect(logged.mock.calls.every(([words]) => String(words).includes(ids[0]))).toBe(true);
    const levels = async () =>
      new Map((await db.select().from(matches)).map((row) => [row.advisoryId, row.level]));
    expect(await levels()).toEqual(
      new Map([
        [ids[0], "possible"],
        [ids[1], "likely"],
      ]),
    );
    await owner.execute(sql`drop trigger fail on matches`);
    expect(await followRules(db, morning)).toBe(1);
    expect((await levels()).get(ids[0])).toBe("likely");
    expect(await db.transaction((tx) => ofJob(tx))).toHaveLength(2);
  });
});
