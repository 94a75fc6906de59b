import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { matchDecisions, matches } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import type { AdvisoryId, MatchId } from "@/domain/ids";
import { importAdvisory } from "../advisories/import-advisory";
import { listMatchesToDecide, readMatches } from "../advisories/read-advisory";
import { correctSystem } from "../systems/correct-system";
import { decideMatches } from "./decide-matches";
import { asFile, csaf } from "./testing/documents";
import { eventsAbout, hospital, matchesOf, morning, symbia, vendorContact } from "./testing/hospital";
import { importedAdvisory, matchedSystem } from "./testing/matched";

const world = hospital();
const { ask, done, person } = world;

const affected = (...matchIds: MatchId[]) => ({ matchIds, decision: "affected" });
const decisionsOf = (tx: Tx, matchId: MatchId) =>
  tx.select().from(matchDecisions).where(eq(matchDecisions.matchId, matchId)).orderBy(matchDecisions.at);
const holding = async (tx: Tx, matchId: MatchId) =>
  (
    await tx
      .select()
      .from(matchDecisions)
      .where(and(eq(matchDecisions.matchId, matchId), eq(matchDecisions.current, true)))
  )[0];

/** What Cora reads of the matches of an advisory, by the match. */
const readOf = async (tx: Tx, id: AdvisoryId) => {
  const filter = { level: null, standing: null, site: null, text: "", recheck: false, all: true };
  const page = await readMatches(person("cora"), { id, filter, after: null }, { on: tx });
  return new Map(page?.rows.map((row) => [row.id, row.readMark]));
};

