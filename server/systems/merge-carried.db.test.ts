import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { insertIdentity } from "@/db/identities";
import { openRechecksOf } from "@/db/rechecks";
import { cancellations, deviceIdentities, incidents, matches, rechecks } from "@/db/schema";
import { ensureTemplate } from "@/db/templates";
import { db, inUndone } from "@/db/testing/database";
import { essential } from "@/domain/checklist/templates";
import type { SystemId } from "@/domain/ids";
import { decideMatches } from "../matches/decide-matches";
import { openIncidents } from "../matches/open-incidents";
import { eventsAbout, hospital, morning, symbia, vendorContact } from "../matches/testing/hospital";
import { confirmFindings, importedAdvisory, matchedSystem } from "../matches/testing/matched";
import { readAsked } from "../vendors/read-asked";
import { recordVendorAnswer } from "../vendors/record-vendor-answer";
import { mergeSystems } from "./merge-systems";
import { readMerge } from "./read-systems";

const world = hospital();
beforeAll(() => db.transaction((tx) => ensureTemplate(tx, essential, morning)));
const { ask, done, person } = world;

/** Two rows of one system at Northgate, both compared with an advisory. */
async function pair(tx: Tx) {
  const advisoryId = await importedAdvisory(world, tx);
  const kept = await matchedSystem(world, tx, "NORTH", "NM-1", { serial: "77" });
  const merged = await matchedSystem(world, tx, "NORTH", "NM-2", { serial: "77" });
  const merge = async (change: object = {}) => ({
    keptId: kept.systemId,
    mergedId: merged.systemId,
    seen: (
      await readMerge(person("cora"), { id: kept.systemId, withId: merged.systemId, tag: null }, { on: tx })
    )?.seen,
    reason: "One type label",
    ...symbia,
    assetTag: "NM-1",
    serial: "77",
    ...change,
  });
  return { advisoryId, kept, merged, merge };
}
type Matched = Awaited<ReturnType<typeof pair>>["kept"];

const matchRow = async (tx: Tx, { matchId }: Matched) =>
  (await tx.select().from(matches).where(eq(matches.id, matchId)))[0];
const told = async (tx: Tx, { systemId }: Matched) =>
  (await eventsAbout(tx, systemId)).map(({ type, data }) => ({ type, data }));

describe("a decision of the merged row", () => {
  it("holds for the kept one as an event of its own, with the cause of its re-check", () =>
    inUndone(async (tx) => {
      const { kept, merged, merge } = await pair(tx);
      const given = { matchIds: [merged.matchId], decision: "not-affected", reason: "Letter of the vendor" };
      await done(tx, "cora", decideMatches, given);
      await done(tx, "jonas", mergeSystems, await merge());
      expect(await matchRow(tx, kept)).toMatchObject({ recheck: true });
      const asked = await tx.select().from(rechecks).where(eq(rechecks.matchId, kept.matchId));
      expect(asked).toMatchObject([{ cause: "inventory", because: expect.stringContaining("NM-2") }]);
      const events = await told(tx, kept);
      expect(events).toContainEqual(
        expect.objectContaining({
          type: "match.decided",
          data: expect.objectContaining({
            matchId: kept.matchId,
            decision: "not-affected",
            reason: "Letter of the vendor",
            before: null,
          }),
        }),
      );
      expect(events.map(({ type }) => type)).toContain("match.recheck-needed");
    }));

  it("asks to cancel the open incident where it says “not affected”, and closes nothing", () =>
    inUndone(async (tx) => {
      const { advisoryId, kept, merged, merge } = await pair(tx);
      await confirmFindings(world, tx, advisoryId);
      await done(tx, "cora", decideMatches, { matchIds: [kept.matchId], decision: "affected" });
      const opening = { advisoryId, systemIds: [kept.systemId], templateKey: "essential" };
      await done(tx, "cora", openIncidents, opening);
      const given = { matchIds: [merged.matchId], decision: "not-affected", reason: "Letter of the vendor" };
      await done(tx, "cora", decideMatches, given);
      await done(tx, "cora", mergeSystems, await merge({ holds: { [advisoryId]: "merged" } }));
      const [incident] = await tx.select().from(incidents).where(eq(incidents.systemId, kept.systemId));
      if (!incident) throw new Error("No incident was opened");
      expect(incident.closedAt).toBeNull();
      const requests = await tx.select().from(cancellations).where(eq(cancellations.incidentId, incident.id));
      expect(requests).toMatchObject([{ reason: "Letter of the vendor", withdrawnAt: null }]);
      expect(await openRechecksOf(tx, incident.id)).toMatchObject([{ cause: "inventory" }]);
    }));
});

