import { expect, test } from "vitest";
import { afterAction } from "@/domain/after-action/report";
import { drawAfterAction } from "./draw-after-action";

const now = new Date("2026-11-23T10:30:00Z");
const at = (hours: number) => new Date(Date.UTC(2026, 10, 1, hours));

/** So many incidents at so many sites, every third of them contained. */
function reportOf(sites: number) {
  const courses = Array.from({ length: sites * 3 }, (_, index) => ({
    key: `INC-2026-${String(index).padStart(4, "0")}`,
    siteCode: `S${index % sites}`,
    siteName: `Universitätsklinikum Łódź-Übersee mit sehr langem Namen ${index % sites}`,
    openedAt: at(index % 9),
    closedAt: null,
    end: null,
    reached: { contain: index % 3 === 0 ? at(20 + index) : null, remediate: null, reconnect: null },
  }));
  const rejected = courses.slice(0, 2).map((each) => ({ ...each, title: "Prove the segment" }));
  return afterAction({ courses, rejected, ranOut: [] }, now);
}

const draw = async (sites: number) => {
  const about = {
    trackingId: "ICSMA-17-215-02",
    title: "Siemens Molecular Imaging",
    reader: "Cora Lindqvist",
    now,
  };
  return (await drawAfterAction({ ...about, report: reportOf(sites) })).toString("latin1");
};
const pages = (pdf: string) => pdf.match(/\/Type \/Page\n/g)?.length ?? 0;

test("the report is the same, byte for byte, from the same rows, and goes on over as many pages as it needs", async () => {
  const [one, again, long] = [await draw(3), await draw(3), await draw(60)];
  expect(one === again).toBe(true);
  expect(pages(one)).toBe(1);
  expect(pages(long)).toBeGreaterThan(3);
  // A row for each site, one for all, one for the steps; the head stands on each page of the table anew.
  expect(long.match(/\/S \/TR\n/g)?.length ?? 0).toBeGreaterThan(60 + 1 + 1 + 3);
});

test("it is tagged, carries its fonts and uses no colour", async () => {
  const pdf = await draw(3);
  for (const part of [
    "/Marked true",
    "/Lang (en)",
    "/FontFile2",
    "/S /H1",
    "/S /Table",
    "/S /TH",
    "/S /TD",
  ]) {
    expect(pdf).toContain(part);
  }
  for (const [, red, green, blue] of pdf.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN|rg|RG)\b/g)) {
    expect([green, blue]).toEqual([red, red]);
  }
});
