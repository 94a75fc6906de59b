import { describe, expect, test } from "vitest";
import { zipDeflated } from "@/lib/testing/zip";
import { readTable } from "./read-table";
import { tableBounds } from "./table-file";
import { type TestSheet, workbook, workbookParts, zipped } from "./testing/workbook";

async function read(bytes: Uint8Array, sheet: string | null = null) {
  const result = await readTable(bytes, sheet);
  if (!result.ok) throw new Error(result.refusal.sentence);
  return result.value;
}

async function refused(bytes: Uint8Array, sheet: string | null = null) {
  const result = await readTable(bytes, sheet);
  return result.ok ? null : result.refusal;
}

const plain: TestSheet = {
  name: "Geräte & mehr",
  rows: [
    ["site", "tag"],
    ["A", "1"],
  ],
};
const cellsOf = async (sheet: TestSheet) => (await read(workbook(sheet))).rows.map((row) => row.cells);

/** A workbook whose one sheet is this XML. */
const raw = (sheet: string) => zipped(workbookParts([plain]).set("xl/worksheets/sheet1.xml", sheet));

describe("a workbook", () => {
  test("is read as a table with its sheets", async () => {
    expect(await read(workbook(plain))).toEqual({
      kind: "xlsx",
      headers: ["site", "tag"],
      headerLine: 1,
      rows: [{ line: 2, cells: { site: "A", tag: "1" } }],
      sheets: ["Geräte & mehr"],
      sheet: "Geräte & mehr",
    });
  });

  test("keeps texts as written, and gives numbers, days, formulas and errors as they are shown", async () => {
    const rows: TestSheet["rows"] = [
      ["text", "number", "large", "power", "day", "formula", "error"],
      [
        " 00123 ",
        { number: "10275007" },
        { number: "123456789012" },
        { number: "1.5E-3" },
        { day: 42950 },
        { formula: "A1&B1", value: "NM-1" },
        { error: "#N/A" },
      ],
    ];
    expect(await cellsOf({ name: "S", rows })).toEqual([
      {
        text: " 00123 ",
        number: "10275007",
        large: "123456789012",
        power: "0.0015",
        day: "2017-08-03",
        formula: "NM-1",
        error: "#N/A",
      },
    ]);
  });

  test("leaves blank rows and columns out and keeps the rows' own numbers", async () => {
    const rows = [[], [null, "site", null, "tag"], [], [null, "A", null, "1"], [], [null, "B", null, "2"]];
    const file = await read(workbook({ name: "S", rows }));
    expect(file.headerLine).toBe(2);
    expect(file.rows).toEqual([
      { line: 4, cells: { site: "A", tag: "1" } },
      { line: 6, cells: { site: "B", tag: "2" } },
    ]);
  });

  test("shows the text of cells joined downwards in each of their rows", async () => {
    const rows = [
      ["site", "tag"],
      ["A", "1"],
      [null, "2"],
      [null, "3"],
      ["B", "4"],
    ];
    expect(await cellsOf({ name: "S", rows, joined: ["A2:A4"] })).toEqual([
      { site: "A", tag: "1" },
      { site: "A", tag: "2" },
      { site: "A", tag: "3" },
      { site: "B", tag: "4" },
    ]);
  });

  test("with several sheets is read from the first in sight, or from the one that is asked for", async () => {
    const other = {
      ...plain,
      name: "Other",
      rows: [
        ["x", "y"],
        ["1", "2"],
      ],
    };
    const bytes = workbook({ ...other, name: "Hidden", hidden: true }, plain, other);
    expect(await read(bytes)).toMatchObject({ sheet: plain.name, sheets: ["Hidden", plain.name, "Other"] });
    expect(await read(bytes, "Other")).toMatchObject({ headers: ["x", "y"] });
    expect(await refused(bytes, "Gone")).toMatchObject({ code: "sheet-unknown" });
  });
});

describe("a workbook made to harm", () => {
  test("that unpacks without end is refused in bounded time and memory", async () => {
    const parts = new Map(
      [...workbookParts([plain])].map(([name, text]) => [name, new TextEncoder().encode(text)]),
    );
    parts.set("xl/worksheets/sheet1.xml", new Uint8Array(160 * 1024 * 1024));
    const bomb = zipDeflated(parts, () => 1);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const before = process.memoryUsage().rss;
    const began = performance.now();
    expect(await refused(bomb)).toMatchObject({ code: "too-big" });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  }, 30_000);

  test.each([
    ["a row far below", '<row r="1048576"><c r="A1048576"><v>1</v></c></row>', "too-many-rows"],
    ["a column far beside", '<row r="1"><c r="XFD1"><v>1</v></c></row>', "too-many-rows"],
    ["a row without end", '<row r="99999999999"/>', "broken"],
    ["a row in another writing", '<row r="1e9"/>', "broken"],
    ["a row called infinity", "<row r='Infinity'/>", "broken"],
    ["a row behind an entity", '<row r="&#57;&#57;&#57;99999"/>', "broken"],
    ["a column in small letters", '<row r="1"><c r="zzz1"><v>1</v></c></row>', "broken"],
    ["a row behind another attribute", '<row x=">" r="1048576"/>', "too-many-rows"],
  ])("with %s is refused before room is made for it", async (_, rows, code) => {
    expect(await refused(raw(`<worksheet><sheetData>${rows}</sheetData></worksheet>`))).toMatchObject({
      code,
    });
  });

  test("that is not what it says is told so", async () => {
    expect(
      await refused(raw("<worksheet><sheetData><row><c t='s'><v>9</v></c></row></sheetData></worksheet>")),
    ).toMatchObject({
      code: "broken",
    });
    expect(await refused(raw("no XML at all"))).not.toBeNull();
  });
});

describe("a file that is no table", () => {
  const ole = (text: string) =>
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.from(text, "utf16le"),
    ]);
  test.each([
    ["an old workbook", ole("Workbook"), "old form XLS"],
    ["a workbook with a password", ole("EncryptedPackage"), "protected by a password"],
    ["a binary workbook", zipped(new Map([["xl/workbook.bin", "x"]])), "XLSB"],
    ["another archive", zipped(new Map([["content.xml", "x"]])), "no XLSX workbook"],
    ["half an archive", workbook(plain).subarray(0, 300), "damaged"],
    ["a PDF", Buffer.from("%PDF-1.7\n"), "PDF"],
    ["a picture", Buffer.from([0x89, 0x50, 0, 0, 0, 0]), "no table"],
    ["nothing", new Uint8Array(0), "empty"],
    ["too large", new Uint8Array(tableBounds.bytes + 1), "larger than 16 MB"],
  ])("because it is %s gets a clear sentence", async (_, bytes, words) => {
    expect((await refused(bytes))?.sentence).toContain(words);
  });
});
