import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { imagingSystems } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import type { SystemId } from "@/domain/ids";
import type { BulkPreview } from "@/domain/systems/bulk-change";
import type { Caller } from "../doors";
import { eventsAbout, hospital, matchesOf, morning, symbia, systemRow } from "../matches/testing/hospital";
import { importedAdvisory } from "../matches/testing/matched";
import { changeSystems } from "./change-systems";
import { correctSystem } from "./correct-system";
import { registerSystem } from "./register-system";
import { retireSystem } from "./retire-system";

const world = hospital();
const { done, person, site } = world;

async function registered(tx: Tx, code: "NORTH" | "SOUTH", assetTag: string): Promise<SystemId> {
  const input = { ...symbia, siteId: site(code), assetTag };
  return (await done(tx, "cora", registerSystem, input)).systemId as SystemId;
}

type Given = Readonly<{ systemIds: readonly SystemId[]; field: string; value: string; planHash?: string }>;

const asked = (tx: Tx, who: Caller, given: Given & Readonly<{ requestId?: string }>) =>
  changeSystems(who, given, { on: tx, now: morning });

async function shown(tx: Tx, who: Caller, given: Given): Promise<BulkPreview> {
  const outcome = await asked(tx, who, given);
  if (outcome.ok || !("preview" in outcome.refusal)) throw new Error(JSON.stringify(outcome));
  return outcome.refusal.preview;
}

async function changed(tx: Tx, who: Caller, given: Given) {
  const { planHash } = await shown(tx, who, given);
  return asked(tx, who, { ...given, planHash });
}

