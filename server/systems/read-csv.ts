import { CsvError, parse } from "csv-parse/sync";
import { ok, type Result } from "@/lib/result";
import { fromWindows1252 } from "@/lib/windows-1252";
import { type Line, tableOf } from "./table";
import { type FileRefusal, type TableFile, tableBounds, tooManyRows, unread } from "./table-file";

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** UTF-8, or UTF-16 with its mark, else Windows-1252 as older spreadsheets write it. */
function decode(bytes: Uint8Array): Result<string, FileRefusal> {
  const encoding = encodingOf(bytes);
  const text = encoding === "windows-1252" ? fromWindows1252(bytes) : new TextDecoder(encoding).decode(bytes);
  return text.includes("\0")
    ? unread("not-text", "The file is no table. Save the table as CSV (UTF-8) or XLSX and choose that file.")
    : ok(text);
}

const delimiters = [",", ";", "\t", "|"] as const;

/** A first line "sep=;" is a spreadsheet's own word on the delimiter. */
const separatorLine = /^sep=(.)(\r\n|\n|\r)/i;

/** The delimiter that stands most often in the first line outside quotes. */
function delimiterOf(text: string): string {
  const first = (/^(?:[^"\r\n]|"[^"]*")*/.exec(text.trimStart())?.[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (delimiter: string): number => first.split(delimiter).length - 1;
  return delimiters.reduce<string>((best, each) => (count(each) > count(best) ? each : best), ",");
}

const isInfo = (value: unknown): value is { record: string[]; info: { lines: number } } =>
  typeof value === "object" && value !== null && "record" in value && "info" in value;

/** Blank lines take no place in the inventory, but they take memory. */
const mostRecords = 2 * tableBounds.rows + 20;

/** Records with the line each begins on; csv-parse tells the line each ends on. */
function linesOf(text: string, delimiter: string): readonly Line[] {
  const parsed: unknown = parse(text, {
    delimiter,
    info: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: tableBounds.row,
    to: mostRecords,
  });
  const records = Array.isArray(parsed) ? parsed.filter(isInfo) : [];
  let line = 1;
  return records.map(({ record, info }) => {
    const begins = line;
    line = info.lines + 1;
    return { record, line: begins };
  });
}

function split(text: string, delimiter: string): Result<readonly Line[], FileRefusal> {
  try {
    const lines = linesOf(text, delimiter);
    return lines.length >= mostRecords ? tooManyRows() : ok(lines);
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    const line = typeof fault.lines === "number" ? fault.lines : 1;
    const said =
      fault.code === "CSV_MAX_RECORD_SIZE"
        ? `The row at line ${line} is longer than ${tableBounds.row} characters. A quotation mark before it may not be closed.`
        : `A quotation mark near line ${line} is not closed or stands inside a cell.`;
    return unread("broken-quotes", said, [line]);
  }
}

/** Reads a CSV file, whatever its delimiter, line ends and encoding, or says why it cannot be read. */
export function readCsv(bytes: Uint8Array): Result<TableFile, FileRefusal> {
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const named = separatorLine.exec(decoded.value);
  const text = named ? decoded.value.slice(named[0].length) : decoded.value;
  const lines = split(text, named?.[1] ?? delimiterOf(text));
  if (!lines.ok) return lines;
  const moved = named ? lines.value.map(({ record, line }) => ({ record, line: line + 1 })) : lines.value;
  return tableOf(moved, { kind: "csv", sheets: [], sheet: null });
}
