import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { inUndone } from "@/db/testing/database";
import type { AdvisoryId } from "@/domain/ids";
import { standing } from "@/domain/matching/decisions";
import { countRechecks, countWhere, type MatchFilter } from "@/domain/matching/rows";
import { decideMatches } from "../matches/decide-matches";
import { asFile, csaf } from "../matches/testing/documents";
import { hospital, symbia, vendorContact } from "../matches/testing/hospital";
import { importedAdvisory, matchedSystem } from "../matches/testing/matched";
import { correctSystem } from "../systems/correct-system";
import { importAdvisory } from "./import-advisory";
import { listAdvisories } from "./list-advisories";
import { listMatchesToDecide, readAdvisory, readMatches, readRevisions } from "./read-advisory";

const world = hospital();
const { done, person } = world;

const everything: MatchFilter = {
  level: null,
  standing: null,
  site: null,
  text: "",
  recheck: false,
  all: true,
};
const first = { text: "", after: null };

/** Systems of every level and standing at two sites. */
async function inventory(tx: Tx) {
  const advisoryId = await importedAdvisory(world, tx);
  const make = (where: "NORTH" | "SOUTH", tag: string, change: Readonly<Record<string, string>> = {}) =>
    matchedSystem(world, tx, where, tag, change);
  const petct = { model: "Biograph mCT 64", deviceClass: "PET/CT" };
  const systems = {
    affected: await make("NORTH", "A"),
    notAffected: await make("NORTH", "B"),
    asked: await make("SOUTH", "C"),
    open: await make("NORTH", "D", petct),
    possible: await make("SOUTH", "E", { operatingSystem: "" }),
    excluded: await make("SOUTH", "F", { manufacturer: "GE", model: "Discovery NM 670" }),
    toCheck: await make("NORTH", "G", { operatingSystem: "Windows 10" }),
  };
  const decide = (held: { matchId: string }, given: object) =>
    done(tx, "cora", decideMatches, { matchIds: [held.matchId], ...given });
  await decide(systems.affected, { decision: "affected" });
  await decide(systems.notAffected, { decision: "not-affected", reason: "Letter" });
  await decide(systems.asked, {
    decision: "ask-vendor",
    question: "Is it?",
    contactId: await vendorContact(tx),
  });
  const change = {
    ...symbia,
    assetTag: "G",
    operatingSystem: "Windows 11",
    state: "in-service",
    rowVersion: 1,
  };
  await done(tx, "cora", correctSystem, { systemId: systems.toCheck.systemId, ...change });
  return { advisoryId, ...systems };
}

const read = async (tx: Tx, who: Parameters<typeof person>[0], id: AdvisoryId, filter = everything) => {
  const found = await readMatches(person(who), { id, filter, after: null }, { on: tx });
  if (!found) throw new Error("Not read");
  return found;
};
const tags = (found: Awaited<ReturnType<typeof read>>) => found.rows.map((row) => row.assetTag);

