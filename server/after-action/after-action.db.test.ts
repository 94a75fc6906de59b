import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Tx } from "@/db/client";
import { advisories, expiries, incidents, stepAttempts, stepReviews } from "@/db/schema";
import { inUndone } from "@/db/testing/database";
import { addAdvisory, addSystems } from "@/db/testing/fleet";
import { measureGroups, measures } from "@/domain/after-action/measure";
import type { AdvisoryId, AttemptId, RecordId } from "@/domain/ids";
import { writeAdvisory } from "../advisories/write-advisory";
import type { DemoPersonKey } from "../demo/cast";
import { hospital } from "../matches/testing/hospital";
import { readAfterAction, readMeasured } from "./read-after-action";

const { person, done } = hospital();
const letter = {
  title: "A letter",
  publisher: "Example vendor",
  trackingId: "LETTER-1",
  sourceUrl: "",
  publishedOn: "2026-10-20",
  tlp: "AMBER",
  vulnerabilities: [{ cve: "CVE-2026-1234", otherId: "", title: "", vector: "" }],
  products: [{ vendor: "Siemens", product: "Symbia T16", operatingSystem: "", version: "" }],
  advice: [],
};
const hour = 3_600_000;
const opened = new Date("2026-11-02T08:00:00Z");
const now = new Date("2026-11-12T08:00:00Z");
const at = (hours: number) => new Date(opened.getTime() + hours * hour);

/** What was done under an incident: a step of a kind, when, and what was said of it afterwards, in order. */
type Done = Readonly<{
  kind: string;
  after: number;
  reviews: readonly ("verified" | "rejected" | "reopened")[];
}>;

async function did(tx: Tx, key: string, ...all: readonly Done[]) {
  const [incident] = await tx.select().from(incidents).where(eq(incidents.key, key));
  if (!incident) throw new Error(`No incident ${key}`);
  const about = { incidentId: incident.id, siteId: incident.siteId };
  for (const [index, { kind, after, reviews }] of all.entries()) {
    const attemptId = crypto.randomUUID() as AttemptId;
    await tx.insert(stepAttempts).values({
      ...about,
      id: attemptId,
      stepKey: `step-${index % 3}`,
      kind,
      outcome: "done",
      doneAt: at(after),
      at: at(after),
      byPerson: person("tess").id,
      current: false,
    });
    for (const review of reviews) {
      const id = crypto.randomUUID() as RecordId;
      const said = { kind: review, reason: review === "verified" ? null : "Too dark", at: at(after + 1) };
      await tx.insert(stepReviews).values({ ...about, id, attemptId, ...said, byPerson: person("cora").id });
    }
  }
  return about;
}

const verified = (kind: string, after: number): Done => ({ kind, after, reviews: ["verified"] });

/** Nine incidents at two sites: every case that the report tells apart. */
async function course(tx: Tx): Promise<AdvisoryId> {
  const { templateId, by } = await addAdvisory(tx, "TEST-TEMPLATE", person("cora").id);
  await done(tx, "cora", writeAdvisory, letter);
  const [advisory] = await tx.select().from(advisories).where(eq(advisories.trackingId, letter.trackingId));
  if (!advisory?.shownRevisionId) throw new Error("The advisory was not written");
  const fleet = { advisoryId: advisory.id, revisionId: advisory.shownRevisionId, templateId, by };
  const system = (site: string, tag: string, more: object = {}) => ({
    site,
    tag,
    decision: "affected" as const,
    incident: { key: `INC-AA-${tag}`, exposure: "exposed", openedAt: opened.toISOString(), ...more },
  });
  const closed = (as: "remediated" | "cancelled" | "withdrawn") => ({
    closed: { at: at(90).toISOString(), as },
  });
  await addSystems(tx, fleet, [
    system("NORTH", "1"),
    system("NORTH", "2"),
    system("NORTH", "3"),
    system("NORTH", "4", closed("remediated")),
    system("SOUTH", "5"),
    system("SOUTH", "6", closed("cancelled")),
    system("SOUTH", "7", closed("withdrawn")),
    system("SOUTH", "8", { drill: true }),
  ]);
  await did(tx, "INC-AA-1", verified("prove-segment", 4));
  // Verified and taken back, then done again: only what stands counts.
  await did(
    tx,
    "INC-AA-2",
    { kind: "prove-segment", after: 2, reviews: ["verified", "reopened"] },
    { kind: "prove-segment", after: 5, reviews: ["rejected"] },
    verified("prove-segment", 10),
  );
  // Done, and nobody has verified it.
  await did(tx, "INC-AA-3", { kind: "disconnect", after: 3, reviews: [] });
  await did(
    tx,
    "INC-AA-4",
    verified("disconnect", 6),
    verified("verify-remediation", 50),
    verified("reconnect", 80),
  );
  await did(tx, "INC-AA-5", verified("verify-remediation", 20));
  await did(tx, "INC-AA-6", { kind: "disconnect", after: 1, reviews: ["rejected"] });
  await did(tx, "DRL-INC-AA-8-01", verified("disconnect", 1));
  const one = await did(tx, "INC-AA-1");
  const drill = await did(tx, "DRL-INC-AA-8-01");
  const passed = { stage: "passed" as const, toldAt: at(60), record: "r" };
  await tx.insert(expiries).values([
    { ...one, ...passed, kind: "clearance", endsAt: at(50) },
    { ...one, ...passed, kind: "permit", endsAt: at(51) },
    { ...one, ...passed, kind: "due", endsAt: at(52) },
    { ...one, ...passed, kind: "acceptance", endsAt: at(53), stage: "near" },
    { ...drill, ...passed, kind: "clearance", endsAt: at(50) },
  ]);
  return fleet.advisoryId;
}

