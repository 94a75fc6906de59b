import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { annotations, incidentNow, incidents } from "@/db/schema";
import { ensureTemplate } from "@/db/templates";
import { db, inUndone } from "@/db/testing/database";
import { essential } from "@/domain/checklist/templates";
import type { AdvisoryId } from "@/domain/ids";
import { loadKevCatalogue } from "../catalogues/load-kev";
import { kevFile } from "../catalogues/testing/files";
import { readIncident } from "../incidents/read-incident";
import { decideMatches } from "../matches/decide-matches";
import { openIncidents } from "../matches/open-incidents";
import { asFile, csaf } from "../matches/testing/documents";
import { eventsAbout, hospital, matchesOf, morning, symbia } from "../matches/testing/hospital";
import { confirmFindings, matchedSystem } from "../matches/testing/matched";
import { registerSystem } from "../systems/register-system";
import { withdrawAnnotation } from "./annotate";
import { correctFinding } from "./correct-finding";
import { importAdvisory } from "./import-advisory";
import { listAdvisories } from "./list-advisories";
import { readAdvisory } from "./read-advisory";
import { readCorrectedDocument } from "./read-document-files";

const place = hospital();
const { ask, done, person, site } = place;

beforeAll(() => db.transaction((tx) => ensureTemplate(tx, essential, morning)));

const local = "CVSS:3.0/AV:L/AC:L/PR:L/UI:R/S:U/C:L/I:N/A:N";
const network = "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
const said = { reason: "The vendor's page says so.", sourceTitle: "Vendor's page" };

async function imported(tx: Tx, told: Parameters<typeof csaf>[0]) {
  const answer = await done(tx, "cora", importAdvisory, asFile(csaf(told)));
  if (answer.outcome !== "imported") throw new Error(answer.sentence);
  return answer.advisoryId;
}

const read = async (tx: Tx, id: AdvisoryId) => {
  const found = await readAdvisory(person("cora"), { id }, { on: tx });
  if (!found) throw new Error("No such advisory");
  return found;
};

async function findingKeyOf(tx: Tx, id: AdvisoryId, code: string) {
  const { effective } = await read(tx, id);
  const found = effective.findings.find(({ finding }) => finding.code === code);
  if (!found) throw new Error(`No ${code}`);
  return found.finding.key;
}

