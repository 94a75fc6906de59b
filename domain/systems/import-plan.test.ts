import { describe, expect, test } from "vitest";
import type { SiteId, SystemId } from "../ids";
import { suggestMapping } from "./headers";
import { planImport } from "./import-plan";
import { unmappable } from "./import-preview";
import type { ImportChoice, ImportPlan, ImportRow, KnownSystem } from "./import-rows";

const north = "north" as SiteId;
const south = "south" as SiteId;
const sites = [
  { id: north, code: "NORTH", name: "Northgate General" },
  { id: south, code: "SOUTH", name: "Southbank" },
];

type Cells = Readonly<Record<string, string>>;

function file(...rows: readonly Cells[]) {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { headers, rows: rows.map((cells, i): ImportRow => ({ line: i + 2, cells })) };
}

function plan(
  rows: readonly Cells[],
  existing: readonly KnownSystem[] = [],
  choice: Partial<ImportChoice> = {},
): ImportPlan {
  const given = file(...rows);
  const mapping = suggestMapping(given.headers);
  return planImport(given, existing, { mapping, siteId: null, clearEmpty: false, ...choice }, sites);
}

/** What the inventory would hold after the plan was carried out. */
function carriedOut(done: ImportPlan): readonly KnownSystem[] {
  return done.rows.flatMap((row) =>
    row.outcome === "new"
      ? [{ id: row.assetTag as SystemId, siteId: row.siteId, retired: false, fields: row.fields }]
      : [],
  );
}

const row = (cells: Cells = {}): Cells => ({
  site: "NORTH",
  asset_tag: "NM-1",
  model: "Symbia T16",
  ...cells,
});

const codes = (done: ImportPlan, i = 0) => {
  const planned = done.rows[i];
  return planned?.outcome === "refused"
    ? planned.refusals.map((each) => [each.code, each.column])
    : planned?.outcome;
};

describe("a row of an import", () => {
  test("is new when the site does not have the tag", () => {
    const [planned] = plan([row({ ruh_capable: "yes", exams_per_day: "12" })]).rows;
    expect(planned).toMatchObject({
      outcome: "new",
      siteId: north,
      fields: { assetTag: "NM-1", model: "Symbia T16", ruhCapable: "yes", examsPerDay: 12, vlan: "" },
    });
  });

  test("changes nothing when the same file comes twice", () => {
    const rows = [
      row(),
      row({ asset_tag: "NM-2", model: "Celesteion " }),
      row({ site: "SOUTH", exams_per_day: "" }),
    ];
    const first = plan(rows);
    expect(first.counts).toEqual({ new: 3, changed: 0, unchanged: 0, refused: 0 });
    expect(plan(rows, carriedOut(first)).counts).toEqual({ new: 0, changed: 0, unchanged: 3, refused: 0 });
  });

  test("is told field by field when it changes something", () => {
    const before = carriedOut(plan([row({ operating_system: "Windows 7", exams_per_day: "5" })]));
    const [planned] = plan([row({ operating_system: "Windows 10", exams_per_day: "8" })], before).rows;
    expect(planned).toMatchObject({
      outcome: "changed",
      changes: [
        { field: "operatingSystem", before: "Windows 7", after: "Windows 10" },
        { field: "examsPerDay", before: 5, after: 8 },
      ],
    });
  });

  test("erases nothing with an empty cell, and says what was kept", () => {
    const before = carriedOut(plan([row({ operating_system: "Windows 7", ruh_capable: "yes" })]));
    const [planned] = plan([row({ operating_system: "", ruh_capable: " " })], before).rows;
    expect(planned).toMatchObject({ outcome: "unchanged", kept: ["operatingSystem", "ruhCapable"] });
  });

  test("is known by its tag whatever its case and the blanks around it", () => {
    const before = carriedOut(plan([row()]));
    expect(codes(plan([row({ site: " north", asset_tag: " nm-1 " })], before))).toBe("unchanged");
  });

  test("clears a field with an empty cell where that was chosen, but never the tag or a field without a column", () => {
    const before = carriedOut(plan([row({ operating_system: "Windows 7", ruh_capable: "yes", vlan: "v1" })]));
    const [planned] = plan([row({ operating_system: " ", ruh_capable: "" })], before, {
      clearEmpty: true,
    }).rows;
    expect(planned).toMatchObject({
      outcome: "changed",
      kept: [],
      fields: { assetTag: "NM-1", vlan: "v1" },
      changes: [
        { field: "operatingSystem", before: "Windows 7", after: "" },
        { field: "ruhCapable", before: "yes", after: "unknown" },
      ],
    });
  });

  test("may name its site by code or by name, and is one system either way", () => {
    const done = plan([row(), row({ site: "northgate general" })]);
    expect(done.counts.refused).toBe(2);
    expect(codes(done)).toEqual([["tag-repeated", "asset_tag"]]);
    expect(plan([row({ site: "Southbank" })]).rows[0]).toMatchObject({ outcome: "new", siteId: south });
  });

  test("stands at the site chosen for the file where no column names one", () => {
    const [planned] = plan([{ asset_tag: "NM-1" }], [], { siteId: south }).rows;
    expect(planned).toMatchObject({ outcome: "new", siteId: south, siteCode: "SOUTH" });
  });

  test("with more or fewer cells than headers is refused: nobody can say which cell is which", () => {
    const given = file(row());
    const rows = given.rows.map((each) => ({ ...each, misfit: { cells: 4, headers: 3 } }));
    const choice = { mapping: suggestMapping(given.headers), siteId: null, clearEmpty: false };
    expect(codes(planImport({ ...given, rows }, [], choice, sites))).toEqual([
      ["row-misfit", "the whole row"],
    ]);
  });

  test("names only a few of the many rows with its tag", () => {
    const done = plan(Array.from({ length: 3000 }, () => row()));
    const [planned] = done.rows;
    expect(planned?.outcome === "refused" && planned.refusals[0]?.sentence).toBe(
      "“NM-1” stands for this site in row 3, 4, 5, 6, 7 and 2994 more too.",
    );
  });

  test("may carry the tag of a system at another site", () => {
    expect(plan([row(), row({ site: "SOUTH" })]).counts.new).toBe(2);
  });

  test.each([
    ["of an unknown site", { site: "WEST" }, [["site-unknown", "site"]]],
    ["without a site", { site: "" }, [["site-missing", "site"]]],
    ["without a tag", { asset_tag: "  " }, [["tag-missing", "asset_tag"]]],
    ["with a word for RUH that is none", { ruh_capable: "perhaps" }, [["value-invalid", "ruh_capable"]]],
    ["with half an exam", { exams_per_day: "3.5" }, [["value-invalid", "exams_per_day"]]],
    ["with fewer than no exams", { exams_per_day: "-3" }, [["value-invalid", "exams_per_day"]]],
    ["with a failed formula", { model: "#N/A" }, [["value-invalid", "model"]]],
    ["with half a character", { model: "a\ud800" }, [["value-invalid", "model"]]],
    ["with an endless model", { model: "x".repeat(121) }, [["value-too-long", "model"]]],
    [
      "with two faults",
      { site: "WEST", exams_per_day: "many" },
      [
        ["site-unknown", "site"],
        ["value-invalid", "exams_per_day"],
      ],
    ],
  ])("%s is refused with the column", (_, cells, expected) => {
    expect(codes(plan([row(cells)]))).toEqual(expected);
  });

  test("is refused, as are all of its like, when its tag stands twice in the file", () => {
    const done = plan([row(), row({ asset_tag: "nm-1" }), row({ asset_tag: "NM-3" })]);
    expect(done.counts).toMatchObject({ refused: 2, new: 1 });
    expect(codes(done, 1)).toEqual([["tag-repeated", "asset_tag"]]);
  });

  test("of a retired system is refused", () => {
    const before = carriedOut(plan([row()])).map((each) => ({ ...each, retired: true }));
    expect(codes(plan([row()], before))).toEqual([["system-retired", "asset_tag"]]);
  });

  test.each(["unknown", "?", "tbd", "-", ""])('with "%s" for the exams has an unknown number', (cell) => {
    expect(plan([row({ exams_per_day: cell })]).rows[0]).toMatchObject({ fields: { examsPerDay: null } });
  });
});

