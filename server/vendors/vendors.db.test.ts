import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { lockSystem } from "@/db/systems";
import { db, inUndone } from "@/db/testing/database";
import { waitsForLock } from "@/db/testing/waiting";
import { decideMatches } from "../matches/decide-matches";
import { eventsAbout, hospital, vendorContact } from "../matches/testing/hospital";
import { importedAdvisory, matchedSystem } from "../matches/testing/matched";
import { readAsked } from "./read-asked";
import { recordVendorAnswer } from "./record-vendor-answer";
import { addVendorContact, endVendorContact, readVendorContacts } from "./vendor-contacts";

const world = hospital();
const { ask, done, person } = world;
const at = (day: number) => new Date(Date.UTC(2026, 10, day, 9));
const contact = {
  vendor: "Mediso",
  name: "Desk",
  duty: "Customer Care Center",
  phone: "1",
  email: "",
  hours: "",
};

/** Two systems at two sites, asked about in one question that is due on the 24th. */
async function asked(tx: Tx, change: Readonly<Record<string, string>> = {}) {
  await importedAdvisory(world, tx);
  const north = await matchedSystem(world, tx, "NORTH", "NM-1");
  const south = await matchedSystem(world, tx, "SOUTH", "NM-2");
  const question = {
    matchIds: [north.matchId, south.matchId],
    decision: "ask-vendor",
    question: "Is it affected?",
    contactId: await vendorContact(tx),
    answerDue: "2026-11-24",
    ...change,
  };
  await done(tx, "cora", decideMatches, question);
  return { north, south, question };
}
const list = async (tx: Tx, who: "cora" | "sam" | "nils", day: number) =>
  (await readAsked(person(who), { advisoryId: null }, { on: tx, now: at(day) })).questions;
const ids = async (tx: Tx) =>
  (await list(tx, "cora", 20)).flatMap(({ systems }) => systems.map((one) => one.decisionId));

describe("vendor contacts", () => {
  it("are added and ended by a coordinator for all sites, and an ended one is asked no more", () =>
    inUndone(async (tx) => {
      const { contactId } = await done(tx, "cora", addVendorContact, contact);
      const names = async () =>
        (await readVendorContacts(person("tess"), null, { on: tx })).map(({ vendor }) => vendor);
      expect(await names()).toContain("Mediso");
      expect(await ask(tx, "tess", addVendorContact, contact)).toMatchObject({
        refusal: { code: "not-found" },
      });
      expect(await ask(tx, "ada", addVendorContact, contact)).toMatchObject({
        refusal: { code: "not-allowed" },
      });
      await done(tx, "cora", endVendorContact, { contactId });
      expect(await names()).not.toContain("Mediso");
      expect(await ask(tx, "cora", endVendorContact, { contactId })).toMatchObject({
        refusal: { code: "contact-ended" },
      });
      expect((await eventsAbout(tx, contactId)).map(({ type }) => type)).toEqual([
        "vendor-contact.added",
        "vendor-contact.ended",
      ]);
      await importedAdvisory(world, tx);
      const { matchId } = await matchedSystem(world, tx, "NORTH", "NM-1");
      const question = { matchIds: [matchId], decision: "ask-vendor", question: "Is it?", contactId };
      expect(await ask(tx, "cora", decideMatches, question)).toMatchObject({
        refusal: { code: "contact-ended" },
      });
    }));
});

describe("what a vendor is asked", () => {
  it("stands in one list for who reaches it, overdue from the day after it was due", () =>
    inUndone(async (tx) => {
      const { question } = await asked(tx);
      expect(await list(tx, "cora", 24)).toMatchObject([{ state: { kind: "waiting", days: 0 } }]);
      const [late] = await list(tx, "cora", 26);
      expect(late).toMatchObject({ state: { kind: "overdue", days: 2 } });
      expect(late?.first).toMatchObject({ askedOn: "2026-11-20", contact: { id: question.contactId } });
      expect(late?.systems.map(({ assetTag }) => assetTag)).toEqual(["NM-1", "NM-2"]);
      expect((await list(tx, "sam", 26))[0]?.systems.map(({ assetTag }) => assetTag)).toEqual(["NM-2"]);
      expect(await list(tx, "nils", 26)).toEqual([]);
    }));

  it("is answered late for ever, decides nothing, and the answer is corrected by a later one", () =>
    inUndone(async (tx) => {
      const { north } = await asked(tx);
      const answer = { decisionIds: await ids(tx), answeredOn: "2026-11-26", text: "Not affected" };
      await done(tx, "cora", recordVendorAnswer, answer, at(26));
      expect(await list(tx, "cora", 30)).toMatchObject([
        { state: { kind: "answered", daysLate: 2 }, first: { answer: { text: "Not affected" } } },
      ]);
      expect(await ask(tx, "cora", recordVendorAnswer, answer, at(27))).toMatchObject({
        refusal: { code: "nothing-changed" },
      });
      await done(tx, "cora", recordVendorAnswer, { ...answer, text: "Affected after all" }, at(27));
      const events = (await eventsAbout(tx, north.systemId)).filter(({ type }) => type === "vendor.answered");
      expect(events.map(({ data }) => data)).toMatchObject([
        { text: "Not affected", corrected: false, answerDue: "2026-11-24" },
        { text: "Affected after all", corrected: true },
      ]);
    }));

  it("keeps that a day was missed when it is asked anew, and takes no answer to the old question", () =>
    inUndone(async (tx) => {
      const { question } = await asked(tx);
      const before = await ids(tx);
      await done(tx, "cora", decideMatches, { ...question, answerDue: "2026-12-10" }, at(26));
      expect((await list(tx, "cora", 27))[0]).toMatchObject({
        state: { kind: "waiting" },
        first: { missedDue: "2026-11-24" },
      });
      const answer = { decisionIds: before, answeredOn: "2026-11-26", text: "No" };
      expect(await ask(tx, "cora", recordVendorAnswer, answer, at(26))).toMatchObject({
        refusal: { code: "decided-meanwhile" },
      });
    }));

  it("is told to a stranger as nothing, and answered by nobody who may not decide", () =>
    inUndone(async (tx) => {
      await asked(tx);
      const answer = { decisionIds: await ids(tx), answeredOn: "2026-11-20", text: "No" };
      expect(await ask(tx, "sam", recordVendorAnswer, answer)).toMatchObject({
        refusal: { code: "not-found" },
      });
      expect(await ask(tx, "ada", recordVendorAnswer, answer)).toMatchObject({
        refusal: { code: "not-allowed" },
      });
    }));

  it("is answered in the order in which systems are changed: the system first", async () => {
    const { north } = await db.transaction((tx) => asked(tx));
    const decisionIds = await db.transaction((tx) => ids(tx));
    const answer = { decisionIds, answeredOn: "2026-11-20", text: "No" };
    await db.transaction(async (tx) => {
      await lockSystem(tx, north.systemId);
      expect(await waitsForLock((other) => ask(other, "cora", recordVendorAnswer, answer))).toBe(true);
    });
  });
});