describe("correcting what a finding shows", () => {
  it("compares every system with the corrected vendor, and taken back, with the document's again", () =>
    inUndone(async (tx) => {
      const advisoryId = await imported(tx, { vendor: "Seimens" });
      const { systemId } = await done(tx, "cora", registerSystem, { siteId: site("NORTH"), ...symbia });
      const findingKey = await findingKeyOf(tx, advisoryId, "C7");
      expect(await matchesOf(tx, systemId)).toMatchObject([{ level: "possible" }]);
      const correction = { advisoryId, findingKey, kind: "spelling", text: "Siemens", ...said };
      await done(tx, "cora", correctFinding, correction);
      expect(await matchesOf(tx, systemId)).toMatchObject([{ level: "likely" }]);
      const [row] = await tx.select().from(annotations).where(eq(annotations.kind, "spelling"));
      expect(row).toMatchObject({ text: "Siemens", reason: said.reason, sourceTitle: "Vendor's page" });
      const withdrawal = { advisoryId, annotationId: row?.id, reason: "Another vendor" };
      await done(tx, "cora", withdrawAnnotation, withdrawal);
      expect(await matchesOf(tx, systemId)).toMatchObject([{ level: "possible" }]);
    }));

  it("makes versions comparable that were not, and marks them in the corrected copy", () =>
    inUndone(async (tx) => {
      const advisoryId = await imported(tx, { versionText: "the older ones" });
      const system = { siteId: site("NORTH"), ...symbia, softwareVersion: "VB22A" };
      const { systemId } = await done(tx, "cora", registerSystem, system);
      expect(await matchesOf(tx, systemId)).toMatchObject([{ level: "possible" }]);
      const findingKey = await findingKeyOf(tx, advisoryId, "C6");
      const correction = { advisoryId, findingKey, kind: "version", from: "the older ones", text: "< VB10A" };
      await done(tx, "cora", correctFinding, { ...correction, ...said });
      expect(await matchesOf(tx, systemId)).toMatchObject([{ level: "excluded" }]);
      const { effective } = await read(tx, advisoryId);
      expect(effective.findings.find(({ finding }) => finding.code === "C6")?.open).toBe(false);
      const copy = await readCorrectedDocument(
        person("cora"),
        { id: advisoryId, namespace: "https://isocenter.example" },
        { on: tx },
      );
      expect(copy?.text).toContain('"name": "< VB10A"');
      expect(copy?.text).toContain("Versions corrected: “the older ones” reads “< VB10A”");
      const events = await eventsAbout(tx, advisoryId);
      expect(events.filter(({ type }) => type === "advisory.annotated")).toHaveLength(4);
      expect(events.at(-1)?.data).toMatchObject({ cause: "correction" });
    }));

  it("computes the score from the corrected vector, everywhere it is shown, and the priority anew", () =>
    inUndone(async (tx) => {
      await done(tx, "cora", loadKevCatalogue, kevFile({ cves: ["CVE-2000-0001"] }));
      const advisoryId = await imported(tx, { vector: local });
      const { matchId, systemId } = await matchedSystem(place, tx, "NORTH", "NM-014");
      await confirmFindings(place, tx, advisoryId);
      await done(tx, "cora", decideMatches, { matchIds: [matchId], decision: "affected" });
      const opening = { advisoryId, systemIds: [systemId], templateKey: "essential" };
      await done(tx, "cora", openIncidents, opening);
      const [incident] = await tx.select().from(incidents).where(eq(incidents.systemId, systemId));
      if (!incident) throw new Error("No incident");
      const now = async () =>
        (await tx.select().from(incidentNow).where(eq(incidentNow.incidentId, incident.id)))[0];
      const shown = () => readIncident(person("cora"), { key: incident.key }, { on: tx, now: morning });
      const findingKey = await findingKeyOf(tx, advisoryId, "C9");
      const correction = { advisoryId, findingKey, kind: "score", text: network, ...said };
      expect(await ask(tx, "cora", correctFinding, { ...correction, text: "CVSS:3.0/AV:N" })).toMatchObject({
        refusal: { code: "vector-invalid" },
      });
      await done(tx, "cora", correctFinding, { ...correction, text: local });
      expect((await read(tx, advisoryId)).head.highest).toEqual({ score: 2.8, version: "3.0" });
      expect((await shown())?.head.highestScore).toBe(2.8);
      const { rows } = await listAdvisories(person("cora"), { text: "", after: null }, { on: tx });
      expect(rows.find((row) => row.id === advisoryId)?.highest?.score).toBe(2.8);
      expect((await now())?.priority).toBe("scheduled");
      await done(tx, "cora", correctFinding, correction);
      expect((await shown())?.head.highestScore).toBe(9.8);
      expect((await now())?.priority).toBe("out-of-cycle");
    }));

  it("is for coordinators of all sites, and tells everybody else nothing", () =>
    inUndone(async (tx) => {
      const advisoryId = await imported(tx, { vector: local });
      const input = { advisoryId, findingKey: "x", kind: "score", text: network, ...said };
      for (const who of ["eve", "ada", "mia", "nils"] as const) {
        expect(await ask(tx, who, correctFinding, input)).toMatchObject({ refusal: { code: "not-allowed" } });
      }
      for (const who of ["tess", "sam"] as const) {
        expect(await ask(tx, who, correctFinding, input)).toMatchObject({ refusal: { code: "not-found" } });
      }
      expect(await ask(tx, "cora", correctFinding, { ...input, sourceTitle: " ", reason: "" })).toMatchObject(
        {
          refusal: {
            code: "invalid",
            fields: { reason: [expect.any(String)], sourceTitle: [expect.any(String)] },
          },
        },
      );
    }));

  it("lets one of two people who correct at once win, and tells the other", async () => {
    const on = { on: db, now: morning };
    const file = asFile(csaf({ id: "TEST-RACE-2", vector: local }), "test-race-2.json");
    const answer = await importAdvisory(person("cora"), file, on);
    if (!answer.ok || answer.value.outcome !== "imported") throw new Error("Not imported");
    const { advisoryId } = answer.value;
    const findingKey = await db.transaction((tx) => findingKeyOf(tx, advisoryId, "C9"));
    const input = { advisoryId, findingKey, kind: "score", text: network, ...said };
    const both = await Promise.all(
      (["cora", "jonas"] as const).map((who) => correctFinding(person(who), input, on)),
    );
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: "already-so" } });
  });
});
