import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { openRechecksOf } from "@/db/rechecks";
import { events, incidents, matches, rechecks } from "@/db/schema";
import { ensureTemplate } from "@/db/templates";
import { db, inUndone } from "@/db/testing/database";
import { essential } from "@/domain/checklist/templates";
import { everyOpenIncident } from "@/domain/incidents/list-filter";
import { importAdvisory } from "../advisories/import-advisory";
import { loadKevCatalogue } from "../catalogues/load-kev";
import { kevFile } from "../catalogues/testing/files";
import { decideMatches } from "../matches/decide-matches";
import { openIncidents } from "../matches/open-incidents";
import { asFile, csaf } from "../matches/testing/documents";
import { eventsAbout, hospital, morning, symbia, vendorContact } from "../matches/testing/hospital";
import { confirmFindings, importedAdvisory, matchedSystem } from "../matches/testing/matched";
import { correctSystem } from "../systems/correct-system";
import { answerRecheck } from "./answer-recheck";
import { listIncidents } from "./list-incidents";
import { readIncident } from "./read-incident";
import { reopenIncident } from "./reopen-incident";

const world = hospital();
const { ask, done, person } = world;

beforeAll(() => db.transaction((tx) => ensureTemplate(tx, essential, morning)));

/** An open incident of a scanner at a site. */
async function opened(tx: Tx) {
  const advisoryId = await importedAdvisory(world, tx);
  await confirmFindings(world, tx, advisoryId);
  const { systemId, matchId } = await matchedSystem(world, tx, "NORTH", "NM-1");
  await done(tx, "cora", decideMatches, { matchIds: [matchId], decision: "affected" });
  await done(tx, "cora", openIncidents, { advisoryId, systemIds: [systemId], templateKey: "essential" });
  const [incident] = await tx.select().from(incidents).where(eq(incidents.systemId, systemId));
  if (!incident) throw new Error("No incident was opened");
  return { advisoryId, systemId, matchId, incident };
}

const recheckOf = async (tx: Tx, matchId: Awaited<ReturnType<typeof opened>>["matchId"]) =>
  (await tx.select().from(matches).where(eq(matches.id, matchId)))[0]?.recheck;
const notedOn = (tx: Tx, matchId: Awaited<ReturnType<typeof opened>>["matchId"]) =>
  tx.select().from(rechecks).where(eq(rechecks.matchId, matchId));
const chainOf = async (tx: Tx, incidentId: string) =>
  (await tx.select().from(events).where(eq(events.chain, incidentId)).orderBy(events.seq)).map(
    (event) => event.type,
  );
const ids = (open: readonly { id: string }[]) => open.map((each) => each.id).join(",");

