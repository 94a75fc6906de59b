import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { shownAdvisories } from "@/db/advisories";
import type { Tx } from "@/db/client";
import { advisories, advisoryRevisions } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import type { AdvisoryId } from "@/domain/ids";
import { eventsAbout, hospital, matchesOf, morning, symbia } from "../matches/testing/hospital";
import { registerSystem } from "../systems/register-system";
import { readDocument } from "./read-document";
import { readCorrectedDocument, readReceivedDocument, readWrittenAdvisory } from "./read-document-files";
import { rewriteAdvisory, writeAdvisory } from "./write-advisory";

const world = hospital();
const { ask, done, person, site } = world;

const letter = {
  title: "Remote access without a password",
  publisher: "Siemens",
  trackingId: "LETTER-2026-11",
  sourceUrl: "https://vendor.example/letter",
  publishedOn: "2026-11-18",
  tlp: "AMBER",
  vulnerabilities: [
    {
      cve: "cve-2026-12345",
      otherId: "",
      title: "No password",
      vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
    },
  ],
  products: [{ vendor: "Siemens", product: "Symbia Intevo 16", operatingSystem: "Windows 7", version: "" }],
  advice: [{ category: "mitigation", text: "Close port 22/TCP.", source: "Letter of 18 November" }],
};

const shownOf = async (tx: Tx, id: AdvisoryId) => {
  const [advisory] = await shownAdvisories(tx, [id]);
  if (!advisory) throw new Error("No such advisory");
  return advisory;
};

const { trackingId: _id, ...words } = letter;

describe("writing an advisory by hand", () => {
  it("stores a document of the same shape, marks it, compares every system, and leaves its event", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      const { advisoryId } = await done(tx, "cora", writeAdvisory, letter);
      const advisory = await shownOf(tx, advisoryId);
      expect(advisory.reading).toMatchObject({
        category: "csaf_base",
        trackingId: "LETTER-2026-11",
        version: "1",
        publisher: { category: "user", name: "Siemens (written down by a user)" },
        initialReleaseDate: "2026-11-18T00:00:00Z",
        tlp: "AMBER",
      });
      expect(advisory.reading.notes[0]?.text).toContain("Written down by Cora Lindqvist, coordinator");
      expect(advisory.reading.vulnerabilities[0]).toMatchObject({
        cve: "CVE-2026-12345",
        scores: [{ version: "3.1", baseScore: 9.8 }],
      });
      expect(advisory.findings.map((finding) => finding.code)).toEqual(["C5"]);
      expect(await matchesOf(tx, systemId)).toMatchObject([{ advisoryId, level: "likely" }]);
      const [event] = await eventsAbout(tx, advisoryId);
      expect(event).toMatchObject({ type: "advisory.imported", actorName: "Cora Lindqvist" });
    }));

  it("refuses an id that was written here before, and leads to it", () =>
    inUndone(async (tx) => {
      const { advisoryId } = await done(tx, "cora", writeAdvisory, letter);
      expect(await ask(tx, "jonas", writeAdvisory, { ...letter, title: "Another" })).toMatchObject({
        refusal: { code: "id-taken", advisoryId },
      });
    }));

  it("says of each field what is missing, by its row", () =>
    inUndone(async (tx) => {
      const broken = {
        ...letter,
        title: "",
        vulnerabilities: [
          { cve: "", otherId: "", title: "", vector: "" },
          { cve: "CVE-1", otherId: "", title: "", vector: "AV:N" },
        ],
        products: [{ vendor: "", product: "", operatingSystem: "", version: "" }],
      };
      const outcome = await ask(tx, "cora", writeAdvisory, broken);
      expect(outcome).toMatchObject({ ok: false, refusal: { code: "invalid" } });
      const fields = !outcome.ok && "fields" in outcome.refusal ? Object.keys(outcome.refusal.fields) : [];
      expect(fields.sort()).toEqual([
        "products.0.product",
        "products.0.vendor",
        "title",
        "vulnerabilities.0.cve",
        "vulnerabilities.1.cve",
        "vulnerabilities.1.vector",
      ]);
      expect(await tx.select().from(advisoryRevisions)).toEqual([]);
    }));

  it("is refused to everybody who may not import for all sites, and a stranger finds nothing to read", () =>
    inUndone(async (tx) => {
      for (const who of ["eve", "ada", "nils", "mia"] as const) {
        expect(await ask(tx, who, writeAdvisory, letter)).toMatchObject({ refusal: { code: "not-allowed" } });
      }
      expect(await ask(tx, "sam", writeAdvisory, letter)).toMatchObject({ refusal: { code: "not-found" } });
      const { advisoryId: id } = await done(tx, "cora", writeAdvisory, letter);
      const nobody = { ...person("sam"), grants: [] };
      expect(await readReceivedDocument(nobody, { id }, { on: tx })).toBeNull();
      const asked = { id, namespace: "https://isocenter.example" };
      expect(await readCorrectedDocument(nobody, asked, { on: tx })).toBeNull();
      expect(await readWrittenAdvisory(person("sam"), { id }, { on: tx })).toBeNull();
    }));

  it("is done once when two write the same at once", async () => {
    const on = { on: db, now: morning };
    const twice = { ...letter, trackingId: "LETTER-RACE" };
    const outcomes = await Promise.all([
      writeAdvisory(person("cora"), twice, on),
      writeAdvisory(person("jonas"), { ...twice, title: "Another" }, on),
    ]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: "id-taken" } });
    const held = await db.select().from(advisories).where(eq(advisories.trackingId, "LETTER-RACE"));
    expect(held).toHaveLength(1);
  });
});

