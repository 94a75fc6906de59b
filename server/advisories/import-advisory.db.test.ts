import { existsSync, readFileSync } from "node:fs";
import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { shownAdvisories } from "@/db/advisories";
import type { Tx } from "@/db/client";
import { advisories, advisoryFindings, advisoryProducts, advisoryRevisions, matches } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import { asFile, csaf } from "../matches/testing/documents";
import { eventsAbout, hospital, matchesOf, morning, symbia } from "../matches/testing/hospital";
import { registerSystem } from "../systems/register-system";
import { importAdvisory } from "./import-advisory";

const { ask, done, person, site } = hospital();

async function imported(tx: Tx, file = asFile(csaf()), at = morning) {
  const answer = await done(tx, "cora", importAdvisory, file, at);
  if (answer.outcome !== "imported") throw new Error(answer.sentence);
  return answer;
}

const shown = async (tx: Tx, trackingId = "TEST-17-001") => {
  const [row] = await tx.select().from(advisories).where(eq(advisories.trackingId, trackingId));
  if (!row) throw new Error("No such advisory");
  const [held] = await shownAdvisories(tx, [row.id]);
  return {
    because: row.shownBecause,
    version: held?.reading.version,
    id: row.id,
    codes: held?.findings.map((f) => f.code),
  };
};

