import { beforeAll, describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { ensureTemplate } from "@/db/templates";
import { db, inUndone } from "@/db/testing/database";
import { essential } from "@/domain/checklist/templates";
import type { SystemId } from "@/domain/ids";
import { decideMatches } from "../matches/decide-matches";
import { openIncidents } from "../matches/open-incidents";
import { eventsAbout, hospital, morning, symbia, systemRow } from "../matches/testing/hospital";
import { confirmFindings, importedAdvisory, matchedSystem } from "../matches/testing/matched";
import { mergeSystems } from "./merge-systems";
import { listSystems, readMerge, readSystem } from "./read-systems";
import { registerSystem } from "./register-system";

const world = hospital();
beforeAll(() => db.transaction((tx) => ensureTemplate(tx, essential, morning)));
const { ask, done, person, site } = world;
type Pair = Readonly<{ kept: string; merged: string }>;
/** What a coordinator has read of both rows. */
async function seenOf(on: Tx | typeof db, { kept, merged }: Pair) {
  // Safe because the tests read ids that commands have answered.
  const asked = { id: kept as SystemId, withId: merged as SystemId, tag: null };
  return (await readMerge(person("cora"), asked, { on }))?.seen ?? "";
}

const merging = async (on: Tx | typeof db, { kept, merged }: Pair, change: object = {}) => ({
  keptId: kept,
  mergedId: merged,
  seen: await seenOf(on, { kept, merged }),
  reason: "One type label",
  ...symbia,
  assetTag: "NM-2",
  serial: "77",
  ...change,
});
const read = (tx: Tx, id: string) =>
  // Safe because the tests read ids that commands have answered.
  readSystem(person("cora"), { id: id as SystemId }, { on: tx, now: morning });

/** Two rows of one system at Northgate, both compared with an advisory. */
async function pair(tx: Tx) {
  const advisoryId = await importedAdvisory(world, tx);
  const kept = await matchedSystem(world, tx, "NORTH", "NM-1", { serial: "77" });
  const merged = await matchedSystem(world, tx, "NORTH", "NM-2", { serial: " 77 ", stationName: "NM2" });
  return { advisoryId, kept, merged, ids: { kept: kept.systemId, merged: merged.systemId } };
}
const code = async (tx: Tx, input: unknown, who: "cora" | "tess" | "sam" = "cora") => {
  const outcome = await ask(tx, who, mergeSystems, input);
  return outcome.ok ? null : outcome.refusal.code;
};

describe("two rows of one system", () => {
  it("are found by what only one system has, with the reason", () =>
    inUndone(async (tx) => {
      const { ids } = await pair(tx);
      await matchedSystem(world, tx, "SOUTH", "S-1", { serial: "77" });
      const filter = {
        site: null,
        deviceClass: null,
        state: "present",
        text: "",
        duplicates: true,
        sort: "tag",
      } as const;
      const { rows } = await listSystems(person("cora"), { filter, after: null }, { on: tx });
      expect(rows.map(({ assetTag, duplicates }) => [assetTag, duplicates])).toEqual([
        ["NM-1", [{ assetTag: "NM-2", reasons: ["serial"] }]],
        ["NM-2", [{ assetTag: "NM-1", reasons: ["serial"] }]],
      ]);
      // Safe because they were just made.
      const asked = { id: ids.kept, withId: ids.merged as SystemId, tag: " nm-2 " };
      const shown = await readMerge(person("cora"), asked, { on: tx });
      expect(shown?.tagged).toBe(ids.merged);
      const own = await readMerge(person("cora"), { ...asked, tag: "NM-1" }, { on: tx });
      expect(own?.tagged).toBeNull();
      expect(shown?.duplicates).toMatchObject([{ assetTag: "NM-2", reasons: ["serial"] }]);
      expect(shown?.merged?.fields.assetTag).toBe("NM-2");
    }));

  it("become one with the values chosen; the other is retired, and the history is read together", () =>
    inUndone(async (tx) => {
      const { kept, merged, ids } = await pair(tx);
      await done(tx, "cora", decideMatches, { matchIds: [merged.matchId], decision: "affected" });
      await done(tx, "cora", mergeSystems, await merging(tx, ids, { stationName: "NM2" }));
      expect(await systemRow(tx, ids.kept)).toMatchObject({
        assetTag: "NM-2",
        stationName: "NM2",
        rowVersion: 2,
      });
      expect(await systemRow(tx, ids.merged)).toMatchObject({ state: "retired", assetTag: "NM-2" });
      const shown = await read(tx, ids.kept);
      expect(shown?.otherRows).toMatchObject([{ id: ids.merged, relation: "merged-from" }]);
      expect(shown?.matches).toMatchObject([{ standing: "affected", recheck: true }]);
      const told = shown?.events.map(({ type }) => type);
      expect(told?.filter((type) => type === "system.registered")).toHaveLength(2);
      expect(told?.filter((type) => type === "system.merged")).toHaveLength(1);
      const gone = await read(tx, ids.merged);
      expect(gone).toMatchObject({
        lastChange: { kind: "merged" },
        otherRows: [{ relation: "merged-into" }],
      });
      expect((await eventsAbout(tx, ids.merged)).at(-1)).toMatchObject({ type: "system.merged" });
      expect(kept.systemId).toBe(ids.kept);
    }));

  it("are asked about where they were decided otherwise", () =>
    inUndone(async (tx) => {
      const { advisoryId, kept, merged, ids } = await pair(tx);
      await done(tx, "cora", decideMatches, {
        matchIds: [kept.matchId],
        decision: "not-affected",
        reason: "Letter",
      });
      await done(tx, "cora", decideMatches, { matchIds: [merged.matchId], decision: "affected" });
      expect(await code(tx, await merging(tx, ids))).toBe("decisions-differ");
      await done(tx, "cora", mergeSystems, await merging(tx, ids, { holds: { [advisoryId]: "merged" } }));
      expect((await read(tx, ids.kept))?.matches).toMatchObject([{ standing: "affected" }]);
    }));

  it("stay two while the one that would go has an open incident", () =>
    inUndone(async (tx) => {
      const { advisoryId, merged, ids } = await pair(tx);
      await confirmFindings(world, tx, advisoryId);
      await done(tx, "cora", decideMatches, { matchIds: [merged.matchId], decision: "affected" });
      const opening = { advisoryId, systemIds: [ids.merged], templateKey: "essential" };
      await done(tx, "cora", openIncidents, opening);
      const refused = await ask(tx, "cora", mergeSystems, await merging(tx, ids));
      expect(refused).toMatchObject({ refusal: { code: "incidents-open" } });
      expect(JSON.stringify(refused)).toMatch(/INC-2026-\d+/);
    }));

  it("are not merged across sites, over a change, onto a third row's tag, or by who may not", () =>
    inUndone(async (tx) => {
      const { ids } = await pair(tx);
      const away = await matchedSystem(world, tx, "SOUTH", "S-1");
      await matchedSystem(world, tx, "NORTH", "NM-3");
      expect(await code(tx, await merging(tx, { kept: ids.kept, merged: away.systemId }))).toBe("other-site");
      expect(await code(tx, { ...(await merging(tx, ids)), seen: "0" })).toBe("changed-meanwhile");
      expect(await code(tx, await merging(tx, ids, { assetTag: "NM-3" }))).toBe("tag-taken");
      expect(await code(tx, await merging(tx, ids), "tess")).toBe("not-allowed");
      expect(await code(tx, await merging(tx, ids), "sam")).toBe("not-found");
    }));

  it("are not merged once one of them was decided, or a field changed, since they were compared", () =>
    inUndone(async (tx) => {
      const { kept, ids } = await pair(tx);
      const asRead = await merging(tx, ids);
      await done(tx, "jonas", decideMatches, { matchIds: [kept.matchId], decision: "affected" });
      expect(await code(tx, asRead)).toBe("changed-meanwhile");
      const again = await merging(tx, ids);
      const answer = { matchIds: [kept.matchId], decision: "not-affected", reason: "Letter" };
      await done(tx, "jonas", decideMatches, answer);
      expect(await code(tx, again)).toBe("changed-meanwhile");
      expect(await code(tx, await merging(tx, ids))).toBeNull();
    }));

  it("are merged once when two people do it at once, each keeping the other row", async () => {
    const register = async (assetTag: string) => {
      const made = await registerSystem(
        person("cora"),
        { siteId: site("NORTH"), ...symbia, assetTag },
        { on: db, now: morning },
      );
      if (!made.ok) throw new Error(made.refusal.code);
      return made.value.systemId;
    };
    const [one, two] = [await register("RACE-8"), await register("RACE-9")];
    const [first, second] = [
      await merging(db, { kept: one, merged: two }, { assetTag: "RACE-8" }),
      await merging(db, { kept: two, merged: one }, { assetTag: "RACE-9" }),
    ];
    const both = await Promise.all([
      mergeSystems(person("cora"), first, {
        on: db,
        now: morning,
      }),
      mergeSystems(person("jonas"), second, {
        on: db,
        now: morning,
      }),
    ]);
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: "system-retired" } });
  });
});
