import { ok, type Result } from "@/lib/result";
import { type FileRefusal, unread } from "./table-file";

/** How far a sheet may reach before it is read: rows of a table with blank ones between, and columns. */
const reach = { row: 200_000, column: 200 } as const;

const places = /(?<![\w:.-])r\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const place = /^([A-Z]{0,3})(\d{1,7})$/;

/** The number of a column: A is 1, AA is 27. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/**
 * Looks where the rows and cells of a sheet say they stand, before the sheet is read: a reader makes room up to the last of them, so
 * one cell far away would fill the memory. A place written in any other way than spreadsheets do is refused.
 */
export function boundedSheet(xml: string): Result<null, FileRefusal> {
  for (const [, double, single] of xml.matchAll(places)) {
    const bounded = boundedPlace(double ?? single ?? "");
    if (!bounded.ok) return bounded;
  }
  return ok(null);
}

function boundedPlace(said: string): Result<null, FileRefusal> {
  const read = place.exec(said);
  if (!read)
    return /[\d&]|infinity/i.test(said) ? notRead("it has a cell at a place that is none") : ok(null);
  const [, letters = "", row = "0"] = read;
  if (Number(row) > reach.row) return tooFar(`row ${Number(row)}`, "rows below");
  if (columnNumber(letters) > reach.column) return tooFar(`column ${letters}`, "columns beside");
  return ok(null);
}

const notRead = (why: string) => unread("broken", `The workbook cannot be read: ${why}. Save it as CSV.`);

const tooFar = (where: string, which: string) =>
  unread("too-many-rows", `The sheet reaches as far as ${where}. Delete the empty ${which} the table.`);

/** The sheet with the errors of its formulas (#N/A, #REF!) as texts, so that they are seen and not taken for empty cells. */
export const withErrorsAsText = (xml: string): string => xml.replaceAll(/(<c\b[^>]*?\s)t="e"/g, '$1t="str"');

/** Cells joined downwards: the column, counted from 0, and the first and last row. */
export type Joined = Readonly<{ column: number; from: number; to: number }>;

/** The cells a sheet joins over several rows; all of them show the text of the first. */
export function joinedCells(xml: string): readonly Joined[] {
  const found = xml.matchAll(/<mergeCell\b[^>]*?\sref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g);
  return [...found].flatMap(([, column = "", from, to]) =>
    Number(to) > Number(from)
      ? [{ column: columnNumber(column) - 1, from: Number(from), to: Number(to) }]
      : [],
  );
}
