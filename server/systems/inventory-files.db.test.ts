import { existsSync, readFileSync } from "node:fs";
import { desc } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { deviceIdentities, events, imagingSystems, importMappings } from "@/db/schema";
import { inUndone } from "@/db/testing/database";
import type { SiteId, SystemId } from "@/domain/ids";
import type { ImportPreview } from "@/domain/systems/import-preview";
import type { ImportProgress } from "@/domain/systems/import-progress";
import { nobodySaid, type SystemField, type SystemFields } from "@/domain/systems/system";
import { isPlainProse } from "@/lib/plain-text";
import { type TableFormat, tableFiles } from "@/lib/table-file";
import { systemsList } from "../lists/systems";
import { hospital, symbia } from "../matches/testing/hospital";
import { importInventory } from "./import-inventory";
import { withProgress } from "./progress";
import { registerSystem } from "./register-system";
import { workbook } from "./testing/workbook";

const world = hospital();
const { ask, done, person, site } = world;

type More = Readonly<Record<string, unknown>>;
const upload = (content: string | Uint8Array, more: More = {}) => ({
  fileName: "inventory",
  content: Buffer.from(content).toString("base64"),
  ...more,
});

async function shown(tx: Tx, content: string | Uint8Array, more: More = {}): Promise<ImportPreview> {
  const outcome = await ask(tx, "cora", importInventory, upload(content, more));
  if (outcome.ok || !("preview" in outcome.refusal)) throw new Error(JSON.stringify(outcome));
  return outcome.refusal.preview;
}

async function taken(tx: Tx, content: string | Uint8Array, more: More = {}) {
  const { planHash } = await shown(tx, content, more);
  return done(tx, "cora", importInventory, upload(content, { ...more, planHash }));
}

describe("the columns of a file", () => {
  const text = "Kürzel,Bezeichner\nNORTH,A-1";

  it("are taken as last time, by whom and when is said, and for other headers nothing is remembered", () =>
    inUndone(async (tx) => {
      const first = await shown(tx, text);
      expect(first.mappedBy).toEqual({ how: "guessed" });
      const mapping = { Kürzel: "site", Bezeichner: "assetTag" };
      await taken(tx, text, { mapping, mappedFor: first.headersHash });
      const next = await shown(tx, " KÜRZEL ,bezeichner\nNORTH,A-2");
      expect(next).toMatchObject({
        counts: { new: 1 },
        mappedBy: { how: "remembered", by: "Cora Lindqvist", at: "2026-11-20T09:00:00.000Z" },
      });
      expect((await shown(tx, "Kürzel,Bezeichnung\nNORTH,A-3")).mappedBy).toEqual({ how: "guessed" });
      await taken(tx, " KÜRZEL ,bezeichner\nNORTH,A-2");
      expect(await tx.select().from(importMappings)).toHaveLength(1);
    }));

  it("are not taken as they were chosen for a file with other headers", () =>
    inUndone(async (tx) => {
      const mapping = { site: "assetTag", asset_tag: "site" };
      const other = await shown(tx, "site,asset_tag\nNORTH,A-1", { mapping, mappedFor: "another" });
      expect(other).toMatchObject({ mappedBy: { how: "guessed" }, counts: { new: 1 } });
    }));

  it("are told in the event with the site of the whole file", () =>
    inUndone(async (tx) => {
      await taken(tx, "Asset,Colour\nA-1,red", { siteId: site("SOUTH") });
      const [row] = await tx.select().from(imagingSystems).orderBy(desc(imagingSystems.createdAt)).limit(1);
      expect(row).toMatchObject({ assetTag: "A-1", siteId: site("SOUTH") });
      const [event] = await tx.select().from(events).orderBy(desc(events.seq)).limit(2);
      expect(event?.type === "system.registered").toBe(true);
      const again = await shown(tx, "Asset,Colour\nA-2,red");
      expect(again).toMatchObject({
        siteId: site("SOUTH"),
        counts: { new: 1 },
        mappedBy: { how: "remembered" },
      });
    }));

  it("remember no site for a person who may register nothing there", () =>
    inUndone(async (tx) => {
      await taken(tx, "Asset\nA-1", { siteId: site("SOUTH") });
      const north = { ...person("cora"), grants: [{ role: "coordinator", siteId: site("NORTH") }] } as const;
      const outcome = await importInventory(north, upload("Asset\nA-2"), { on: tx });
      expect(outcome).toMatchObject({ refusal: { code: "columns-missing", preview: { siteId: null } } });
      const named = await importInventory(north, upload("Asset\nA-2", { siteId: site("SOUTH") }), { on: tx });
      expect(named).toMatchObject({ refusal: { code: "columns-missing", preview: { siteId: null } } });
    }));
});