describe("reading the matches of an advisory", () => {
  it("lists the most certain first, the undecided first within a level, each with its reasons and where it stands", () =>
    inUndone(async (tx) => {
      const { advisoryId } = await inventory(tx);
      const found = await read(tx, "cora", advisoryId);
      expect(found.rows.map((row) => [row.assetTag, row.level, row.standing])).toEqual([
        ["D", "likely", "unknown"],
        ["C", "likely", "vendor-asked"],
        ["A", "likely", "affected"],
        ["B", "likely", "not-affected"],
        ["E", "possible", "unknown"],
        ["G", "excluded", "unknown"],
        ["F", "excluded", "by-rule"],
      ]);
      for (const row of found.rows) {
        expect(row.standing).toBe(standing({ ...row, decision: row.decided?.decision ?? null }));
        expect(row.reasons.map((reason) => reason.aspect)).toEqual([
          "vendor",
          "model",
          "operating-system",
          "version",
        ]);
      }
      expect(found.rows[2]?.decided).toMatchObject({ decision: "affected", by: "Cora Lindqvist" });
    }));

  it("says how many systems the file would have named read as received", () =>
    inUndone(async (tx) => {
      const { advisoryId } = await inventory(tx);
      expect((await read(tx, "cora", advisoryId)).named).toEqual({ now: 5, asReceived: 1 });
    }));

  it("shows a person the matches of their own sites only, in rows and counts", () =>
    inUndone(async (tx) => {
      const { advisoryId } = await inventory(tx);
      const tess = await read(tx, "tess", advisoryId);
      expect(tags(tess)).toEqual(["D", "A", "B", "G"]);
      expect(countWhere(tess.counts, () => true)).toBe(4);
      expect(tess.head.matches).toBe(4);
      expect(tags(await read(tx, "sam", advisoryId))).toEqual(["C", "E", "F"]);
      expect(tags(await read(tx, "nils", advisoryId))).toEqual([]);
    }));

  it("finds the decisions that are to be looked at again, every one that is counted, however many others there are", () =>
    inUndone(async (tx) => {
      const { advisoryId, affected } = await inventory(tx);
      const again = { ...everything, recheck: true, all: false };
      expect(tags(await read(tx, "cora", advisoryId, again))).toEqual([]);
      const change = { ...symbia, assetTag: "A", operatingSystem: "Windows 11", state: "in-service" };
      await done(tx, "cora", correctSystem, { systemId: affected.systemId, rowVersion: 1, ...change });
      const found = await read(tx, "cora", advisoryId, again);
      expect(tags(found)).toEqual(["A"]);
      expect(countRechecks(found.counts)).toBe(1);
      expect(tags(await read(tx, "sam", advisoryId, again))).toEqual([]);
      // What nobody decided is undecided, and counted there.
      const undecided = await read(tx, "cora", advisoryId, { ...everything, standing: "unknown" });
      expect(undecided.rows.find((row) => row.assetTag === "G")).toMatchObject({ recheck: true });
    }));

  it("filters by level, standing, site and text, and goes on from where a page ended", () =>
    inUndone(async (tx) => {
      const { advisoryId } = await inventory(tx);
      const by = (filter: Partial<MatchFilter>) => read(tx, "cora", advisoryId, { ...everything, ...filter });
      expect(tags(await by({ level: "excluded" }))).toEqual(["G", "F"]);
      expect(tags(await by({ standing: "unknown" }))).toEqual(["D", "E", "G"]);
      expect(tags(await by({ site: "SOUTH" }))).toEqual(["C", "E", "F"]);
      expect(tags(await by({ text: "100%" }))).toEqual([]);
      expect(tags(await by({ text: "biograph" }))).toEqual(["D"]);
      expect((await by({ level: "likely" })).rows[0]?.ofLevel).toBe(4);
    }));
});

describe("many matches", () => {
  const paged = (tx: Tx, id: AdvisoryId, filter: MatchFilter, after: string | null) =>
    readMatches(person("cora"), { id, filter, after }, { on: tx });

  async function many(tx: Tx) {
    const advisoryId = await importedAdvisory(world, tx);
    const matchIds: string[] = [];
    for (let number = 1; number <= 57; number++) {
      const where = number % 2 === 0 ? "NORTH" : "SOUTH";
      matchIds.push((await matchedSystem(world, tx, where, `M-${number}`)).matchId);
    }
    await done(tx, "cora", decideMatches, { matchIds: matchIds.slice(0, 3), decision: "affected" });
    return advisoryId;
  }

  it("come page by page, each once, the undecided first, and only where a page is asked for", () =>
    inUndone(async (tx) => {
      const id = await many(tx);
      const begin = await paged(tx, id, { ...everything, all: false }, null);
      expect([begin?.rows.length, begin?.next, begin?.total]).toEqual([30, null, 57]);
      const one = await paged(tx, id, everything, null);
      const two = await paged(tx, id, everything, one?.next ?? null);
      expect([one?.rows.length, one?.isFirst, two?.rows.length, two?.next, two?.isFirst]).toEqual([
        50,
        true,
        7,
        null,
        false,
      ]);
      const rows = [...(one?.rows ?? []), ...(two?.rows ?? [])];
      expect(new Set(rows.map((row) => row.id)).size).toBe(57);
      expect(rows.slice(-3).map((row) => row.standing)).toEqual(["affected", "affected", "affected"]);
      expect(two?.rows[0]?.ofLevel).toBe(57);
      const broken = await paged(tx, id, everything, "broken");
      expect(broken?.rows.map((row) => row.id)).toEqual(one?.rows.map((row) => row.id));
    }));

  it("are named by a filter for who may decide them, row by row and at their own sites", () =>
    inUndone(async (tx) => {
      const id = await many(tx);
      const named = async (who: Parameters<typeof person>[0], filter: Partial<MatchFilter>) =>
        listMatchesToDecide(person(who), { id, filter: { ...everything, ...filter } }, { on: tx });
      const undecided = await named("cora", { standing: "unknown" });
      expect([undecided.rows.length, undecided.more]).toEqual([54, false]);
      expect((await named("cora", { site: "NORTH", standing: "affected" })).rows).toHaveLength(1);
      for (const who of ["tess", "sam", "ada"] as const) expect((await named(who, {})).rows).toEqual([]);
    }));
});

