import { zipDeflated } from "@/lib/testing/zip";

/** What stands in a cell: a text, a number as the workbook keeps it, a day by its number, a formula with its last value, an error. */
export type TestCell =
  | string
  | null
  | Readonly<{ number: string } | { day: number } | { formula: string; value: string } | { error: string }>;

export type TestSheet = Readonly<{
  name: string;
  rows: readonly (readonly TestCell[])[];
  /** Areas whose cells are joined, such as "A2:A4". */
  joined?: readonly string[];
  hidden?: boolean;
}>;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;

function cellXml(cell: TestCell, place: string): string {
  if (cell === null) return "";
  if (typeof cell === "string")
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if ("number" in cell) return `<c r="${place}"><v>${cell.number}</v></c>`;
  if ("day" in cell) return `<c r="${place}" s="1"><v>${cell.day}</v></c>`;
  if ("error" in cell) return `<c r="${place}" t="e"><f>X1</f><v>${cell.error}</v></c>`;
  return `<c r="${place}" t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.value)}</v></c>`;
}

function sheetXml({ rows, joined = [] }: TestSheet): string {
  const body = rows.map((row, i) => {
    const cells = row.map((cell, column) => cellXml(cell, `${letters(column)}${i + 1}`)).join("");
    return cells === "" ? "" : `<row r="${i + 1}">${cells}</row>`;
  });
  const areas = joined.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  const merged = areas === "" ? "" : `<mergeCells count="${joined.length}">${areas}</mergeCells>`;
  return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body.join("")}</sheetData>${merged}</worksheet>`;
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of a workbook; tests that need a broken one change them. */
export function workbookParts(sheets: readonly TestSheet[]): Map<string, string> {
  const listed = sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`,
  );
  const related = sheets.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  return new Map([
    ["[Content_Types].xml", "<Types/>"],
    [
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${listed.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships>${related.join("")}<Relationship Id="s" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      "xl/styles.xml",
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ],
    ...sheets.map((sheet, i): [string, string] => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)]),
  ]);
}

/** The parts as the file a spreadsheet saves. */
export const zipped = (parts: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> =>
  zipDeflated(new Map([...parts].map(([name, text]) => [name, new TextEncoder().encode(text)])));

/** A workbook with these sheets. */
export const workbook = (...sheets: readonly TestSheet[]): Uint8Array<ArrayBuffer> =>
  zipped(workbookParts(sheets));