describe("editing an advisory that was written by hand", () => {
  it("makes a new revision that is shown at once, with its version and history grown", () =>
    inUndone(async (tx) => {
      const { systemId } = await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      const { advisoryId } = await done(tx, "cora", writeAdvisory, letter);
      const { revisionId } = await shownOf(tx, advisoryId);
      const held = await readWrittenAdvisory(person("cora"), { id: advisoryId }, { on: tx });
      expect(held?.written.products).toEqual(letter.products);
      const edit = {
        ...words,
        advisoryId,
        revisionId,
        products: [{ ...letter.products[0], operatingSystem: "Windows XP" }],
        reason: "The vendor named another system",
      };
      const later = new Date(morning.getTime() + 3_600_000);
      await done(tx, "jonas", rewriteAdvisory, edit, later);
      const after = await shownOf(tx, advisoryId);
      expect(after).toMatchObject({ shownBecause: "latest", reading: { version: "2" } });
      expect(after.reading.revisionHistory.map((entry) => [entry.number, entry.summary])).toEqual([
        ["1", "Written by hand by Cora Lindqvist"],
        ["2", expect.stringContaining("The vendor named another system")],
      ]);
      const compared = await matchesOf(tx, systemId);
      expect(compared.find((match) => match.advisoryId === advisoryId)?.level).toBe("excluded");
      const revisions = await tx
        .select()
        .from(advisoryRevisions)
        .where(and(eq(advisoryRevisions.advisoryId, advisoryId), eq(advisoryRevisions.state, "accepted")));
      expect(revisions).toHaveLength(2);

      const late = await ask(tx, "cora", rewriteAdvisory, { ...edit, title: "Mine" }, later);
      expect(late).toMatchObject({ refusal: { code: "changed-meanwhile" } });
    }));

  it("refuses an edit that changes nothing", () =>
    inUndone(async (tx) => {
      const { advisoryId } = await done(tx, "cora", writeAdvisory, letter);
      const { revisionId } = await shownOf(tx, advisoryId);
      const same = { ...words, advisoryId, revisionId, reason: "None" };
      expect(await ask(tx, "cora", rewriteAdvisory, same)).toMatchObject({
        refusal: { code: "nothing-changed" },
      });
    }));

  it("hands it out as received and as a valid corrected copy", () =>
    inUndone(async (tx) => {
      const { advisoryId: id } = await done(tx, "cora", writeAdvisory, letter);
      const received = await readReceivedDocument(person("eve"), { id }, { on: tx });
      expect(received?.fileName).toBe("letter-2026-11.json");
      const asked = { id, namespace: "https://isocenter.example" };
      const copy = await readCorrectedDocument(person("eve"), asked, { on: tx });
      expect(await readDocument(Buffer.from(copy?.text ?? ""))).toMatchObject({ ok: true });
    }));
});
