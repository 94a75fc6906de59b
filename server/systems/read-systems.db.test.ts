import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { inUndone } from "@/db/testing/database";
import type { SystemFilter } from "@/domain/systems/rows";
import { decideMatches } from "../matches/decide-matches";
import { hospital, symbia } from "../matches/testing/hospital";
import { confirmFindings, importedAdvisory, matchedSystem } from "../matches/testing/matched";
import { listSystems, readSitesToRegister, readSystem, readSystemToCorrect } from "./read-systems";
import { registerSystem } from "./register-system";

const world = hospital();
const { done, person, site } = world;

const everything: SystemFilter = {
  site: null,
  deviceClass: null,
  state: "present",
  text: "",
  duplicates: false,
  sort: "tag",
};
const list = async (
  tx: Tx,
  who: Parameters<typeof person>[0],
  filter: Partial<SystemFilter> = {},
  after: string | null = null,
) => listSystems(person(who), { filter: { ...everything, ...filter }, after }, { on: tx });
const tags = async (...args: Parameters<typeof list>) =>
  (await list(...args)).rows.map((row) => row.assetTag);

async function inventory(tx: Tx) {
  await importedAdvisory(world, tx);
  const a = await matchedSystem(world, tx, "SOUTH", "A");
  const b = await matchedSystem(world, tx, "NORTH", "B", { location: "Room 5" });
  const c = await matchedSystem(world, tx, "NORTH", "C", {
    manufacturer: "GE",
    model: "Revolution",
    deviceClass: "CT",
  });
  await done(tx, "cora", decideMatches, { matchIds: [a.matchId], decision: "affected" });
  return { a, b, c };
}

describe("listing systems", () => {
  it("shows each system with its network state and what is undecided, within reach only", () =>
    inUndone(async (tx) => {
      await inventory(tx);
      const { rows, counts } = await list(tx, "cora");
      expect(rows.map((row) => [row.assetTag, row.undecided, row.network])).toEqual([
        ["A", 0, "business"],
        ["B", 1, "business"],
        ["C", 0, "business"],
      ]);
      expect(counts.reduce((sum, each) => sum + each.count, 0)).toBe(3);
      expect(await tags(tx, "tess")).toEqual(["B", "C"]);
      expect((await list(tx, "tess")).counts.map((each) => each.siteName)).toEqual(
        Array(2).fill("Northgate General Hospital"),
      );
      expect(await tags(tx, "nils")).toEqual([]);
    }));

  it("filters and sorts", () =>
    inUndone(async (tx) => {
      await inventory(tx);
      expect(await tags(tx, "cora", { sort: "site" })).toEqual(["B", "C", "A"]);
      expect(await tags(tx, "cora", { sort: "undecided" })).toEqual(["B", "C", "A"]);
      expect(await tags(tx, "cora", { site: "SOUTH" })).toEqual(["A"]);
      expect(await tags(tx, "cora", { deviceClass: "CT" })).toEqual(["C"]);
      expect(await tags(tx, "cora", { text: "room 5" })).toEqual(["B"]);
      expect(await tags(tx, "cora", { text: "_" })).toEqual([]);
      expect(await tags(tx, "cora", { state: "retired" })).toEqual([]);
    }));

  it.each(["tag", "site", "undecided"] as const)("goes through every page once, sorted by %s", (sort) =>
    inUndone(async (tx) => {
      for (let number = 100; number < 230; number += 1) {
        const siteId = site(number % 3 === 0 ? "NORTH" : "SOUTH");
        await done(tx, "cora", registerSystem, { siteId, ...symbia, assetTag: `T-${number}` });
      }
      const seen = await everyPage(tx, { sort }, null);
      expect(new Set(seen).size).toBe(130);
      expect(seen).toHaveLength(130);
    }),
  );
});

async function everyPage(tx: Tx, filter: Partial<SystemFilter>, after: string | null): Promise<string[]> {
  const { rows, next } = await list(tx, "cora", filter, after);
  const here = rows.map((row) => row.assetTag);
  return next ? [...here, ...(await everyPage(tx, filter, next))] : here;
}

describe("reading a system", () => {
  it("shows what is known of it: facts, network, matches with reasons, and its history", () =>
    inUndone(async (tx) => {
      const { b } = await inventory(tx);
      const found = await readSystem(person("tess"), { id: b.systemId }, { on: tx });
      expect(found).toMatchObject({
        system: { fields: { assetTag: "B", location: "Room 5" }, site: { code: "NORTH" } },
        network: [{ state: "business", act: "register", by: "Cora Lindqvist" }],
        matches: [{ trackingId: "TEST-17-001", level: "likely", standing: "unknown" }],
        incidents: [],
        events: [{ type: "system.registered", actorName: "Cora Lindqvist" }],
      });
    }));

  it("tells a stranger what it tells about a system that does not exist", () =>
    inUndone(async (tx) => {
      const { b } = await inventory(tx);
      for (const who of ["sam", "nils"] as const) {
        expect(await readSystem(person(who), { id: b.systemId }, { on: tx })).toBeNull();
        expect(await readSystemToCorrect(person(who), { id: b.systemId }, { on: tx })).toBeNull();
      }
      expect(await readSystemToCorrect(person("eve"), { id: b.systemId }, { on: tx })).toBeNull();
      expect(await readSystemToCorrect(person("tess"), { id: b.systemId }, { on: tx })).toMatchObject({
        rowVersion: 1,
      });
    }));

  it("offers for registering the sites where the caller may", () =>
    inUndone(async (tx) => {
      expect(await readSitesToRegister(person("cora"), null, { on: tx })).toHaveLength(10);
      expect(await readSitesToRegister(person("tess"), null, { on: tx })).toEqual([]);
    }));
});

describe("a system's page", () => {
  it("says of each advisory whether its findings were answered", () =>
    inUndone(async (tx) => {
      const advisoryId = await importedAdvisory(world, tx);
      const { systemId } = await matchedSystem(world, tx, "NORTH", "NM-1");
      const confirmed = async () =>
        (await readSystem(person("tess"), { id: systemId }, { on: tx }))?.matches.map(
          (each) => each.confirmed,
        );
      expect(await confirmed()).toEqual([false]);
      await confirmFindings(world, tx, advisoryId);
      expect(await confirmed()).toEqual([true]);
    }));
});