const report = (tx: Tx, who: DemoPersonKey, id: AdvisoryId) =>
  readAfterAction(person(who), { id }, { on: tx, now });

describe("the after-action report", () => {
  it("measures each incident from its opening to what stands verified, and counts what is not there", () =>
    inUndone(async (tx) => {
      const id = await course(tx);
      const found = (await report(tx, "cora", id))?.report;
      expect(found?.all).toMatchObject({ incidents: 6, cancelled: 1, rejected: 1, ranOut: 2 });
      const { contain, remediate, reconnect } = found?.all.measures ?? {};
      // 4, 10 and 6 hours; INC-AA-3 waits; 5 was remediated first and 7 withdrawn.
      expect(contain).toMatchObject({ counts: { reached: 3, waiting: 1, without: 2 }, median: 6 * hour });
      expect(contain?.worst).toMatchObject({ took: 240 * hour, waits: true, row: { key: "INC-AA-3" } });
      expect(remediate).toMatchObject({ counts: { reached: 2, waiting: 3, without: 1 }, median: null });
      expect(reconnect).toMatchObject({ counts: { reached: 1, waiting: 4, without: 1 } });
      expect(found?.ranOut.map(({ kind }) => kind)).toEqual(["clearance", "permit"]);
      expect(found?.sites.map(({ code, incidents: count }) => [code, count])).toEqual([
        ["NORTH", 4],
        ["SOUTH", 2],
      ]);
    }));

  it.each(["cora", "eve", "tess", "sam"] as const)(
    "opens behind each number exactly the rows it counts: %s",
    (who) =>
      inUndone(async (tx) => {
        const id = await course(tx);
        const sites = (await report(tx, who, id))?.report.sites ?? [];
        const numbers = sites.flatMap(({ code, measures: all }) =>
          measures.flatMap((measure) =>
            measureGroups.map((group) => ({
              asked: { measure, group, site: code },
              count: all[measure].counts[group],
            })),
          ),
        );
        expect(numbers.length).toBeGreaterThan(0);
        for (const { asked, count } of numbers) {
          const behind = await readMeasured(person(who), { id, asked }, { on: tx, now });
          expect([asked, behind?.rows.length]).toEqual([asked, count]);
        }
      }),
  );

  it("tells whoever sees one site of that site alone, and an administrator nothing", () =>
    inUndone(async (tx) => {
      const id = await course(tx);
      const found = await report(tx, "sam", id);
      expect(found?.report.sites.map(({ code }) => code)).toEqual(["SOUTH"]);
      expect(JSON.stringify(found)).not.toContain("INC-AA-1");
      expect(await report(tx, "nils", id)).toBeNull();
      // Safe because it is shaped like an id, and nobody's.
      expect(await report(tx, "cora", crypto.randomUUID() as AdvisoryId)).toBeNull();
    }));

  it("asks for each incident once, however many answers it had", () =>
    inUndone(async (tx) => {
      const id = await course(tx);
      const [counted] = await tx.execute<{ count: number }>(sql`
        select count(*)::int as count from incidents where advisory_id = ${id} and drill_id is null`);
      const { all } = (await report(tx, "cora", id))?.report ?? {};
      expect((all?.incidents ?? 0) + (all?.cancelled ?? 0)).toBe(counted?.count);
    }));
});
