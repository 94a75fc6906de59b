import type { ImportRow } from "@/domain/systems/import-rows";
import { ok, type Result } from "@/lib/result";
import {
  type FileRefusal,
  type TableFile,
  tableBounds,
  tooManyColumns,
  tooManyRows,
  unread,
} from "./table-file";

/** Cells as they stand on one line of a file. */
export type Line = Readonly<{ record: readonly string[]; line: number }>;

const isFilled = (cell: string): boolean => cell.trim() !== "";
const filledIn = (line: Line): number => line.record.filter(isFilled).length;

/** How far below the top the headers are looked for; above them a list often has a title. */
const titleLines = 10;

/** The headers are the first line with two cells filled; in a table of one column, the first line. */
function headerPlace(lines: readonly Line[]): number {
  const place = lines.slice(0, titleLines).findIndex((line) => filledIn(line) > 1);
  return Math.max(0, place);
}

/** The cells without the empty ones at the end. */
function trimmedEnd(record: readonly string[]): readonly string[] {
  return record.slice(0, record.findLastIndex(isFilled) + 1);
}

const longestHeader = 120;

/** Each header once: without blanks at its ends, named by its place when it is empty, told apart when it repeats. */
function headersOf(record: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return record.map((cell, i) => {
    const name = cell
      .replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, " ")
      .trim()
      .slice(0, longestHeader);
    let header = name || `column ${i + 1}`;
    while (taken.has(header)) header = `${header} (column ${i + 1})`;
    taken.add(header);
    return header;
  });
}

type Column = Readonly<{ header: string; at: number }>;

/** The columns that say anything: those with a header, and those without one that have a cell filled. */
function columnsOf(head: Line, body: readonly Line[]): readonly Column[] {
  const used = new Set<number>();
  for (const { record } of [head, ...body]) {
    record.forEach((cell, i) => {
      if (!used.has(i) && isFilled(cell)) used.add(i);
    });
  }
  return headersOf(head.record).flatMap((header, at) => (used.has(at) ? [{ header, at }] : []));
}

function rowOf({ record, line }: Line, columns: readonly Column[], width: number): ImportRow {
  const cells = Object.fromEntries(columns.map(({ header, at }) => [header, record[at] ?? ""]));
  const given = record.length < width ? record.length : Math.max(width, trimmedEnd(record).length);
  return given === width ? { line, cells } : { line, cells, misfit: { cells: given, headers: width } };
}

/** Lines as a table: the headers found, blank lines left out, and every other line a row. */
export function tableOf(
  all: readonly Line[],
  about: Pick<TableFile, "kind" | "sheets" | "sheet">,
): Result<TableFile, FileRefusal> {
  const lines = all.filter((line) => filledIn(line) > 0);
  const place = headerPlace(lines);
  const head = lines[place];
  const body = lines.slice(place + 1);
  if (head === undefined || body.length === 0)
    return unread("empty", "The file holds no rows below its headers.");
  if (body.length > tableBounds.rows) return tooManyRows();
  const width = head.record.length;
  if (width > tableBounds.columns) return tooManyColumns();
  const columns = columnsOf(head, body);
  return ok({
    ...about,
    headers: columns.map(({ header }) => header),
    headerLine: head.line,
    rows: body.map((line) => rowOf(line, columns, width)),
  });
}