describe("a question to the vendor about the merged row", () => {
  const question = async (tx: Tx, matchId: string, text: string) => ({
    matchIds: [matchId],
    decision: "ask-vendor",
    question: text,
    contactId: await vendorContact(tx),
    answerDue: "2026-11-24",
  });
  const open = async (tx: Tx) => {
    const { questions } = await readAsked(person("cora"), { advisoryId: null }, { on: tx, now: morning });
    return questions.flatMap(({ systems }) => systems);
  };

  it("goes on with the kept one, with what was answered", () =>
    inUndone(async (tx) => {
      const { kept, merged, merge } = await pair(tx);
      await done(tx, "cora", decideMatches, await question(tx, merged.matchId, "Is it affected?"));
      const [asked] = await open(tx);
      if (!asked) throw new Error("Nothing was asked");
      const answer = { decisionIds: [asked.decisionId], answeredOn: "2026-11-20", text: "We look into it" };
      await done(tx, "jonas", recordVendorAnswer, answer);
      await done(tx, "cora", mergeSystems, await merge());
      expect(await open(tx)).toMatchObject([
        {
          matchId: kept.matchId,
          question: "Is it affected?",
          askedOn: "2026-11-20",
          answerDue: "2026-11-24",
          answer: { text: "We look into it", answeredOn: "2026-11-20" },
        },
      ]);
      const again = { ...answer, text: "Not affected" };
      expect(await ask(tx, "cora", recordVendorAnswer, again)).toMatchObject({
        refusal: { code: "decided-meanwhile" },
      });
      expect(await told(tx, merged)).toContainEqual({
        type: "vendor-question.closed",
        data: expect.objectContaining({ reason: expect.stringContaining("goes on with NM-1") }),
      });
    }));

  it("is closed with a reason where the kept one has its own", () =>
    inUndone(async (tx) => {
      const { kept, merged, merge } = await pair(tx);
      await done(tx, "cora", decideMatches, await question(tx, kept.matchId, "Is it?"));
      await done(tx, "cora", decideMatches, await question(tx, merged.matchId, "Is this one?"));
      await done(tx, "cora", mergeSystems, await merge());
      expect(await open(tx)).toMatchObject([{ matchId: kept.matchId, question: "Is it?" }]);
      expect(await told(tx, merged)).toContainEqual({
        type: "vendor-question.closed",
        data: expect.objectContaining({ reason: expect.stringContaining("another decision holds") }),
      });
    }));
});

describe("the DICOM identities of two rows", () => {
  const identity = (tx: Tx, systemId: SystemId, modality: string, softwareVersion: string) =>
    insertIdentity(
      tx,
      {
        ...{ id: crypto.randomUUID(), systemId, siteId: world.site("NORTH"), modality, softwareVersion },
        ...{
          manufacturer: "SIEMENS NM",
          model: modality === "PT" ? "Biograph 64" : "Encore2",
          stationName: "",
          serial: "77",
          institution: "",
        },
        ...{ department: "", gantryId: "", deviceUid: "", udi: "", aeTitle: "", calibratedOn: "" },
        ...{ source: "dicom-file", recordedAt: morning, recordedBy: person("tess").id },
      },
      null,
    );
  const held = (tx: Tx, { systemId }: Matched) =>
    tx
      .select()
      .from(deviceIdentities)
      .where(and(eq(deviceIdentities.systemId, systemId), isNull(deviceIdentities.supersededBy)));

  it("that differ are asked about by modality; what was chosen takes the place of the other", () =>
    inUndone(async (tx) => {
      const { kept, merged, merge } = await pair(tx);
      await identity(tx, kept.systemId, "NM", "VB10");
      await identity(tx, merged.systemId, "NM", "VB20");
      expect(await ask(tx, "cora", mergeSystems, await merge())).toMatchObject({
        refusal: { code: "identities-differ", modalities: ["NM"] },
      });
      await done(tx, "cora", mergeSystems, await merge({ identities: { NM: "merged" } }));
      expect(await held(tx, kept)).toMatchObject([
        { softwareVersion: "VB20", recordedBy: person("tess").id },
      ]);
    }));

  it("that only the merged row has go over, and the kept one is compared with them", () =>
    inUndone(async (tx) => {
      const { kept, merged, merge } = await pair(tx);
      await identity(tx, merged.systemId, "PT", "VB20");
      const before = await matchRow(tx, kept);
      await done(tx, "cora", decideMatches, { matchIds: [kept.matchId], decision: "affected" });
      await done(tx, "cora", mergeSystems, await merge());
      expect(await held(tx, kept)).toMatchObject([{ modality: "PT", softwareVersion: "VB20" }]);
      const after = await matchRow(tx, kept);
      expect(after?.inputsHash).not.toBe(before?.inputsHash);
      expect(after?.recheck).toBe(true);
      const [asked] = await tx.select().from(rechecks).where(eq(rechecks.matchId, kept.matchId));
      expect(asked?.because).toContain("NM-2 was merged into this row");
    }));
});
