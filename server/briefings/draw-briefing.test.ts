import { describe, expect, it } from "vitest";
import type { BriefingContent, BriefingSite } from "@/domain/briefings/content";
import { toStored } from "@/domain/history/snapshot";
import type { SiteId } from "@/domain/ids";
import { countSystems } from "@/domain/status/counting";
import { drawBriefing } from "./pdf/draw-briefing";

const none = toStored(countSystems([]));

function siteOf(index: number): BriefingSite {
  const undecided = index % 4 === 1;
  const numbers = undecided
    ? { ...none, systems: 9, unknown: 9 }
    : {
        ...none,
        systems: 21,
        affected: 7,
        exposed: 2,
        "risk-accepted": 1,
        contained: 3,
        "contained-segment": 2,
      };
  return {
    // Safe because the drawing never asks what an id is.
    id: `site-${index}` as SiteId,
    code: `S${index}`,
    name: `Universitätsklinikum Łódź-Übersee mit sehr langem Namen ${index}`,
    zone: "Europe/Berlin",
    numbers: {
      ...numbers,
      "contained-standalone": undecided ? 0 : 1,
      remediated: 1,
      exams: 12,
      "care-impaired": 1,
      "care-unknown": 2,
    },
    silentSince: index % 5 === 0 ? "2026-11-22T08:00:00.000Z" : null,
    lastAnswer: "2026-11-21T08:00:00.000Z",
  };
}

function briefingOf(sites: number, change: Partial<BriefingContent> = {}): BriefingContent {
  return {
    form: 1,
    key: "BRF-2026-0003",
    name: "Board meeting of November",
    tlp: "AMBER+STRICT",
    note: "Quayside was told on Monday. The vendor promises the package for the week after next.\n"
      .repeat(6)
      .slice(0, 600),
    at: "2026-11-23T10:30:00.000Z",
    zone: "Europe/Berlin",
    by: "Cora Lindqvist",
    advisory: { trackingId: "ICSMA-17-215-02", title: "Siemens Molecular Imaging Vulnerabilities" },
    all: {
      ...none,
      systems: 210,
      affected: 70,
      exposed: 20,
      unknown: 45,
      contained: 30,
      remediated: 10,
      "decision-needed": 2,
    },
    sites: Array.from({ length: sites }, (_, index) => siteOf(index)),
    days: Array.from({ length: 14 }, (_, index) => ({
      day: `2026-11-${String(index + 9).padStart(2, "0")}`,
      counts: index === 5 ? null : { exposed: 20 - index, accepted: index % 3, unknown: 9 },
    })),
    since: {
      key: "BRF-2026-0002",
      name: "Earlier",
      at: "2026-11-16T10:30:00.000Z",
      changed: [{ name: "exposed", from: 21, to: 20 }],
    },
    ...change,
  };
}

const draw = async (content: BriefingContent) =>
  (await drawBriefing(content, "a1".repeat(32))).toString("latin1");
const pages = (pdf: string) => pdf.match(/\/Type \/Page\n/g)?.length ?? 0;

describe("a briefing on paper", () => {
  it("fits one page with twelve sites and two with sixty, however long its texts are", async () => {
    const long = { name: "A very long name of a briefing, ".repeat(4).slice(0, 120) };
    expect(pages(await draw(briefingOf(12, long)))).toBe(1);
    expect(pages(await draw(briefingOf(60, long)))).toBe(2);
    expect(pages(await draw(briefingOf(1, { days: [], since: null, advisory: null, note: "" })))).toBe(1);
  });

  it("is the same, byte for byte, whenever it is drawn, and another as soon as it says something else", async () => {
    const [one, again] = [await draw(briefingOf(12)), await draw(briefingOf(12))];
    expect(one === again).toBe(true);
    expect((await draw(briefingOf(12, { note: "Otherwise" }))) === one).toBe(false);
  });

  it("is tagged, named in its language and carries its fonts", async () => {
    const pdf = await draw(briefingOf(3));
    for (const part of [
      "/StructTreeRoot",
      "/Marked true",
      "/Lang (en)",
      "/FontFile2",
      "/DisplayDocTitle true",
    ]) {
      expect(pdf).toContain(part);
    }
    for (const tag of ["/S /Document", "/S /H1", "/S /Table", "/S /TR", "/S /TH", "/S /TD", "/S /Figure"]) {
      expect(pdf).toContain(tag);
    }
    expect(pdf.match(/\/S \/TR\n/g)).toHaveLength(1 + 3);
    expect(pdf).not.toMatch(/\/BaseFont \/Helvetica/);
  });

  it("uses no colour: black, white and grey only", async () => {
    const pdf = await draw(briefingOf(12));
    const colours = [...pdf.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN|rg|RG)\b/g)];
    expect(colours.length).toBeGreaterThan(10);
    for (const [, red, green, blue] of colours) expect([green, blue]).toEqual([red, red]);
  });
});