describe("importing an advisory", () => {
  it("stores what it says and what is wrong with it, compares every system, and leaves its event", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      const other = {
        siteId: site("SOUTH"),
        assetTag: "NM-030",
        manufacturer: "GE",
        model: "Discovery NM 670",
      };
      const { systemId: excludedId } = await done(tx, "cora", registerSystem, other);
      const { advisoryId } = await imported(tx);

      expect(await shown(tx)).toEqual({
        because: "only",
        version: "1",
        id: advisoryId,
        codes: ["C1", "C2", "C5"],
      });
      const revisions = await tx
        .select()
        .from(advisoryRevisions)
        .where(eq(advisoryRevisions.advisoryId, advisoryId));
      expect(revisions).toHaveLength(1);
      expect(JSON.parse(revisions[0]?.raw.toString("utf8") ?? "")).toEqual(csaf());
      const products = await tx.select().from(advisoryProducts);
      expect(products.filter((product) => product.revisionId === revisions[0]?.id)).toHaveLength(4);

      expect(await matchesOf(tx, systemId)).toMatchObject([
        { advisoryId, siteId: site("NORTH"), level: "likely", levelAsReceived: "excluded", recheck: false },
      ]);
      expect(await matchesOf(tx, excludedId)).toMatchObject([{ level: "excluded", recheck: false }]);
      const [event, computed] = await eventsAbout(tx, advisoryId);
      expect(event).toMatchObject({ type: "advisory.imported", siteId: null, actorName: "Cora Lindqvist" });
      expect(event?.data).toMatchObject({
        trackingId: "TEST-17-001",
        first: true,
        products: 4,
        findings: ["C1", "C2", "C5"],
      });
      expect(computed?.data).toMatchObject({
        cause: "import",
        counts: { likely: 1, excluded: 1 },
        changed: 2,
      });
    }));

  it("compares a system that is registered later", () =>
    inUndone(async (tx) => {
      const { advisoryId } = await imported(tx);
      const { systemId } = await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      expect(await matchesOf(tx, systemId)).toMatchObject([{ advisoryId, level: "likely" }]);
    }));

  it("says that the very file is here already, and changes nothing", () =>
    inUndone(async (tx) => {
      const { advisoryId } = await imported(tx);
      const again = await ask(tx, "jonas", importAdvisory, asFile(csaf(), "other-name.json"));
      expect(again).toMatchObject({ ok: false, refusal: { code: "already-imported", advisoryId } });
      expect(await eventsAbout(tx, advisoryId)).toHaveLength(2);
    }));

  it("makes another document of the same publisher and id a revision, and orders them by the time of publication given", () =>
    inUndone(async (tx) => {
      const first = await imported(tx, asFile(csaf(), "test-17-001.json", "2017-08-03"));
      const second = await imported(tx, asFile(csaf({ version: "2" }), "test-17-001.json", "2017-09-01"));
      expect(second.advisoryId).toBe(first.advisoryId);
      expect(await shown(tx)).toMatchObject({ because: "latest", version: "2" });
      await imported(tx, asFile(csaf({ version: "0.9.0" }), "test-17-001.json", "2017-01-01"));
      expect(await shown(tx)).toMatchObject({ because: "latest", version: "2" });
    }));

  it("ends in the same state for any order of imports, and tells revisions apart that claim to be the same", () =>
    inUndone(async (outer) => {
      const files = [
        asFile(csaf()),
        asFile(csaf({ summary: "Port 3465/TCP" })),
        asFile(csaf({ version: "2" })),
      ];
      const orders = [
        [0, 1, 2],
        [2, 1, 0],
        [1, 2, 0],
      ];
      const ends: unknown[] = [];
      for (const order of orders) {
        await outer
          .transaction(async (tx) => {
            for (const [minute, index] of order.entries()) {
              await imported(tx, files[index], new Date(morning.getTime() + minute * 60_000));
            }
            const found = await tx
              .select({ sha: advisoryRevisions.sha256, code: advisoryFindings.code })
              .from(advisoryFindings)
              .innerJoin(advisoryRevisions, eq(advisoryRevisions.id, advisoryFindings.revisionId))
              .orderBy(asc(advisoryRevisions.sha256), asc(advisoryFindings.code));
            const { id: _id, ...state } = await shown(tx);
            ends.push({ state, found });
            tx.rollback();
          })
          .catch(() => null);
      }
      expect(ends).toHaveLength(3);
      expect(ends[0]).toMatchObject({ state: { because: "order-unknown" } });
      expect(JSON.stringify(ends[0])).toContain("C4");
      expect(ends[1]).toEqual(ends[0]);
      expect(ends[2]).toEqual(ends[0]);
    }));

  it("refuses a document that breaks the rules with its faults, keeps the receipt, and adopts it when the advisory comes", () =>
    inUndone(async (tx) => {
      const broken = {
        ...csaf(),
        vulnerabilities: [{ cve: "CVE-1", product_status: { known_affected: [] } }],
      };
      const answer = await done(tx, "cora", importAdvisory, asFile(broken));
      expect(answer).toMatchObject({ outcome: "refused", code: "schema-invalid" });
      expect(JSON.stringify(answer)).toContain("/vulnerabilities/0/cve");
      const [receipt] = await tx
        .select()
        .from(advisoryRevisions)
        .where(eq(advisoryRevisions.state, "refused"));
      expect(receipt).toMatchObject({ advisoryId: null, reading: null, fileName: "test-17-001.json" });
      expect(await ask(tx, "cora", importAdvisory, asFile(broken))).toMatchObject({
        refusal: { code: "schema-invalid" },
      });

      const { advisoryId } = await imported(tx);
      const [adopted] = await tx
        .select()
        .from(advisoryRevisions)
        .where(eq(advisoryRevisions.state, "refused"));
      expect(adopted?.advisoryId).toBe(advisoryId);
    }));

  it("refuses what is no advisory with a sentence, and stores nothing of it", () =>
    inUndone(async (tx) => {
      const broken: [unknown, string][] = [
        ["<html>", "not-json"],
        ["", "not-json"],
        ["[]", "not-csaf"],
        [{ document: { csaf_version: "1.2" } }, "unsupported-version"],
        [`{"a":${"[".repeat(40)}${"]".repeat(40)}}`, "too-deep"],
        [" ".repeat(5 * 1024 * 1024 + 1), "too-big"],
      ];
      for (const [document, code] of broken) {
        expect(await ask(tx, "cora", importAdvisory, asFile(document))).toMatchObject({
          ok: false,
          refusal: { code },
        });
      }
      expect(await tx.select().from(advisoryRevisions)).toEqual([]);
    }));

  it("is refused to everybody who may not import for all sites", () =>
    inUndone(async (tx) => {
      for (const who of ["eve", "ada", "nils", "mia"] as const) {
        expect(await ask(tx, who, importAdvisory, asFile(csaf()))).toMatchObject({
          refusal: { code: "not-allowed" },
        });
      }
      for (const who of ["tess", "sam", "meyer"] as const) {
        expect(await ask(tx, who, importAdvisory, asFile(csaf()))).toMatchObject({
          refusal: { code: "not-found" },
        });
      }
    }));

  it("misses no pair when a system is registered while the advisory is imported, and takes the same bytes once", async () => {
    const file = asFile(csaf({ id: "TEST-RACE" }), "test-race.json");
    const on = { on: db, now: morning };
    const outcomes = await Promise.all([
      importAdvisory(person("cora"), file, on),
      registerSystem(person("cora"), { siteId: site("NORTH"), ...symbia, assetTag: "RACE-A" }, on),
      importAdvisory(person("jonas"), file, on),
      registerSystem(person("jonas"), { siteId: site("SOUTH"), ...symbia, assetTag: "RACE-B" }, on),
    ]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(3);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: "already-imported" } });
    const { id } = await db.transaction((tx) => shown(tx, "TEST-RACE"));
    expect(await db.select().from(matches).where(eq(matches.advisoryId, id))).toHaveLength(2);
  });
});

const real = "../shared/data/csaf/advisories/icsma-17-215-02.json";
describe.skipIf(!existsSync(real))("the real reference advisory", () => {
  it("is imported with four vulnerabilities, four families and the findings C1, C2, C5 and C8", () =>
    inUndone(async (tx) => {
      const content = readFileSync(real).toString("base64");
      await imported(tx, { fileName: "icsma-17-215-02.json", content });
      expect(await shown(tx, "ICSMA-17-215-02")).toMatchObject({
        codes: ["C1", "C2", "C5", "C8"],
        because: "only",
      });
    }));
});
