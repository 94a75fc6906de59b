import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { evidence, incidents } from "@/db/schema";
import { db } from "@/db/testing/database";
import { incidentReport } from "@/domain/incidents/incident-report";
import type { DemoPersonKey } from "../demo/cast";
import { northgate } from "../testing/northgate";
import { drawIncidentReport } from "./draw-incident-report";
import { readIncidentReport } from "./read-incident-report";

const world = await northgate(db);
const { key } = world.facts.incident;
const read = (who: DemoPersonKey, of = key) =>
  readIncidentReport(world.person(who), { key: of }, { now: world.now });
async function present(who: DemoPersonKey, of = key) {
  const found = await read(who, of);
  if (!found) throw new Error(`${who} finds no ${of}`);
  return found;
}
const drawn = async (who: DemoPersonKey, of = key) =>
  (await drawIncidentReport(await present(who, of), world.person(who).name)).toString("latin1");

const everyKey = (await db.select({ key: incidents.key }).from(incidents)).map((row) => row.key);
const names = (await db.select({ name: evidence.name }).from(evidence)).map(({ name }) => name);

describe("the report of an incident", () => {
  test("tells what was done by whom, who verified it, the files with their hashes, and every line of the timeline", async () => {
    const found = await present("cora");
    const report = incidentReport(found);
    const part = (title: string) => report.sections.find((each) => each.title === title)?.rows ?? [];
    expect(report.facts).toContainEqual([
      "Site",
      expect.stringContaining("Northgate General Hospital (NORTH)"),
    ]);
    expect(report.asOf).toContain("Europe/Berlin");
    expect(part("What was done")).toHaveLength(
      found.evaluation.steps.filter(({ latest }) => latest !== null).length,
    );
    expect(part("Evidence").map((row) => row[1])).toEqual(found.evidence.files?.map(({ sha256 }) => sha256));
    expect(part("Evidence").length).toBeGreaterThan(0);
    expect(part("Timeline")).toHaveLength(found.events.length);
    expect(part("Timeline")[0]?.[1]).toContain("opened");
    for (const { rows, columns } of report.sections) {
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });

  test("names no file to an executive, in no incident and on no line", async () => {
    expect(names.length).toBeGreaterThan(3);
    for (const each of everyKey) {
      const found = await present("eve", each);
      const words = JSON.stringify(incidentReport(found));
      expect(names.filter((name) => words.includes(name))).toEqual([]);
      expect(found.evidence.files).toBeNull();
    }
  });

  test("is nothing to a technician of another site", async () => {
    expect(await read("sam")).toBeNull();
    expect(await read("cora", "INC-2026-9999")).toBeNull();
  });

  test("is the same, byte for byte, from the same facts, and tagged", async () => {
    const [one, again] = [await drawn("cora"), await drawn("cora")];
    expect(one === again).toBe(true);
    for (const tag of [
      "/Marked true",
      "/Lang (en)",
      "/S /H1",
      "/S /H2",
      "/S /Table",
      "/S /TH",
      "/S /TD",
      "/FontFile2",
    ]) {
      expect(one).toContain(tag);
    }
    expect(one).not.toMatch(/\/BaseFont \/Helvetica/);
    const colours = [...one.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN|rg|RG)\b/g)];
    for (const [, red, green, blue] of colours) expect([green, blue]).toEqual([red, red]);
  });

  test("says of a drill that it is one", async () => {
    const [drill] = everyKey.filter((each) => each.startsWith(world.drill.key));
    const found = await present("cora", drill);
    expect(incidentReport(found).drill).toBe(true);
    expect(await drawn("cora", drill)).toContain("(DRILL: Incident report");
    const [incident] = await db.select().from(incidents).where(eq(incidents.key, key));
    expect(incident?.drillId).toBeNull();
    expect(incidentReport(await present("cora")).drill).toBe(false);
  });

  test("of every incident of the demo can be drawn", async () => {
    for (const each of everyKey) expect((await drawn("ada", each)).startsWith("%PDF-1.7")).toBe(true);
  });
});
