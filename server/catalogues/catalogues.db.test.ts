import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { findExploitation } from "@/db/catalogues";
import type { Tx } from "@/db/client";
import { epssScores, events, kevCatalogues, kevEntries } from "@/db/schema";
import { inUndone } from "@/db/testing/database";
import { answerFinding } from "../advisories/answer-finding";
import { importAdvisory } from "../advisories/import-advisory";
import { readAdvisory } from "../advisories/read-advisory";
import { asFile, csaf } from "../matches/testing/documents";
import { hospital } from "../matches/testing/hospital";
import { importedAdvisory } from "../matches/testing/matched";
import { loadEpssList } from "./load-epss";
import { loadKevCatalogue } from "./load-kev";
import { readCatalogues } from "./read-catalogues";
import { epssFile, kevFile } from "./testing/files";

const world = hospital();
const { ask, done, person } = world;

const cve = "CVE-2015-1635";
const standing = async (tx: Tx) => (await findExploitation(tx, [cve])).kev;
const loadedEvents = (tx: Tx) =>
  tx.select({ data: events.data }).from(events).where(eq(events.type, "kev-catalogue.loaded"));

describe("loading a KEV catalogue", () => {
  it("stores it, says which CVEs of our advisories came in, and leaves its event", () =>
    inUndone(async (tx) => {
      const advisoryId = await importedAdvisory(world, tx);
      expect(await standing(tx)).toBeNull();
      const told = await done(tx, "cora", loadKevCatalogue, kevFile({ cves: [cve, "CVE-2024-0001"] }));
      expect(told).toEqual({
        version: "2026.11.01",
        count: 2,
        behind: null,
        added: [{ cve, advisories: [{ advisoryId, trackingId: "TEST-17-001" }] }],
        removed: [],
      });
      expect(await standing(tx)).toMatchObject({
        version: "2026.11.01",
        entries: [{ cve, addedOn: "2022-02-10", dueOn: "2022-08-10", ransomware: "known" }],
      });
      expect((await loadedEvents(tx)).map((event) => event.data)).toMatchObject([
        { inForce: true, added: [cve] },
      ]);
    }));

  it("changes nothing for the same bytes, and says so", () =>
    inUndone(async (tx) => {
      await done(tx, "cora", loadKevCatalogue, kevFile());
      expect(await ask(tx, "jonas", loadKevCatalogue, kevFile())).toMatchObject({
        ok: false,
        refusal: {
          code: "already-loaded",
          sentence: "This very file is here already: Cora Lindqvist loaded it. Nothing was changed.",
        },
      });
      expect(await tx.select().from(kevCatalogues)).toHaveLength(1);
      expect(await tx.select().from(kevEntries)).toHaveLength(1);
    }));

  it("keeps an older one as history, and an extract of the same release too", () =>
    inUndone(async (tx) => {
      await done(tx, "cora", loadKevCatalogue, kevFile({ cves: [cve, "CVE-2024-0001"] }));
      const older = kevFile({
        version: "2026.10.01",
        released: "2026-10-01T15:00:00Z",
        cves: ["CVE-2024-0001"],
      });
      const extract = kevFile({ cves: ["CVE-2024-0001"] });
      for (const file of [older, extract]) {
        expect(await done(tx, "cora", loadKevCatalogue, file)).toMatchObject({
          behind: "2026.11.01",
          added: [],
          removed: [],
        });
      }
      expect(await standing(tx)).toMatchObject({ version: "2026.11.01", entries: [{ cve }] });
      const read = await readCatalogues(person("tess"), null, { on: tx });
      expect(read?.kev.map(({ version, count }) => [version, count])).toEqual([
        ["2026.11.01", 2],
        ["2026.11.01", 1],
        ["2026.10.01", 1],
      ]);
    }));

  it("says what a later one took away, and what is not listed any more is not said to be unknown", () =>
    inUndone(async (tx) => {
      await importedAdvisory(world, tx);
      await done(tx, "cora", loadKevCatalogue, kevFile());
      const later = kevFile({
        version: "2026.11.10",
        released: "2026-11-10T00:00:00Z",
        cves: ["CVE-2024-0001"],
      });
      expect(await done(tx, "cora", loadKevCatalogue, later)).toMatchObject({
        added: [],
        removed: [{ cve }],
      });
      expect(await standing(tx)).toMatchObject({ version: "2026.11.10", entries: [] });
    }));

  it("refuses a broken one with each fault's path, and keeps nothing of it", () =>
    inUndone(async (tx) => {
      const outcome = await ask(tx, "cora", loadKevCatalogue, kevFile({ cves: ["CVE-1"] }));
      expect(outcome).toMatchObject({
        ok: false,
        refusal: { code: "schema-invalid", faults: [{ path: "/vulnerabilities/0/cveID" }] },
      });
      const future = kevFile({ released: "2030-01-01T00:00:00Z" });
      expect(await ask(tx, "cora", loadKevCatalogue, future)).toMatchObject({
        ok: false,
        refusal: { code: "not-yet-released" },
      });
      expect(await tx.select().from(kevCatalogues)).toEqual([]);
    }));
});