describe("reading advisories", () => {
  it("lists the last received first, found by id, title or publisher, with counts within reach", () =>
    inUndone(async (tx) => {
      const { advisoryId } = await inventory(tx);
      await importedAdvisory(world, tx, { id: "TEST-18-002" });
      const { rows } = await listAdvisories(person("tess"), first, { on: tx });
      expect(rows.map((row) => row.trackingId).sort()).toEqual(["TEST-17-001", "TEST-18-002"]);
      const found = rows.find((row) => row.id === advisoryId);
      expect(found).toMatchObject({
        publisher: "Test agency",
        highest: { score: 9.8, version: "3.0" },
        openFindings: 3,
        confirmed: false,
      });
      expect(countWhere(found?.counts ?? [], (count) => count.standing === "unknown")).toBe(2);
      const searched = await listAdvisories(person("tess"), { text: "18-0", after: null }, { on: tx });
      expect(searched.rows.map((row) => row.trackingId)).toEqual(["TEST-18-002"]);
    }));

  it("gives nothing to somebody without any role", () =>
    inUndone(async (tx) => {
      const { advisoryId: id } = await inventory(tx);
      const nobody = { ...person("sam"), grants: [] };
      expect((await listAdvisories(nobody, first, { on: tx })).rows).toEqual([]);
      expect(await readAdvisory(nobody, { id }, { on: tx })).toBeNull();
      expect(await readMatches(nobody, { id, filter: everything, after: null }, { on: tx })).toBeNull();
      expect(await readRevisions(nobody, { id }, { on: tx })).toBeNull();
    }));

  it("shows what the advisory says, and proposes the ports its text names", () =>
    inUndone(async (tx) => {
      const id = await importedAdvisory(world, tx);
      const found = await readAdvisory(person("eve"), { id }, { on: tx });
      expect(found?.effective.products).toHaveLength(4);
      expect(found?.ports.map(({ port }) => port.number)).toEqual([80, 443]);
      expect(found?.head).toMatchObject({
        trackingId: "TEST-17-001",
        openFindings: 3,
        revisions: 1,
        tlp: "WHITE",
      });
    }));

  it("lists every revision with its difference from the shown one, the refused ones with their faults", () =>
    inUndone(async (tx) => {
      const id = await importedAdvisory(world, tx);
      const all = ["P-1", "P-2", "P-3", "P-4"];
      await done(
        tx,
        "cora",
        importAdvisory,
        asFile(csaf({ version: "2", affected: all }), "test-17-001.json", "2017-09-01"),
      );
      const broken = { ...csaf({ version: "3" }), vulnerabilities: [{ cve: "CVE-1" }] };
      await done(tx, "cora", importAdvisory, asFile(broken));
      const found = await readRevisions(person("ada"), { id }, { on: tx });
      expect(found?.revisions.map((row) => [row.version, row.state, row.isShown]).sort()).toEqual([
        ["", "refused", false],
        ["1", "accepted", false],
        ["2", "accepted", true],
      ]);
      const before = found?.revisions.find((row) => row.version === "1")?.difference;
      expect(before?.findings.added.map((finding) => finding.code)).toEqual(["C1"]);
      expect(before?.document).toContainEqual({ field: "Version", before: "2", after: "1" });
    }));
});
