import { neutralised, plain } from "./csv-text";
import type { CellKind, CellValue, Head, Sheet } from "./table-columns";
import { type ZipFile, zipped } from "./zip-stream";

/** The most a spreadsheet takes: rows of a sheet (with its head), and letters of a cell. */
const limits = { rows: 1_048_576, letters: 32_767 } as const;
const cut = "… (cut here: a spreadsheet holds no longer text; the CSV file has all of it)";

/** Where each kind of cell finds its look in the styles below; `quoted` shows a text as text where it would be taken for a formula. */
const looks = { text: 0, instant: 1, day: 2, number: 3, head: 4, quoted: 5 } as const;
const widths: Readonly<Record<CellKind, number>> = { text: 26, number: 12, instant: 20, day: 12 };

const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A table as an Excel workbook, written row by row: real dates (UTC) and numbers, the head frozen, every text a text; a sheet more where one is full. */
export const xlsxBytes = (sheet: Sheet, rowsOfSheet: number = limits.rows): AsyncGenerator<Uint8Array> =>
  zipped(parts(sheet, rowsOfSheet));

async function* parts(sheet: Sheet, most: number): AsyncGenerator<ZipFile> {
  // Whatever has no kind of its own is a sheet, since how many there are is known only at the end.
  yield file(
    "[Content_Types].xml",
    `<Types xmlns="${packaged}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="${kind}.worksheet+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/></Types>`,
  );
  yield file("_rels/.rels", relations([["workbook", "officeDocument", "xl/workbook.xml"]]));
  yield file("xl/styles.xml", styles);
  const rows = lines(sheet);
  let sheets = 0;
  try {
    for (let next = await rows.next(); sheets === 0 || !next.done; sheets += 1) {
      const one = oneSheet(sheet.heads, rows, { first: next, most });
      yield { name: `xl/worksheets/sheet${sheets + 1}.xml`, content: one.content };
      next = one.next();
    }
  } finally {
    // A sheet takes rows one by one, so whoever leaves early lets go of them here.
    await rows.return(undefined);
  }
  const names = Array.from({ length: sheets }, (_, index) => index + 1);
  const listed = names.map((each) => `<sheet name="Sheet ${each}" sheetId="${each}" r:id="sheet${each}"/>`);
  yield file(
    "xl/workbook.xml",
    `<workbook xmlns="${main}" xmlns:r="${related}"><sheets>${listed.join("")}</sheets></workbook>`,
  );
  const own = names.map((each) => [`sheet${each}`, "worksheet", `worksheets/sheet${each}.xml`] as const);
  yield file("xl/_rels/workbook.xml.rels", relations([["styles", "styles", "styles.xml"], ...own]));
}

const file = (name: string, xml: string): ZipFile => ({ name, content: encoded([declared + xml]) });

async function* encoded(texts: Iterable<string>) {
  const encoder = new TextEncoder();
  for (const each of texts) yield encoder.encode(each);
}

const relations = (all: readonly (readonly [string, string, string])[]) =>
  `<Relationships xmlns="${packaged}/relationships">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${related}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

const styles = `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="6"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`;

type Line = IteratorResult<readonly CellValue[], undefined>;
type Lines = AsyncGenerator<readonly CellValue[], undefined>;

async function* lines({ pages }: Sheet): Lines {
  for await (const page of pages) yield* page;
}

/** One sheet with as many rows as it takes, and the row the next one begins with. */
function oneSheet(
  heads: readonly Head[],
  rows: Lines,
  { first, most }: Readonly<{ first: Line; most: number }>,
) {
  let next = first;
  async function* xml(): AsyncGenerator<string> {
    const columns = heads.map(
      (head, at) => `<col min="${at + 1}" max="${at + 1}" width="${widths[head.kind]}" customWidth="1"/>`,
    );
    yield `${declared}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns.length > 0 ? `<cols>${columns.join("")}</cols>` : ""}<sheetData>`;
    yield rowXml(
      1,
      heads.map(({ name }, at) => textCell(place(at, 1), name, looks.head)),
    );
    for (let row = 2; !next.done && row <= most; row += 1) {
      const cells = next.value;
      yield rowXml(
        row,
        cells.map((value, at) => cellXml(place(at, row), value, heads[at]?.kind ?? "text")),
      );
      next = await rows.next();
    }
    yield "</sheetData></worksheet>";
  }
  return { content: inPieces(xml()), next: () => next };
}

/** Texts as bytes, many of them at once. */
async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let held = "";
  for await (const each of texts) {
    held += each;
    if (held.length < 65_536) continue;
    yield encoder.encode(held);
    held = "";
  }
  yield encoder.encode(held);
}

const rowXml = (row: number, cells: readonly string[]) => `<row r="${row}">${cells.join("")}</row>`;

/** Where a cell stands, "AB12". */
function place(column: number, row: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters + row;
}

const dayMs = 86_400_000;
/** The day on which a workbook counts from, as days before 1970. */
const epoch = 25_569;

function cellXml(at: string, value: CellValue, is: CellKind): string {
  if (value === null || value === "") return "";
  if (value instanceof Date) return numberCell(at, value.getTime() / dayMs + epoch, looks.instant);
  if (typeof value === "number") return numberCell(at, value, looks.number);
  const days = is === "day" ? Date.parse(`${value}T00:00:00Z`) / dayMs + epoch : Number.NaN;
  if (!Number.isNaN(days)) return numberCell(at, days, looks.day);
  // A text that looks as if it had been made harmless gets its apostrophe, so that a reader who takes one away finds it again.
  const kept = plain(value) === value ? value : neutralised(value);
  return textCell(at, kept, neutralised(value) === value ? looks.text : looks.quoted);
}

const numberCell = (at: string, value: number, look: number) =>
  `<c r="${at}" s="${look}"><v>${value}</v></c>`;

const textCell = (at: string, value: string, look: number) =>
  `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escaped(shortened(value))}</t></is></c>`;

const shortened = (value: string) =>
  value.length <= limits.letters ? value : value.slice(0, limits.letters - cut.length) + cut;

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
const unfit = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Cs}]/gu;

/** A text as XML holds it; `_x0041_` would be read as a letter, and a carriage return as none. */
const escaped = (value: string) =>
  value
    .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
    .replaceAll(unfit, "\ufffd")
    .replaceAll("\r", "_x000D_")
    .replaceAll(/[&<>]/g, (sign) => signs[sign] ?? sign);
