import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { ensureTemplate } from "@/db/templates";
import { db, inUndone } from "@/db/testing/database";
import { essential } from "@/domain/checklist/templates";
import type { SystemId } from "@/domain/ids";
import { importAdvisory } from "../advisories/import-advisory";
import { decideMatches } from "../matches/decide-matches";
import { openIncidents } from "../matches/open-incidents";
import { asFile, csaf } from "../matches/testing/documents";
import { eventsAbout, hospital, matchesOf, morning, symbia, systemRow } from "../matches/testing/hospital";
import { confirmFindings, importedAdvisory, matchedSystem } from "../matches/testing/matched";
import { readStatus } from "../status/read-status";
import { moveSystem } from "./move-system";
import { readSystem } from "./read-systems";
import { registerSystem } from "./register-system";
import { retireSystem } from "./retire-system";
import { returnSystem } from "./return-system";

const world = hospital();
beforeAll(() => db.transaction((tx) => ensureTemplate(tx, essential, morning)));
const { ask, done, person, site } = world;
const retiring = (systemId: string) => ({ systemId, since: "2026-11-19", reason: "Sold" });
const moving = (systemId: string, change: Readonly<Record<string, string>> = {}) => ({
  systemId,
  siteId: site("SOUTH"),
  since: "2026-11-19",
  reason: "Lent to Southmoor",
  assetTag: "S-1",
  location: "Room 9",
  ...change,
});
const read = async (tx: Tx, who: "cora" | "sam" | "tess", id: string) =>
  // Safe because the tests read ids that commands have answered.
  readSystem(person(who), { id: id as SystemId }, { on: tx, now: morning });

/** An incident of a system that is decided affected. */
async function withIncident(tx: Tx) {
  const advisoryId = await importedAdvisory(world, tx);
  await confirmFindings(world, tx, advisoryId);
  const held = await matchedSystem(world, tx, "NORTH", "NM-1");
  await done(tx, "cora", decideMatches, { matchIds: [held.matchId], decision: "affected" });
  await done(tx, "cora", openIncidents, { advisoryId, systemIds: [held.systemId], templateKey: "essential" });
  return held;
}

describe("retiring a system", () => {
  it("leaves the counts, keeps what was decided, and new advisories pass it by", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      const { systemId, matchId } = await matchedSystem(world, tx, "NORTH", "NM-1");
      await done(tx, "cora", decideMatches, {
        matchIds: [matchId],
        decision: "not-affected",
        reason: "Letter",
      });
      await done(tx, "cora", retireSystem, retiring(systemId));
      expect(await systemRow(tx, systemId)).toMatchObject({ state: "retired", rowVersion: 2 });
      expect((await eventsAbout(tx, systemId)).at(-1)).toMatchObject({
        type: "system.retired",
        data: { reason: "Sold", since: "2026-11-19" },
      });
      await done(tx, "cora", importAdvisory, asFile(csaf({ id: "TEST-17-002" }), "test-17-002.json"));
      expect(await matchesOf(tx, systemId)).toHaveLength(1);
      const { all } = await readStatus(person("eve"), { advisoryId: null }, { on: tx, now: morning });
      expect(all.systems).toBe(0);
      const shown = await read(tx, "cora", systemId);
      expect(shown?.lastChange).toMatchObject({ kind: "retired", by: "Cora Lindqvist" });
      expect(shown?.matches[0]).toMatchObject({ standing: "not-affected" });
    }));

  it("is refused while an incident is open, with its key, and ahead of its day", () =>
    inUndone(async (tx) => {
      const { systemId } = await withIncident(tx);
      const refused = await ask(tx, "cora", retireSystem, retiring(systemId));
      expect(refused).toMatchObject({ refusal: { code: "incidents-open" } });
      expect(JSON.stringify(refused)).toMatch(/INC-2026-\d+/);
      expect(await ask(tx, "cora", moveSystem, moving(systemId))).toMatchObject({
        refusal: { code: "incidents-open" },
      });
      const ahead = { ...retiring(systemId), since: "2026-11-21" };
      expect(await ask(tx, "cora", retireSystem, ahead)).toMatchObject({ refusal: { code: "day-ahead" } });
    }));

  it("tells a stranger nothing, and refuses who only corrects", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      expect(await ask(tx, "sam", retireSystem, retiring(systemId))).toMatchObject({
        refusal: { code: "not-found" },
      });
      expect(await ask(tx, "tess", retireSystem, retiring(systemId))).toMatchObject({
        refusal: { code: "not-allowed" },
      });
    }));
});

