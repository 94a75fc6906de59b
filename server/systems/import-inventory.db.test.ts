import { existsSync, readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { events, imagingSystems, matches } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import type { ImportPreview } from "@/domain/systems/import-preview";
import { importAdvisory } from "../advisories/import-advisory";
import { hospital, matchesOf, morning, symbia, systemRow } from "../matches/testing/hospital";
import { importedAdvisory } from "../matches/testing/matched";
import { importInventory } from "./import-inventory";
import { registerSystem } from "./register-system";

const world = hospital();
const { ask, done, person, site } = world;

const head = "site,asset_tag,manufacturer,model,device_class,operating_system,exams_per_day,colour";
const csv = (...rows: readonly string[]) => [head, ...rows].join("\r\n");
const asUpload = (text: string, more: Readonly<Record<string, unknown>> = {}) => ({
  fileName: "inventory.csv",
  content: Buffer.from(text).toString("base64"),
  ...more,
});

const intevo = "NORTH,NM-014,SIEMENS NM,Symbia Intevo 16,SPECT/CT,Windows 7,12,blue";

/** What a dry run would do; it must be one that only waits to be confirmed. */
async function dryRun(tx: Tx, text: string, who: "cora" | "jonas" = "cora") {
  const outcome = await ask(tx, who, importInventory, asUpload(text));
  if (outcome.ok || !("preview" in outcome.refusal)) throw new Error(JSON.stringify(outcome));
  return outcome.refusal;
}

async function taken(tx: Tx, text: string) {
  const { preview } = await dryRun(tx, text);
  return done(tx, "cora", importInventory, asUpload(text, { planHash: preview.planHash }));
}

/** The name a preview gives to the headers, by which a mapping goes along with them. */
function headersHashOf(outcome: Readonly<{ ok: true } | { ok: false; refusal: object }>): string {
  if (outcome.ok || !("preview" in outcome.refusal)) throw new Error(JSON.stringify(outcome));
  // Safe because it is the preview of this command.
  return (outcome.refusal.preview as ImportPreview).headersHash;
}

const countOf = async (tx: Tx) => (await tx.select().from(imagingSystems)).length;

describe("the dry run of an inventory import", () => {
  it("shows each row as new, changed, unchanged or refused with its reason, and changes nothing", () =>
    inUndone(async (tx) => {
      await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia, assetTag: "NM-015" });
      const before = await countOf(tx);
      const rows = [
        intevo,
        "NORTH,NM-015,SIEMENS NM,Symbia Intevo 16,SPECT/CT,Windows 7,,",
        "SOUTH,CT-1,GE,Revolution,CT,,,",
        "NOWHERE,CT-2,GE,Revolution,CT,,,",
      ];
      const { code, preview } = await dryRun(tx, csv(...rows));
      expect(code).toBe("to-confirm");
      expect(preview.counts).toEqual({ new: 1, changed: 1, unchanged: 1, refused: 1 });
      expect(preview.ignoredColumns).toEqual(["colour"]);
      expect(preview.rows[0]).toMatchObject({
        line: 5,
        outcome: "refused",
        refusals: [{ code: "site-unknown", column: "site" }],
      });
      expect(preview.rows[1]).toMatchObject({
        outcome: "changed",
        changes: [{ field: "examsPerDay", before: null, after: 12 }],
      });
      expect(await countOf(tx)).toBe(before);
    }));

  it("treats a site outside the caller's reach like one that does not exist", () =>
    inUndone(async (tx) => {
      const southOnly = {
        ...person("cora"),
        grants: [{ role: "coordinator", siteId: site("SOUTH") }],
      } as const;
      const rows = [intevo, "SOUTH,CT-1,GE,Revolution,CT,,,", "NOWHERE,CT-2,GE,Revolution,CT,,,"];
      const outcome = await importInventory(southOnly, asUpload(csv(...rows)), { on: tx, now: morning });
      if (outcome.ok || !("preview" in outcome.refusal)) throw new Error(JSON.stringify(outcome));
      const refused = outcome.refusal.preview.rows.flatMap((row) =>
        row.outcome === "refused" ? row.refusals : [],
      );
      expect(refused.map((one) => one.sentence.replace(/NORTH|NOWHERE/, "X"))).toEqual(
        Array(2).fill(refused[1]?.sentence.replace("NOWHERE", "X")),
      );
    }));

  it("refuses a file that is no table, one without the columns a system is known by, and a row of other length", () =>
    inUndone(async (tx) => {
      expect(await ask(tx, "cora", importInventory, asUpload(head))).toMatchObject({
        refusal: { code: "empty" },
      });
      const short = await ask(tx, "cora", importInventory, asUpload(csv("NORTH,NM-1", intevo)));
      expect(short).toMatchObject({
        refusal: {
          code: "to-confirm",
          preview: {
            rows: [
              { line: 2, refusals: [{ code: "row-misfit" }] },
              { line: 3, outcome: "new" },
            ],
          },
        },
      });
      const nameless = await ask(tx, "cora", importInventory, asUpload("colour,shape\nblue,round"));
      expect(nameless).toMatchObject({
        refusal: {
          code: "columns-missing",
          preview: { columns: [{ header: "colour" }, { header: "shape" }] },
        },
      });
    }));

  it("takes the columns as the person maps them", () =>
    inUndone(async (tx) => {
      const text = "colour,shape\nNORTH,NM-9";
      const unmapped = await ask(tx, "cora", importInventory, asUpload(text));
      const mapping = { colour: "site", shape: "assetTag" };
      const chosen = asUpload(text, { mapping, mappedFor: headersHashOf(unmapped) });
      expect(await ask(tx, "cora", importInventory, chosen)).toMatchObject({
        refusal: { code: "to-confirm", preview: { counts: { new: 1 }, mappedBy: { how: "chosen" } } },
      });
    }));
});