describe("a re-check of an incident", () => {
  it("is asked by a KEV catalogue that adds a CVE, with its event, and the state counts as before", () =>
    inUndone(async (tx) => {
      const { matchId, incident } = await opened(tx);
      const before = await readIncident(person("cora"), { key: incident.key }, { on: tx, now: morning });
      await done(tx, "cora", loadKevCatalogue, kevFile());
      const open = await openRechecksOf(tx, incident.id);
      expect(open).toMatchObject([{ cause: "kev" }]);
      expect(open[0]?.because).toContain(
        "CVE-2015-1635 is known to be exploited: in the KEV catalogue 2026.11.01",
      );
      expect((await chainOf(tx, incident.id)).at(-1)).toBe("incident.recheck-asked");
      expect(await recheckOf(tx, matchId)).toBe(true);
      const after = await readIncident(person("cora"), { key: incident.key }, { on: tx, now: morning });
      expect(after?.evaluation.exposure).toEqual(before?.evaluation.exposure);
      expect(after?.head.rechecks).toHaveLength(1);
      const asked = { filter: { ...everyOpenIncident, recheck: true }, after: null };
      const listed = await listIncidents(person("cora"), asked, { on: tx, now: morning });
      expect(listed.rows).toMatchObject([{ key: incident.key, rechecks: ["kev"] }]);
    }));

  it("is not asked again by a catalogue that lists the same, or by an older one", () =>
    inUndone(async (tx) => {
      const { incident } = await opened(tx);
      await done(tx, "cora", loadKevCatalogue, kevFile());
      await done(tx, "cora", loadKevCatalogue, kevFile({ version: "2", released: "2026-11-10T00:00:00Z" }));
      await done(tx, "cora", loadKevCatalogue, kevFile({ version: "0", released: "2026-10-10T00:00:00Z" }));
      expect(await openRechecksOf(tx, incident.id)).toHaveLength(1);
    }));

  it("is asked of closed incidents too, and reopening answers it", () =>
    inUndone(async (tx) => {
      const { incident } = await opened(tx);
      await tx
        .update(incidents)
        .set({ closedAt: morning, closedBy: person("cora").id, endKind: "remediated" })
        .where(eq(incidents.id, incident.id));
      await done(tx, "cora", loadKevCatalogue, kevFile());
      expect(await openRechecksOf(tx, incident.id)).toHaveLength(1);
      await done(tx, "cora", reopenIncident, { key: incident.key, reason: "Exploited now" });
      expect(await openRechecksOf(tx, incident.id)).toEqual([]);
      expect((await chainOf(tx, incident.id)).slice(-2)).toEqual([
        "incident.reopened",
        "incident.recheck-answered",
      ]);
    }));

  it("is asked by a new revision as well, beside what is open already", () =>
    inUndone(async (tx) => {
      const { incident } = await opened(tx);
      await done(tx, "cora", loadKevCatalogue, kevFile());
      const next = asFile(csaf({ version: "2", date: "2017-09-01T00:00:00Z" }));
      await done(tx, "cora", importAdvisory, next);
      const causes = (await openRechecksOf(tx, incident.id)).map((each) => each.cause);
      expect(causes.sort()).toEqual(["kev", "revision"]);
    }));

  it("is answered with a reason, and only for what was read", () =>
    inUndone(async (tx) => {
      const { incident } = await opened(tx);
      const answer = { key: incident.key, reason: "It is in its own segment" };
      expect(await ask(tx, "cora", answerRecheck, { ...answer, rechecks: "" })).toMatchObject({
        ok: false,
        refusal: { code: "nothing-to-check" },
      });
      await done(tx, "cora", loadKevCatalogue, kevFile());
      const read = ids(await openRechecksOf(tx, incident.id));
      await done(tx, "cora", importAdvisory, asFile(csaf({ version: "2", date: "2017-09-01T00:00:00Z" })));
      expect(await ask(tx, "cora", answerRecheck, { ...answer, rechecks: read })).toMatchObject({
        ok: false,
        refusal: { code: "asked-meanwhile" },
      });
      const both = ids(await openRechecksOf(tx, incident.id));
      expect(await ask(tx, "cora", answerRecheck, { ...answer, rechecks: both, reason: " " })).toMatchObject({
        ok: false,
        refusal: { code: "invalid" },
      });
      await done(tx, "cora", answerRecheck, { ...answer, rechecks: both });
      expect(await openRechecksOf(tx, incident.id)).toEqual([]);
      expect((await chainOf(tx, incident.id)).at(-1)).toBe("incident.recheck-answered");
    }));

  it("is asked anew by each later change, after the answer that it still holds too", () =>
    inUndone(async (tx) => {
      const { systemId, matchId, incident } = await opened(tx);
      const row = { ...symbia, assetTag: "NM-1", state: "in-service" };
      const correct = (operatingSystem: string, rowVersion: number) =>
        done(tx, "cora", correctSystem, { systemId, rowVersion, ...row, operatingSystem });
      await correct("Windows XP", 1);
      const first = await openRechecksOf(tx, incident.id);
      expect(first).toMatchObject([{ cause: "inventory" }]);
      await done(tx, "cora", answerRecheck, {
        key: incident.key,
        rechecks: ids(first),
        reason: "The network sees Windows 7",
      });
      expect(await recheckOf(tx, matchId)).toBe(true);
      await correct("", 2);
      expect(await openRechecksOf(tx, incident.id)).toMatchObject([{ cause: "inventory" }]);
      expect(await notedOn(tx, matchId)).toHaveLength(2);
      const told = (await eventsAbout(tx, systemId)).filter(({ type }) => type === "match.recheck-needed");
      expect(told).toHaveLength(2);
    }));

  it("is answered by deciding the match anew, but not by asking the vendor", () =>
    inUndone(async (tx) => {
      const { matchId, incident } = await opened(tx);
      await done(tx, "cora", loadKevCatalogue, kevFile());
      const contactId = await vendorContact(tx);
      const ask = { matchIds: [matchId], decision: "ask-vendor", question: "Is it?", contactId };
      await done(tx, "cora", decideMatches, ask);
      expect(await openRechecksOf(tx, incident.id)).toHaveLength(1);
      await done(tx, "cora", decideMatches, { matchIds: [matchId], decision: "affected" });
      expect(await openRechecksOf(tx, incident.id)).toEqual([]);
      expect(await recheckOf(tx, matchId)).toBe(false);
    }));

  it("is not found by a stranger, and not answered by a technician", () =>
    inUndone(async (tx) => {
      const { incident } = await opened(tx);
      await done(tx, "cora", loadKevCatalogue, kevFile());
      const rechecks = ids(await openRechecksOf(tx, incident.id));
      const answer = { key: incident.key, rechecks, reason: "It holds" };
      expect(await ask(tx, "sam", answerRecheck, answer)).toMatchObject({ refusal: { code: "not-found" } });
      expect(await ask(tx, "tess", answerRecheck, answer)).toMatchObject({
        refusal: { code: "not-allowed" },
      });
    }));

  it("is answered once by two at once, and marks nothing twice by two uploads at once", async () => {
    const { incident } = await db.transaction((tx) => opened(tx));
    const load = (who: "cora" | "jonas") => loadKevCatalogue(person(who), kevFile(), { now: morning });
    const loaded = await Promise.all([load("cora"), load("jonas")]);
    expect(loaded.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
    const open = await db.transaction((tx) => openRechecksOf(tx, incident.id));
    expect(open).toHaveLength(1);
    const answer = { key: incident.key, rechecks: ids(open), reason: "It holds" };
    const answered = await Promise.all([
      answerRecheck(person("cora"), answer, { now: morning }),
      answerRecheck(person("jonas"), answer, { now: morning }),
    ]);
    expect(answered.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
  });
});