describe("bringing a system back", () => {
  it("compares it with what came since, and is refused when its tag is taken", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      await done(tx, "cora", retireSystem, retiring(systemId));
      await importedAdvisory(world, tx);
      expect(await matchesOf(tx, systemId)).toHaveLength(0);
      const again = await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      const back = { systemId, reason: "Repaired" };
      expect(await ask(tx, "cora", returnSystem, back)).toMatchObject({ refusal: { code: "tag-taken" } });
      await done(tx, "cora", retireSystem, retiring(again.systemId));
      await done(tx, "cora", returnSystem, back);
      expect(await systemRow(tx, systemId)).toMatchObject({ state: "in-service" });
      expect(await matchesOf(tx, systemId)).toMatchObject([{ level: "likely" }]);
      expect(await ask(tx, "cora", returnSystem, back)).toMatchObject({ refusal: { code: "not-retired" } });
    }));
});

describe("moving a system", () => {
  it("retires it here and takes it up there undecided, each row naming the other to who may see it", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      const held = await matchedSystem(world, tx, "NORTH", "NM-1", { vlan: "12", serial: "S-77" });
      await tx.execute(sql`
        insert into device_identities (id, system_id, site_id, modality, recorded_at)
        values (gen_random_uuid(), ${held.systemId}, ${site("NORTH")}, 'NM', now())`);
      await done(tx, "cora", decideMatches, { matchIds: [held.matchId], decision: "affected" });
      const { systemId } = await done(tx, "cora", moveSystem, moving(held.systemId));
      expect(await systemRow(tx, held.systemId)).toMatchObject({ state: "retired", siteId: site("NORTH") });
      expect(await systemRow(tx, systemId)).toMatchObject({
        assetTag: "S-1",
        serial: "S-77",
        vlan: "",
        location: "Room 9",
        succeeds: held.systemId,
        siteId: site("SOUTH"),
      });
      const here = await read(tx, "cora", held.systemId);
      const there = await read(tx, "cora", systemId);
      expect(here?.otherRows).toMatchObject([{ id: systemId, relation: "after", assetTag: "S-1" }]);
      expect(there?.otherRows).toMatchObject([{ id: held.systemId, relation: "before", assetTag: "NM-1" }]);
      expect(there?.identities).toMatchObject([{ modality: "NM" }]);
      expect(there?.matches).toMatchObject([{ standing: "unknown", decided: null }]);
      expect((await read(tx, "sam", systemId))?.otherRows).toEqual([]);
      expect(await ask(tx, "cora", returnSystem, { systemId: held.systemId, reason: "Here" })).toMatchObject({
        refusal: { code: "stands-elsewhere" },
      });
      const home = { ...moving(systemId), siteId: site("NORTH"), assetTag: "NM-1" };
      const third = await done(tx, "cora", moveSystem, home);
      expect(await systemRow(tx, third.systemId)).toMatchObject({ siteId: site("NORTH"), assetTag: "NM-1" });
    }));

  it("is refused to the same site, where the tag is taken, and to a site out of reach", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      await done(tx, "cora", registerSystem, { siteId: site("SOUTH"), ...symbia, assetTag: "s-1" });
      const code = async (input: unknown) => {
        const outcome = await ask(tx, "cora", moveSystem, input);
        return outcome.ok ? null : outcome.refusal.code;
      };
      expect(await code(moving(systemId, { siteId: site("NORTH") }))).toBe("same-site");
      expect(await code(moving(systemId))).toBe("tag-taken");
      expect(await code(moving(systemId, { siteId: crypto.randomUUID() }))).toBe("not-found");
      expect(await systemRow(tx, systemId)).toMatchObject({ state: "in-service", rowVersion: 1 });
    }));

  it("lets one of two people who move it at once win", async () => {
    const registered = await registerSystem(
      person("cora"),
      { siteId: site("NORTH"), ...symbia, assetTag: "RACE-1" },
      { on: db, now: morning },
    );
    if (!registered.ok) throw new Error(registered.refusal.code);
    const { systemId } = registered.value;
    const both = await Promise.all(
      ["RACE-2", "RACE-3"].map((assetTag) =>
        moveSystem(person("cora"), moving(systemId, { assetTag }), { on: db, now: morning }),
      ),
    );
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: "system-retired" } });
  });
});