describe("changing one field of several systems", () => {
  it("shows old and new values, does exactly that, and leaves an event for each", () =>
    inUndone(async (tx) => {
      const ids = [await registered(tx, "NORTH", "A-1"), await registered(tx, "SOUTH", "A-2")];
      const given = { systemIds: ids, field: "vlan", value: " 418 " };
      const preview = await shown(tx, person("cora"), given);
      expect(preview.counts).toEqual({ changed: 2, unchanged: 0, refused: 0 });
      expect(preview.rows[0]).toMatchObject({ assetTag: "A-1", before: "", after: "418" });
      expect(await systemRow(tx, ids[0] as SystemId)).toMatchObject({ vlan: "", rowVersion: 1 });

      expect(await changed(tx, person("cora"), given)).toMatchObject({ ok: true, value: { changed: 2 } });
      for (const [id, code] of [
        [ids[0], "NORTH"],
        [ids[1], "SOUTH"],
      ] as const) {
        expect(await systemRow(tx, id as SystemId)).toMatchObject({ vlan: "418", rowVersion: 2 });
        const event = (await eventsAbout(tx, id as SystemId)).at(-1);
        expect(event).toMatchObject({ type: "system.corrected", siteId: site(code) });
        expect(event?.data).toMatchObject({ changes: [{ field: "vlan", before: "", after: "418" }] });
      }
    }));

  it("compares what it changed with every advisory", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      const id = await registered(tx, "NORTH", "A-1");
      const before = (await matchesOf(tx, id))[0]?.level;
      const given = { systemIds: [id], field: "operatingSystem", value: "Windows 10" };
      expect(await changed(tx, person("cora"), given)).toMatchObject({ ok: true });
      expect([before, (await matchesOf(tx, id))[0]?.level]).toEqual(["likely", "excluded"]);
    }));

  it("names the rows of a site where the caller may not, changes the others, and says nothing of a third", () =>
    inUndone(async (tx) => {
      const north = await registered(tx, "NORTH", "A-1");
      const south = await registered(tx, "SOUTH", "A-2");
      const grants = [
        { role: "technician", siteId: site("NORTH") },
        { role: "executive", siteId: site("SOUTH") },
      ] as const;
      const given = { systemIds: [north, south], field: "location", value: "Room 9" };
      const both = { ...person("tess"), grants };
      const refused = (await shown(tx, both, given)).rows[0];
      expect(refused).toMatchObject({ assetTag: "A-2", outcome: "refused" });
      const outcome = await changed(tx, both, given);
      expect(outcome).toMatchObject({ ok: true, value: { changed: 1, refusedTags: ["A-2"], missing: 0 } });
      expect(await systemRow(tx, south)).toMatchObject({ location: "", rowVersion: 1 });

      const again = { ...given, value: "Room 10" };
      const preview = await shown(tx, person("tess"), again);
      expect(preview).toMatchObject({ missing: 1, counts: { changed: 1, refused: 0 } });
      expect(JSON.stringify(preview)).not.toContain("A-2");
    }));

  it("leaves a retired row alone and tells a stranger that there is nothing", () =>
    inUndone(async (tx) => {
      const id = await registered(tx, "NORTH", "A-1");
      const given = { systemIds: [id], field: "location", value: "Room 9" };
      expect(await asked(tx, person("sam"), given)).toMatchObject({ refusal: { code: "not-found" } });
      expect(await asked(tx, person("eve"), given)).toMatchObject({ refusal: { code: "not-allowed" } });
      await done(tx, "cora", retireSystem, { systemId: id, since: "2026-11-01", reason: "Sold" });
      expect(await asked(tx, person("cora"), given)).toMatchObject({
        refusal: { code: "nothing-to-change", preview: { counts: { refused: 1 } } },
      });
    }));

  it("takes only what the form of one system takes", () =>
    inUndone(async (tx) => {
      const systemIds = [await registered(tx, "NORTH", "A-1")];
      const refusals: [string, string, string][] = [
        ["examsPerDay", "many", "value"],
        ["ruhCapable", "perhaps", "value"],
        ["location", "x".repeat(121), "value"],
        ["assetTag", "A-2", "field"],
        ["state", "retired", "field"],
      ];
      for (const [field, value, at] of refusals) {
        const outcome = await asked(tx, person("cora"), { systemIds, field, value });
        expect(outcome).toMatchObject({
          ok: false,
          refusal: { code: "invalid", fields: { [at]: expect.any(Array) } },
        });
      }
      const exams = { systemIds, field: "examsPerDay", value: "" };
      expect(await asked(tx, person("cora"), exams)).toMatchObject({
        refusal: { code: "nothing-to-change" },
      });
    }));

  it("is refused with the new difference when a row was changed meanwhile, and nothing is done", () =>
    inUndone(async (tx) => {
      const ids = [await registered(tx, "NORTH", "A-1"), await registered(tx, "NORTH", "A-2")];
      const given = { systemIds: ids, field: "location", value: "Room 9" };
      const { planHash } = await shown(tx, person("cora"), given);
      const other = { ...symbia, assetTag: "A-2", location: "Cellar", rowVersion: 1, state: "in-service" };
      await done(tx, "tess", correctSystem, { ...other, systemId: ids[1] });
      const late = await asked(tx, person("cora"), { ...given, planHash });
      expect(late).toMatchObject({ ok: false, refusal: { code: "plan-changed" } });
      expect(await systemRow(tx, ids[0] as SystemId)).toMatchObject({ location: "", rowVersion: 1 });
      const otherValue = await asked(tx, person("cora"), { ...given, value: "Room 8", planHash });
      expect(otherValue).toMatchObject({ refusal: { code: "plan-changed" } });
    }));

  it("is done once, however often it is sent", () =>
    inUndone(async (tx) => {
      const id = await registered(tx, "NORTH", "A-1");
      const given = { systemIds: [id], field: "location", value: "Room 9" };
      const { planHash } = await shown(tx, person("cora"), given);
      const sent = { ...given, planHash, requestId: crypto.randomUUID() };
      const first = await asked(tx, person("cora"), sent);
      expect(await asked(tx, person("cora"), sent)).toEqual(first);
      expect(await systemRow(tx, id)).toMatchObject({ rowVersion: 2 });
      expect(await eventsAbout(tx, id)).toHaveLength(2);
    }));

  it("lets one of two at once through, whole", async () => {
    const ids = await db.transaction(async (tx) => [
      await registered(tx, "NORTH", "R-1"),
      await registered(tx, "SOUTH", "R-2"),
    ]);
    const ask = (who: "cora" | "jonas", systemIds: readonly SystemId[], planHash = "") => {
      const given = { systemIds, field: "location", value: `Room of ${who}`, planHash };
      return changeSystems(person(who), given, { on: db, now: morning });
    };
    const hashOf = async (who: "cora" | "jonas", systemIds: readonly SystemId[]) => {
      const outcome = await ask(who, systemIds);
      return !outcome.ok && "preview" in outcome.refusal ? outcome.refusal.preview.planHash : "";
    };
    const north = ids.slice(0, 1);
    const hashes = { cora: await hashOf("cora", ids), jonas: await hashOf("jonas", north) };
    const both = await Promise.all([
      ask("cora", [...ids].reverse(), hashes.cora),
      ask("jonas", north, hashes.jonas),
    ]);
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: "plan-changed" } });
    const rows = await db.select({ location: imagingSystems.location }).from(imagingSystems);
    const said = rows.map((row) => row.location).filter((location) => location.startsWith("Room of"));
    expect(said).toEqual(both[0]?.ok ? ["Room of cora", "Room of cora"] : ["Room of jonas"]);
  });
});
