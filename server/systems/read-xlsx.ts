import { readSheet } from "read-excel-file/universal";
import { ok, type Result } from "@/lib/result";
import { unzip, type ZipFault, zipStored } from "@/lib/zip";
import { boundedSheet, type Joined, joinedCells, withErrorsAsText } from "./sheet-xml";
import { type Line, tableOf } from "./table";
import { type FileRefusal, type TableFile, unread } from "./table-file";
import { type Sheet, sheetsOf } from "./workbook";

const bounds = { entries: 2000, unzipped: 120 * 1024 * 1024 } as const;

const faults: Readonly<Record<ZipFault, () => Result<never, FileRefusal>>> = {
  broken: () => unread("broken", "The file is damaged or no workbook. Save it anew as XLSX or CSV."),
  encrypted: () => unread("locked", "The file is protected by a password. Save it without one."),
  "too-many-entries": () =>
    unread("too-big", "The workbook holds too many parts. Copy the table into a new workbook."),
  "too-big": () =>
    unread(
      "too-big",
      "The workbook unpacks to more than 120 MB. Copy the table into a new workbook, or save it as CSV.",
    ),
};

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** Reads one sheet of an XLSX workbook, the first visible one when none is named, or says why it cannot be read. */
export async function readXlsx(
  bytes: Uint8Array,
  asked: string | null,
): Promise<Result<TableFile, FileRefusal>> {
  const parts = unzip(bytes, bounds, (name) => /\.(xml|rels)$/.test(name) || /workbook\.bin$/.test(name));
  if (!parts.ok) return faults[parts.refusal]();
  const sheets = sheetsOf(
    text(parts.value.get("xl/workbook.xml")),
    text(parts.value.get("xl/_rels/workbook.xml.rels")),
  );
  if (sheets.length === 0) return noSheets(parts.value);
  const sheet =
    asked === null
      ? (sheets.find((one) => !one.hidden) ?? sheets[0])
      : sheets.find((one) => one.name === asked);
  const names = sheets.map((one) => one.name);
  const xml = sheet && parts.value.get(sheet.path);
  if (!sheet || !xml)
    return unread(
      "sheet-unknown",
      `The workbook has no sheet “${asked ?? ""}”. It has: ${names.join(", ")}.`,
    );
  const sheetText = text(xml);
  const bounded = boundedSheet(sheetText);
  if (!bounded.ok) return bounded;
  const others = new Set(sheets.filter((one) => one !== sheet).map((one) => one.path));
  const measured = new Map([...parts.value].filter(([name]) => !others.has(name)));
  measured.set(sheet.path, new TextEncoder().encode(withErrorsAsText(sheetText)));
  const lines = await linesOf(measured, sheet, sheetText);
  return lines.ok ? tableOf(lines.value, { kind: "xlsx", sheets: names, sheet: sheet.name }) : lines;
}

/** A ZIP archive that is no XLSX: another kind of workbook, or none. */
function noSheets(parts: ReadonlyMap<string, Uint8Array>): Result<never, FileRefusal> {
  const binary = parts.has("xl/workbook.bin");
  const sentence = binary
    ? "The workbook is in the binary form XLSB. Save it as XLSX or CSV."
    : "The file is an archive and no XLSX workbook. Save the table as XLSX or CSV.";
  return unread("not-xlsx", sentence);
}

/** Numbers as digits, not in the power of ten a workbook may keep them in. */
function digits(stored: string): string {
  const number = Number(stored);
  return Number.isFinite(number) ? String(number) : stored;
}

/** A day as 2017-08-03; with the time where there is one. */
function dayText(at: Date): string {
  if (Number.isNaN(at.getTime())) return "";
  const [day = "", time = ""] = at.toISOString().split("T");
  return time.startsWith("00:00:00") ? day : `${day} ${time.slice(0, 5)}`;
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  return cell instanceof Date ? dayText(cell) : String(cell);
}

/** The rows of a sheet, read from exactly the parts that were measured. */
async function linesOf(
  measured: ReadonlyMap<string, Uint8Array>,
  sheet: Sheet,
  xml: string,
): Promise<Result<readonly Line[], FileRefusal>> {
  try {
    const archive = zipStored(measured);
    const rows = await readSheet(archive, sheet.name, { trim: false, parseNumber: digits });
    const lines = rows.map((row, i) => ({ record: row.map(cellText), line: i + 1 }));
    return ok(filledDown(lines, joinedCells(xml)));
  } catch (error) {
    // Whatever the reader cannot make sense of lies in the file: its bytes were given whole, and it reads nothing else.
    const why = error instanceof Error ? error.message : "";
    return unread(
      "broken",
      `The workbook cannot be read (${why.slice(0, 120)}). Save it anew as XLSX or CSV.`,
    );
  }
}

function filledDown(lines: readonly Line[], joined: readonly Joined[]): readonly Line[] {
  if (joined.length === 0) return lines;
  const records = lines.map(({ record }) => [...record]);
  for (const { column, from, to } of joined) {
    const first = records[from - 1]?.[column] ?? "";
    if (first === "") continue;
    for (const record of records.slice(from, to)) record[column] = first;
  }
  return lines.map(({ line }, i) => ({ line, record: records[i] ?? [] }));
}