describe("the columns of a file", () => {
  test("are recognised by their usual names, and the others are listed as ignored", () => {
    const headers = [
      "Standort",
      "Inventar-Nr",
      "Hersteller",
      "Modell",
      "Seriennummer",
      "Betriebssystem",
      "expected",
    ];
    expect(suggestMapping(headers)).toEqual({
      Standort: "site",
      "Inventar-Nr": "assetTag",
      Hersteller: "manufacturer",
      Modell: "model",
      Seriennummer: "serial",
      Betriebssystem: "operatingSystem",
    });
    expect(plan([row({ expected: "excluded", constructor: "x" })]).ignoredColumns).toEqual([
      "expected",
      "constructor",
    ]);
  });

  test("of the labelled file are all recognised but its last", () => {
    const headers =
      "site,asset_tag,manufacturer,model,device_class,modality,serial_number,software_version,operating_system,station_name,ip_address,vlan,switch_port,location,clinical_owner,ruh_capable,exams_per_day,expected_icsma_17_215_02";
    expect(Object.keys(suggestMapping(headers.split(",")))).toEqual(headers.split(",").slice(0, -1));
  });

  test("feed a field once: the surer of two wins, wherever it stands", () => {
    expect(suggestMapping(["ID", "Asset", "Asset Tag"])).toEqual({ "Asset Tag": "assetTag" });
    expect(suggestMapping(["Model", "model"])).toEqual({ Model: "model" });
  });

  test.each([
    ["Serial No.", "serial"],
    ["S/N", "serial"],
    ["Geräte-Nr.", "assetTag"],
    ["Inventarnummer", "assetTag"],
    ["AE Title", "aeTitles"],
    ["Vendor", "manufacturer"],
    ["OS", "operatingSystem"],
    ["Gera\u0308teklasse", "deviceClass"],
    ["IP-Adresse", "ipAddress"],
    ["Software-Stand", "softwareVersion"],
    ["Untersuchungen/Tag", "examsPerDay"],
    ["Gebäude", "location"],
  ])("named %s are recognised", (header, target) => {
    expect(suggestMapping([header])).toEqual({ [header]: target });
  });

  test("of the 16-row file are recognised, and only its site is missing", () => {
    const headers =
      "asset_id,manufacturer,model,device_type,modality,serial,station_name,software_version,operating_system,vlan,location,owner,expected_icsma_17_215_02,why";
    const mapping = suggestMapping(headers.split(","));
    expect(Object.keys(mapping)).toEqual(headers.split(",").slice(0, -2));
    expect(unmappable({ mapping, siteId: null })).toContain("No column is taken as Site");
    expect(unmappable({ mapping, siteId: north })).toBeNull();
  });

  test("that must be named are missed by name, and two for one field are named too", () => {
    expect(unmappable({ mapping: {}, siteId: null })).toContain("No column is taken as Asset tag.");
    const mapping = { a: "assetTag", b: "model", c: "model" } as const;
    expect(unmappable({ mapping, siteId: north })).toBe(
      "2 columns are taken as Model: b, c. Leave it to one of them.",
    );
  });
});