const denying = csaf({
  id: "TEST-17-002",
  summary: "No known public exploits specifically target this vulnerability.",
});

describe("C10", () => {
  it("is there as soon as the catalogue lists the CVE, its answer holds, and it goes with the CVE", () =>
    inUndone(async (tx) => {
      const answer = await done(tx, "cora", importAdvisory, asFile(denying, "test-17-002.json"));
      if (answer.outcome !== "imported") throw new Error(answer.sentence);
      const { advisoryId } = answer;
      const c10 = async () => {
        const read = await readAdvisory(person("cora"), { id: advisoryId }, { on: tx });
        return read?.effective.findings.filter(({ finding }) => finding.code === "C10") ?? [];
      };
      expect(await c10()).toEqual([]);
      await done(tx, "cora", loadKevCatalogue, kevFile());
      const [found] = await c10();
      expect(found).toMatchObject({ open: true });
      const given = { advisoryId, findingKey: found?.finding.key, answer: "confirm", reason: "" };
      await done(tx, "cora", answerFinding, given);
      const later = { version: "2026.11.10", released: "2026-11-10T00:00:00Z" };
      await done(tx, "cora", loadKevCatalogue, kevFile(later));
      expect(await c10()).toMatchObject([{ open: false }]);
      const without = { version: "2026.11.11", released: "2026-11-11T00:00:00Z", cves: ["CVE-2024-0001"] };
      await done(tx, "cora", loadKevCatalogue, kevFile(without));
      expect(await c10()).toEqual([]);
    }));
});

describe("loading an EPSS list", () => {
  const epss = async (tx: Tx, of = cve) => (await findExploitation(tx, [of])).epss;

  it("keeps every score, so that an advisory that comes later finds its own", () =>
    inUndone(async (tx) => {
      const file = epssFile("2026-11-10", [`${cve},0.94321,0.99993`, "CVE-2024-0001,0.1,0.2"]);
      expect(await done(tx, "cora", loadEpssList, file)).toEqual({
        scoredOn: "2026-11-10",
        count: 2,
        behind: null,
      });
      await importedAdvisory(world, tx);
      expect(await epss(tx)).toEqual({
        scoredOn: "2026-11-10",
        modelVersion: "v2025.03.14",
        scores: [{ cve, score: 0.94321, percentile: 0.99993 }],
      });
    }));

  it("replaces the list whole by a later day, and keeps an older day as history only", () =>
    inUndone(async (tx) => {
      await done(
        tx,
        "cora",
        loadEpssList,
        epssFile("2026-11-10", [`${cve},0.9,0.9`, "CVE-2024-0001,0.1,0.2"]),
      );
      await done(tx, "cora", loadEpssList, epssFile("2026-11-11", [`${cve},0.8,0.8`]));
      expect(await tx.select().from(epssScores)).toEqual([{ cve, score: 0.8, percentile: 0.8 }]);
      const older = epssFile("2026-11-01", [`${cve},0.1,0.1`]);
      expect(await done(tx, "cora", loadEpssList, older)).toMatchObject({ behind: "2026-11-11" });
      expect(await epss(tx)).toMatchObject({ scoredOn: "2026-11-11", scores: [{ score: 0.8 }] });
      expect(await ask(tx, "cora", loadEpssList, older)).toMatchObject({
        ok: false,
        refusal: { code: "already-loaded" },
      });
    }));

  it("takes a list of the real size", { timeout: 60_000 }, () =>
    inUndone(async (tx) => {
      const rows = Array.from(
        { length: 250_000 },
        (_, index) => `CVE-2020-${10_000 + index},0.00042,0.05123`,
      );
      const began = performance.now();
      await done(tx, "cora", loadEpssList, epssFile("2026-11-10", rows));
      const took = performance.now() - began;
      expect(await epss(tx, "CVE-2020-259999")).toMatchObject({ scores: [{ score: 0.00042 }] });
      expect(took).toBeLessThan(30_000);
    }),
  );
});

describe("who may", () => {
  it("load a catalogue: a coordinator for all sites; read: whoever has a grant", () =>
    inUndone(async (tx) => {
      for (const who of ["tess", "nils", "eve", "ada"] as const) {
        const outcome = await ask(tx, who, loadKevCatalogue, kevFile());
        expect(outcome).toMatchObject({ ok: false });
      }
      const stranger = { ...person("cora"), grants: [] };
      expect(await readCatalogues(stranger, null, { on: tx })).toBeNull();
      expect(await readCatalogues(person("tess"), null, { on: tx })).toMatchObject({ kev: [], epss: [] });
    }));
});