describe("deciding matches", () => {
  it("is refused once what was read changed, by an alias, a field, a question to look again or another's word", () =>
    inUndone(async (tx) => {
      const advisoryId = await importedAdvisory(world, tx);
      const { matchId, systemId } = await matchedSystem(world, tx, "NORTH", "NM-1");
      const other = await matchedSystem(world, tx, "NORTH", "NM-2");
      const before = await readOf(tx, advisoryId);
      const marked = (marks: ReadonlyMap<MatchId, string>) => ({
        ...affected(matchId, other.matchId),
        readMarks: [marks.get(matchId) ?? "", marks.get(other.matchId) ?? ""],
      });
      const listed = await listMatchesToDecide(
        person("cora"),
        {
          id: advisoryId,
          filter: { level: null, standing: null, site: null, text: "", recheck: false, all: true },
        },
        { on: tx },
      );
      expect(new Map(listed.rows.map((row) => [row.id, row.readMark]))).toEqual(before);
      const changed = { ...symbia, assetTag: "NM-1", operatingSystem: "Windows 10", state: "in-service" };
      await done(tx, "cora", correctSystem, { systemId, rowVersion: 1, ...changed });
      const refused = await ask(tx, "cora", decideMatches, marked(before));
      expect(refused).toMatchObject({ refusal: { code: "match-changed" } });
      expect(JSON.stringify(refused)).toContain("NM-1 changed since you read it");
      expect(await decisionsOf(tx, other.matchId)).toEqual([]);
      const again = await readOf(tx, advisoryId);
      expect(again.get(other.matchId)).toBe(before.get(other.matchId));
      const decided = { matchIds: [matchId], decision: "not-affected", reason: "Windows 10" };
      await done(tx, "jonas", decideMatches, decided);
      expect(await ask(tx, "cora", decideMatches, marked(again))).toMatchObject({
        refusal: { code: "match-changed" },
      });
      expect(await done(tx, "cora", decideMatches, marked(await readOf(tx, advisoryId)))).toEqual({
        decided: 2,
      });
      expect(await ask(tx, "cora", decideMatches, { ...marked(again), readMarks: [] })).toMatchObject({
        refusal: { code: "already-decided" },
      });
    }));

  it("decides several at once, names revision and inputs, and leaves an event for each system", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      const one = await matchedSystem(world, tx, "NORTH", "NM-1");
      const other = await matchedSystem(world, tx, "SOUTH", "NM-2");
      expect(await done(tx, "cora", decideMatches, affected(one.matchId, other.matchId))).toEqual({
        decided: 2,
      });
      const [match] = await matchesOf(tx, one.systemId);
      expect(await holding(tx, one.matchId)).toMatchObject({
        decision: "affected",
        revisionId: match?.revisionId,
        inputsHash: match?.inputsHash,
        byPerson: person("cora").id,
        supersedes: null,
      });
      const event = (await eventsAbout(tx, other.systemId)).at(-1);
      expect(event).toMatchObject({
        type: "match.decided",
        siteId: world.site("SOUTH"),
        actorName: "Cora Lindqvist",
      });
      expect(event?.data).toMatchObject({ decision: "affected", before: null, level: "likely" });
    }));

  it("supersedes the earlier decision and keeps it", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      const { matchId, systemId } = await matchedSystem(world, tx, "NORTH", "NM-1");
      const question = {
        matchIds: [matchId],
        decision: "ask-vendor",
        question: "Is it affected?",
        vendorCase: "SR-1",
        contactId: await vendorContact(tx),
      };
      await done(tx, "cora", decideMatches, { ...question, answerDue: "2026-12-01" });
      const answer = { matchIds: [matchId], decision: "not-affected", reason: "The vendor's letter" };
      await done(tx, "jonas", decideMatches, answer, new Date(morning.getTime() + 60_000));
      const [first, second] = await decisionsOf(tx, matchId);
      expect(first).toMatchObject({
        decision: "ask-vendor",
        vendorCase: "SR-1",
        answerDue: "2026-12-01",
        askedOn: "2026-11-20",
        contactId: question.contactId,
        current: false,
      });
      expect(second).toMatchObject({ decision: "not-affected", current: true, supersedes: first?.id });
      expect((await eventsAbout(tx, systemId)).at(-1)?.data).toMatchObject({ before: "ask-vendor" });
    }));

  it("is refused without a reason for not affected, without a question for the vendor, and when nothing would change", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      const { matchId } = await matchedSystem(world, tx, "NORTH", "NM-1");
      const without = (decision: string) => ask(tx, "cora", decideMatches, { matchIds: [matchId], decision });
      expect(await without("not-affected")).toMatchObject({
        refusal: { code: "invalid", fields: { reason: [expect.any(String)] } },
      });
      expect(await without("ask-vendor")).toMatchObject({
        refusal: {
          code: "invalid",
          fields: { question: [expect.any(String)], contactId: [expect.any(String)] },
        },
      });
      await done(tx, "cora", decideMatches, affected(matchId));
      expect(await ask(tx, "jonas", decideMatches, affected(matchId))).toMatchObject({
        refusal: { code: "already-decided" },
      });
      expect(await decisionsOf(tx, matchId)).toHaveLength(1);
    }));

  it("decides all or none: one row out of reach, and nothing is decided", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      const one = await matchedSystem(world, tx, "NORTH", "NM-1");
      const other = await matchedSystem(world, tx, "SOUTH", "NM-2");
      const northOnly = {
        ...person("cora"),
        grants: [{ role: "coordinator", siteId: world.site("NORTH") }],
      } as const;
      const both = await decideMatches(northOnly, affected(one.matchId, other.matchId), {
        on: tx,
        now: morning,
      });
      expect(both).toMatchObject({ refusal: { code: "not-found" } });
      expect(await decisionsOf(tx, one.matchId)).toEqual([]);
      expect(await decideMatches(northOnly, affected(one.matchId), { on: tx, now: morning })).toMatchObject({
        ok: true,
      });
    }));

  it("tells a stranger nothing, and refuses everybody who is no coordinator", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      const { matchId } = await matchedSystem(world, tx, "NORTH", "NM-1");
      const strange = await ask(tx, "sam", decideMatches, affected(matchId));
      expect(strange).toMatchObject({ refusal: { code: "not-found" } });
      // Safe because the test makes up an id that no row has.
      expect(await ask(tx, "sam", decideMatches, affected(crypto.randomUUID() as MatchId))).toEqual(strange);
      for (const who of ["tess", "meyer", "eve", "ada"] as const) {
        expect(await ask(tx, who, decideMatches, affected(matchId))).toMatchObject({
          refusal: { code: "not-allowed" },
        });
      }
    }));
});