describe("importing an inventory", () => {
  it("does what was shown, compares every new and changed system, and leaves its events", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, {
        siteId: site("NORTH"),
        ...symbia,
        assetTag: "NM-015",
        operatingSystem: "Windows 10",
      });
      const advisoryId = await importedAdvisory(world, tx);
      const rows = [
        intevo,
        "NORTH,nm-015,SIEMENS NM,Symbia Intevo 16,SPECT/CT,Windows 7,,",
        "NOWHERE,CT-2,GE,Revolution,CT,,,",
      ];
      expect(await taken(tx, csv(...rows))).toEqual({ new: 1, changed: 1, unchanged: 0, refused: 1 });
      expect(await systemRow(tx, systemId)).toMatchObject({
        assetTag: "NM-015",
        operatingSystem: "Windows 7",
        rowVersion: 2,
      });
      expect(await matchesOf(tx, systemId)).toMatchObject([{ level: "likely", recheck: true }]);
      const [added] = await tx.select().from(imagingSystems).where(eq(imagingSystems.assetTag, "NM-014"));
      expect(added).toMatchObject({ ...symbia, examsPerDay: 12, siteId: site("NORTH") });
      expect(await matchesOf(tx, added?.id ?? "")).toMatchObject([
        { advisoryId, level: "likely", recheck: false },
      ]);
      const [event] = await tx.select().from(events).where(eq(events.type, "inventory.imported"));
      expect(event?.data).toMatchObject({
        added: 1,
        changed: 1,
        refused: 1,
        fileName: "inventory.csv",
        ignoredColumns: ["colour"],
      });
      const own = await tx
        .select()
        .from(events)
        .where(sql`type in ('system.registered', 'system.corrected') and at = ${morning.toISOString()}`);
      expect(own.map((one) => one.type).sort()).toEqual([
        "system.corrected",
        "system.registered",
        "system.registered",
      ]);
    }));

  it("changes nothing the second time", () =>
    inUndone(async (tx) => {
      await taken(tx, csv(intevo));
      expect(await dryRun(tx, csv(intevo))).toMatchObject({
        code: "nothing-to-import",
        preview: { counts: { unchanged: 1 } },
      });
    }));

  it("is refused with the new plan when the inventory was changed after the dry run", () =>
    inUndone(async (tx) => {
      const { preview } = await dryRun(tx, csv(intevo));
      await done(tx, "jonas", registerSystem, { siteId: site("NORTH"), ...symbia, model: "Symbia T16" });
      const late = await ask(
        tx,
        "cora",
        importInventory,
        asUpload(csv(intevo), { planHash: preview.planHash }),
      );
      expect(late).toMatchObject({
        refusal: { code: "plan-changed", preview: { counts: { new: 0, changed: 1 } } },
      });
    }));

  it("is refused to everybody who may register nowhere", () =>
    inUndone(async (tx) => {
      for (const who of ["tess", "meyer", "eve", "ada", "mia", "sam"] as const) {
        expect(await ask(tx, who, importInventory, asUpload(csv(intevo)))).toMatchObject({
          refusal: { code: "not-allowed" },
        });
      }
      expect(await ask(tx, "nils", importInventory, asUpload(csv(intevo)))).toMatchObject({
        refusal: { code: "not-found" },
      });
    }));

  it("gives every row of the labelled inventory its label when the real advisory is there", ({ skip }) =>
    inUndone(async (tx) => {
      const [inventory, advisory] = [
        "inventory/hospital-group-labelled.csv",
        "csaf/advisories/icsma-17-215-02.json",
      ].map((path) => `../shared/data/${path}`);
      if (!inventory || !advisory || !existsSync(inventory) || !existsSync(advisory)) return skip();
      const content = readFileSync(advisory).toString("base64");
      await done(tx, "cora", importAdvisory, { fileName: "icsma-17-215-02.json", content });
      const text = readFileSync(inventory, "utf8");
      const { new: added } = await taken(tx, text);
      expect(added).toBe(120);
      const counts = await tx
        .select({ level: matches.level, count: sql<number>`count(*)::int` })
        .from(matches)
        .groupBy(matches.level)
        .orderBy(matches.level);
      expect(counts).toEqual([
        { level: "excluded", count: 85 },
        { level: "likely", count: 16 },
        { level: "possible", count: 19 },
      ]);
    }));
});

// Last, because what it makes is not undone.
describe("two at once", () => {
  it("imports the same file once and tells the other", async () => {
    const text = csv("NORTH,RACE-1,SIEMENS NM,Symbia Intevo 16,SPECT/CT,Windows 7,12,blue");
    const { preview } = await db.transaction((tx) => dryRun(tx, text));
    const both = await Promise.all(
      (["cora", "jonas"] as const).map((who) =>
        importInventory(person(who), asUpload(text, { planHash: preview.planHash }), {
          on: db,
          now: morning,
        }),
      ),
    );
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    const told = both.find((outcome) => !outcome.ok);
    expect(told?.ok === false && told.refusal.code).toMatch(
      /^(nothing-to-import|plan-changed|changed-meanwhile)$/,
    );
    const rows = await db.select().from(imagingSystems).where(eq(imagingSystems.assetTag, "RACE-1"));
    expect(rows).toHaveLength(1);
  });
});