describe("an inventory file", () => {
  it("may be a workbook, and the same workbook again changes nothing", () =>
    inUndone(async (tx) => {
      const rows = [
        ["Standort", "Inventarnummer", "Seriennummer", "Hersteller"],
        ["NORTH", "X-1", { number: "10275007" }, "Siemens"],
        ["NORTH", "X-2", "00123", "Siemens"],
      ];
      const bytes = workbook({ name: "Geräte", rows });
      expect(await taken(tx, bytes)).toMatchObject({ new: 2, refused: 0 });
      const serials = await tx.select({ serial: imagingSystems.serial }).from(imagingSystems);
      expect(serials.map(({ serial }) => serial)).toEqual(expect.arrayContaining(["10275007", "00123"]));
      expect((await shown(tx, bytes)).counts).toEqual({ new: 0, changed: 0, unchanged: 2, refused: 0 });
    }));

  it("clears fields with its empty cells only where that was chosen", () =>
    inUndone(async (tx) => {
      await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      const text = `site,asset_tag,operating_system\nNORTH,${symbia.assetTag},`;
      expect((await shown(tx, text)).counts).toMatchObject({ unchanged: 1 });
      const { rows } = await shown(tx, text, { clearEmpty: "on" });
      expect(rows).toMatchObject([
        { changes: [{ field: "operatingSystem", before: "Windows 7", after: "" }] },
      ]);
      expect(await taken(tx, text, { clearEmpty: "on" })).toMatchObject({ changed: 1 });
    }));

  it("that is imported otherwise than it was shown is refused", () =>
    inUndone(async (tx) => {
      await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      const text = `site,asset_tag,operating_system,vlan\nNORTH,${symbia.assetTag},,v9`;
      const { planHash } = await shown(tx, text);
      const outcome = await ask(tx, "cora", importInventory, upload(text, { planHash, clearEmpty: "on" }));
      expect(outcome).toMatchObject({ refusal: { code: "plan-changed" } });
    }));

  it("tells how far it is, in stages that count what was done", () =>
    inUndone(async (tx) => {
      const text = "site,asset_tag\nNORTH,P-1\nNORTH,P-2";
      const told: ImportProgress[] = [];
      await withProgress(
        (progress) => told.push(progress),
        () => taken(tx, text),
      );
      const stages = told.map(({ stage }) => stage);
      expect([...new Set(stages)]).toEqual(["read", "compared", "stored", "matched", "recorded"]);
      expect(told.filter(({ stage }) => stage === "stored").at(-1)).toEqual({
        stage: "stored",
        done: 2,
        of: 2,
      });
    }));

  it("with the columns of the 16-row file is taken over once its site is chosen", ({ skip }) =>
    inUndone(async (tx) => {
      const path = "../shared/data/inventory/siemens-2017-labelled.csv";
      if (!existsSync(path)) return skip();
      const text = readFileSync(path);
      const first = await ask(tx, "cora", importInventory, upload(text));
      expect(first).toMatchObject({ refusal: { code: "columns-missing" } });
      expect(await taken(tx, text, { siteId: site("SOUTH") })).toMatchObject({ new: 16, refused: 0 });
    }));
});

async function exported(tx: Tx, asked = {}, who: "cora" | "sam" = "cora", format: TableFormat = "csv") {
  const pieces: Uint8Array[] = [];
  await systemsList.take(
    person(who),
    asked,
    async (sheet) => {
      for await (const piece of tableFiles[format].bytes(sheet)) pieces.push(piece);
    },
    { on: tx },
  );
  return Buffer.concat(pieces);
}

/** Texts a field of the inventory may hold: anything a file can bring, never only blanks. */
const anyText = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc
      .array(
        fc.constantFrom(
          "=",
          "+",
          "-",
          "@",
          "'",
          '"',
          "\t",
          "\r",
          "\n",
          ",",
          ";",
          "|",
          " ",
          "1",
          "ü",
          "sep=;",
        ),
      )
      .map((letters) => letters.join("").slice(0, 20)),
  )
  .filter((text) => text === "" || (text.trim() !== "" && isPlainProse(text.replaceAll("\r\n", "\n"))));

const someFields = fc.record({
  manufacturer: anyText,
  model: anyText,
  deviceClass: anyText,
  serial: anyText,
  operatingSystem: anyText,
  aeTitles: anyText,
  alternative: anyText,
  ruhCapable: fc.constantFrom("yes", "no", "unknown"),
  examsPerDay: fc.option(fc.integer({ min: 0, max: 9999 })),
} satisfies Partial<Record<SystemField, unknown>>);

describe("the export of the inventory", () => {
  it("holds every field, the state and the DICOM identities, and only what is within reach and filter", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      await done(tx, "cora", registerSystem, { siteId: site("SOUTH"), ...symbia, assetTag: "ONLY-SOUTH" });
      const identity = { manufacturer: "SIEMENS", model: "Encore2", modality: "NM", serial: "=1" };
      await tx.insert(deviceIdentities).values({
        systemId,
        siteId: site("NORTH"),
        ...identity,
        recordedAt: new Date(),
      });
      const north = (await exported(tx, { site: "NORTH" })).toString().split("\r\n");
      expect(north[0]).toContain("site,asset_tag,manufacturer,model,device_class");
      const row = north.find((line) => line.startsWith("NORTH,NM-014,"));
      expect(row).toContain('""model"":""Encore2""');
      expect(north.join()).not.toContain("ONLY-SOUTH");
      const sam = await exported(tx, {}, "sam");
      expect(sam.toString()).not.toContain("NM-014");
    }));

  it.each(["csv", "xlsx"] as const)(
    "changes nothing when it is imported as %s, whatever stands in the fields",
    (format) =>
      inUndone(async (tx) => {
        const many = fc.sample(someFields, 400);
        const rows = many.map((given, i) => ({
          ...(nobodySaid as SystemFields),
          ...given,
          assetTag: `R-${i}`,
        }));
        const at = new Date();
        await tx.insert(imagingSystems).values(
          rows.map((fields) => ({
            id: crypto.randomUUID() as SystemId,
            siteId: site("NORTH") as SiteId,
            ...fields,
            createdAt: at,
            updatedAt: at,
          })),
        );
        const text = await exported(tx, {}, "cora", format);
        const preview = await shown(tx, text);
        expect(preview.rows.filter((row) => row.outcome !== "unchanged").slice(0, 3)).toEqual([]);
        expect(preview.counts.unchanged).toBeGreaterThanOrEqual(400);
        expect((await shown(tx, text, { clearEmpty: "on" })).counts).toMatchObject({
          changed: 0,
          new: 0,
          refused: 0,
        });
        expect(preview.ignoredColumns).toEqual(["state", "dicom_identities"]);
      }),
  );
});