describe("what a decision rests on", () => {
  const correction = (systemId: string, change: Readonly<Record<string, string>>, rowVersion = 1) => ({
    systemId,
    rowVersion,
    state: "in-service",
    ...symbia,
    ...change,
  });
  const recheckOf = async (tx: Tx, matchId: MatchId) =>
    (await tx.select().from(matches).where(eq(matches.id, matchId)))[0]?.recheck;

  it("marks a decided match to be checked again when a field it rests on changes, and deciding it clears the mark", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      const { matchId, systemId } = await matchedSystem(world, tx, "NORTH", "NM-1");
      await done(tx, "cora", decideMatches, affected(matchId));
      await done(tx, "tess", correctSystem, correction(systemId, { assetTag: "NM-1", location: "Room 3" }));
      expect(await recheckOf(tx, matchId)).toBe(false);
      await done(
        tx,
        "tess",
        correctSystem,
        correction(systemId, { assetTag: "NM-1", operatingSystem: "Windows 10" }, 2),
      );
      expect(await recheckOf(tx, matchId)).toBe(true);
      expect((await eventsAbout(tx, systemId)).at(-1)).toMatchObject({
        type: "match.recheck-needed",
        data: { cause: "inventory", before: "likely", level: "excluded" },
      });
      await done(tx, "cora", decideMatches, affected(matchId));
      expect(await recheckOf(tx, matchId)).toBe(false);
      expect(await decisionsOf(tx, matchId)).toHaveLength(2);
    }));

  it("makes an excluded row that nobody decided unknown when a field its reason rests on changes", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      const { matchId, systemId } = await matchedSystem(world, tx, "NORTH", "NM-1", {
        operatingSystem: "Windows 10",
      });
      expect(await matchesOf(tx, systemId)).toMatchObject([{ level: "excluded", recheck: false }]);
      await done(
        tx,
        "tess",
        correctSystem,
        correction(systemId, { assetTag: "NM-1", operatingSystem: "Windows 11" }),
      );
      expect(await matchesOf(tx, systemId)).toMatchObject([
        { id: matchId, level: "excluded", recheck: true },
      ]);
    }));

  it("survives a new revision, which marks every decision to be checked again", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      const decided = await matchedSystem(world, tx, "NORTH", "NM-1");
      const open = await matchedSystem(world, tx, "NORTH", "NM-2");
      await done(tx, "cora", decideMatches, affected(decided.matchId));
      await done(
        tx,
        "cora",
        importAdvisory,
        asFile(csaf({ version: "2" }), "test-17-001.json", "2017-09-01"),
      );
      expect(await recheckOf(tx, decided.matchId)).toBe(true);
      expect(await recheckOf(tx, open.matchId)).toBe(false);
      expect(await holding(tx, decided.matchId)).toMatchObject({ decision: "affected" });
      expect((await eventsAbout(tx, decided.systemId)).at(-1)?.data).toMatchObject({ cause: "revision" });
    }));
});

// Last, because what it makes is not undone.
describe("two at once", () => {
  it("lets one of two coordinators who decide the same at once win, and tells the other", async () => {
    const { matchId } = await db.transaction(async (tx) => {
      await importedAdvisory(world, tx, { id: "TEST-RACE" });
      return matchedSystem(world, tx, "NORTH", "RACE-1");
    });
    const both = await Promise.all(
      (["cora", "jonas"] as const).map((who) =>
        decideMatches(person(who), affected(matchId), { on: db, now: morning }),
      ),
    );
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: "already-decided" } });
  });
});
