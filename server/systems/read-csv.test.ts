import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCsv } from "./read-csv";
import { tableBounds } from "./table-file";

const labelled = "../shared/data/inventory/hospital-group-labelled.csv";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(text: string | Uint8Array) {
  const result = readCsv(typeof text === "string" ? bytes(text) : text);
  if (!result.ok) throw new Error(result.refusal.sentence);
  return result.value;
}

function refused(text: string | Uint8Array) {
  const result = readCsv(typeof text === "string" ? bytes(text) : text);
  return result.ok ? null : result.refusal;
}

const cells = (text: string | Uint8Array) => read(text).rows.map((row) => row.cells);

describe("a CSV file", () => {
  test.each([
    ["commas", "site,tag\nA,1\n"],
    ["semicolons", "site;tag\nA;1\n"],
    ["tabs", "site\ttag\nA\t1\n"],
    ["pipes", "site|tag\nA|1\n"],
    ["a line that names its delimiter", "sep=;\r\nsite;tag\r\nA;1"],
    ["bare carriage returns", "site,tag\rA,1\r"],
    ["line ends of several kinds", "site,tag\r\nA,1\n"],
    ["a title above its headers", "Inventory of 3 Nov,\n,\nsite,tag\nA,1"],
    ["empty columns at its end", "site,tag,,\nA,1,,\n"],
    ["carriage returns and line feeds", "site,tag\r\nA,1\r\n"],
    ["a byte order mark", "\ufeffsite,tag\nA,1"],
    ["blank lines", "site,tag\n\nA,1\n,\n\n"],
    ["blanks around its headers", " site , tag \nA,1"],
  ])("with %s is read", (_, text) => {
    expect(cells(text)).toEqual([{ site: "A", tag: "1" }]);
  });

  test("with the other delimiter inside a quoted header is read", () => {
    expect(cells('"site, code";tag\n"A;B";1')).toEqual([{ "site, code": "A;B", tag: "1" }]);
  });

  test("keeps line breaks, quotation marks and blanks of its cells, and counts lines rightly", () => {
    const file = read('site,note\nA,"two\nlines"\nB," ""so"" "\n');
    expect(file.rows).toEqual([
      { line: 2, cells: { site: "A", note: "two\nlines" } },
      { line: 4, cells: { site: "B", note: ' "so" ' } },
    ]);
  });

  test("in Windows-1252 keeps its letters", () => {
    expect(cells(Buffer.from("site,hersteller\nK\xf6ln,Dr\xe4ger", "latin1"))).toEqual([
      { site: "Köln", hersteller: "Dräger" },
    ]);
    expect(read(Buffer.from("a,b\n\x80,1", "latin1")).rows[0]?.cells.a).toBe("€");
  });

  test("in UTF-16 with its mark, as a spreadsheet saves Unicode text, is read", () => {
    const body = Buffer.from("site\ttag\r\nKöln\t1", "utf16le");
    expect(cells(Buffer.concat([Buffer.from([0xff, 0xfe]), body]))).toEqual([{ site: "Köln", tag: "1" }]);
  });

  test("with a column named __proto__ changes nothing but its own rows", () => {
    expect(Object.keys(cells("site,__proto__\nA,1")[0] ?? {})).toEqual(["site", "__proto__"]);
    expect({}).not.toHaveProperty("site");
  });

  test.each([
    ["nothing in it", "", "empty"],
    ["headers only", "site,tag\n", "empty"],
    ["too many columns", `${"a,".repeat(tableBounds.columns)}b\n1,2`, "too-many-columns"],
    ["a row without an end", `a,b\n1,"${"x".repeat(2 * tableBounds.row)}"`, "broken-quotes"],
    ["nothing but blank lines", "\n".repeat(2 * tableBounds.rows + 20), "too-many-rows"],
    ["a quotation mark left open", 'site,tag\nA,"1\n', "broken-quotes"],
    ["too many rows", `a,b\n${"1,2\n".repeat(tableBounds.rows + 1)}`, "too-many-rows"],
  ])("with %s is refused", (_, text, code) => {
    expect(refused(text)?.code).toBe(code);
  });

  test("that is a spreadsheet or a picture is refused", () => {
    expect(refused(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))?.code).toBe("not-text");
  });

  test("marks the rows that have more or fewer cells than headers", () => {
    expect(read("a,b\n1,2\n1\n1,2,3\n1,2,").rows.map(({ misfit }) => misfit?.cells)).toEqual([
      undefined,
      1,
      3,
      undefined,
    ]);
  });

  test("with two columns of one name keeps both", () => {
    expect(cells("site,site,\nA,B,C")).toEqual([{ site: "A", "site (column 2)": "B", "column 3": "C" }]);
  });

  test("with as many rows as are allowed is read", () => {
    expect(read(`a,b\n${"1,2\n".repeat(tableBounds.rows)}`).rows).toHaveLength(tableBounds.rows);
  });

  test.skipIf(!existsSync(labelled))("the labelled inventory has 120 rows and 18 columns", () => {
    const file = read(readFileSync(labelled));
    expect([file.rows.length, file.headers.length]).toEqual([120, 18]);
    expect(file.rows[1]?.cells.model).toBe("Celesteion ");
  });
});
