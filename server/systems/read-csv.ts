import { CsvError, parse } from "csv-parse/sync";
import type { ImportRow } from "@/domain/systems/import-rows";
import { ok, type Result, refuse } from "@/lib/result";
import { fromWindows1252 } from "@/lib/windows-1252";

/** A table of cells with the headers of its first row. */
export type CsvFile = Readonly<{
  headers: readonly string[];
  rows: readonly ImportRow[];
  delimiter: string;
  encoding: string;
}>;

const csvRefusalCodes = [
  "too-big",
  "too-many-rows",
  "empty",
  "not-text",
  "broken-quotes",
  "repeated-header",
  "ragged",
] as const;

/** Why a file is no table that can be read, with the lines it is about. */
export type CsvRefusal = Readonly<{
  code: (typeof csvRefusalCodes)[number];
  sentence: string;
  lines: readonly number[];
}>;

export const csvBounds = { bytes: 5 * 1024 * 1024, rows: 25_000 } as const;

const no = (
  code: CsvRefusal["code"],
  sentence: string,
  lines: readonly number[] = [],
): Result<never, CsvRefusal> => refuse({ code, sentence, lines });

type Decoded = Readonly<{ text: string; encoding: string }>;

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
function decode(bytes: Uint8Array): Result<Decoded, CsvRefusal> {
  const encoding = encodingOf(bytes);
  const text = encoding === "windows-1252" ? fromWindows1252(bytes) : new TextDecoder(encoding).decode(bytes);
  return text.includes("\0")
    ? no("not-text", "The file is not text. Save the table as CSV (UTF-8) and choose that file.")
    : ok({ text, encoding });
}

/** The delimiter that stands most often in the first line outside quotes. */
function delimiterOf(text: string): string {
  const first = (/^(?:[^"\r\n]|"[^"]*")*/.exec(text.trimStart())?.[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (delimiter: string): number => first.split(delimiter).length - 1;
  return [",", ";", "\t"].reduce((best, each) => (count(each) > count(best) ? each : best));
}

type Line = Readonly<{ record: readonly string[]; line: number }>;

const isInfo = (value: unknown): value is { record: string[]; info: { lines: number } } =>
  typeof value === "object" && value !== null && "record" in value && "info" in value;

/** Records with the line each begins on; csv-parse tells the line each ends on. */
function linesOf(text: string, delimiter: string): readonly Line[] {
  const options = {
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: false,
    to: csvBounds.rows + 2,
  };
  const parsed: unknown = parse(text, options);
  const records = Array.isArray(parsed) ? parsed.filter(isInfo) : [];
  return records.map(({ record }, i) => ({
    record,
    line: i === 0 ? 1 : (records[i - 1]?.info.lines ?? i) + 1,
  }));
}

const isBlank = (line: Line): boolean => line.record.every((cell) => cell.trim() === "");

function split(text: string, delimiter: string): Result<readonly Line[], CsvRefusal> {
  try {
    return ok(linesOf(text, delimiter).filter((line) => !isBlank(line)));
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    const line = typeof fault.lines === "number" ? fault.lines : 1;
    return no("broken-quotes", `A quotation mark near line ${line} is not closed or stands inside a cell.`, [
      line,
    ]);
  }
}

/** Headers without blanks at their ends; a column without one is named by its place. */
const headersOf = (record: readonly string[]): readonly string[] =>
  record.map((cell, i) => cell.trim() || `Column ${i + 1}`);

function table(
  lines: readonly Line[],
  rest: Readonly<{ delimiter: string; encoding: string }>,
): Result<CsvFile, CsvRefusal> {
  const [head, ...body] = lines;
  if (head === undefined || body.length === 0)
    return no("empty", "The file holds no rows below its headers.");
  const headers = headersOf(head.record);
  const twice = headers.find((header, i) => headers.indexOf(header) !== i);
  if (twice !== undefined)
    return no("repeated-header", `Two columns are named “${twice}”. Rename one of them.`, [head.line]);
  if (body.length > csvBounds.rows) {
    return no(
      "too-many-rows",
      `The file has more than ${csvBounds.rows} rows. Split it and import the parts.`,
    );
  }
  const ragged = body.filter((line) => line.record.length !== headers.length).map((line) => line.line);
  if (ragged.length > 0) {
    const named = ragged.slice(0, 10).join(", ");
    const sentence = `Not every row has ${headers.length} cells as the headers have: see line ${named}. A cell with “${rest.delimiter}” in it needs quotation marks.`;
    return no("ragged", sentence, ragged);
  }
  const rows = body.map(({ record, line }) => ({
    line,
    cells: Object.fromEntries(headers.map((header, i) => [header, record[i] ?? ""])),
  }));
  return ok({ headers, rows, ...rest });
}

/** Reads a CSV file, whatever its delimiter and encoding, or says why it cannot be read. */
export function readCsv(bytes: Uint8Array): Result<CsvFile, CsvRefusal> {
  if (bytes.length > csvBounds.bytes)
    return no("too-big", "The file is larger than 5 MB. Split it and import the parts.");
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const delimiter = delimiterOf(text);
  const lines = split(text, delimiter);
  return lines.ok ? table(lines.value, { delimiter, encoding }) : lines;
}
