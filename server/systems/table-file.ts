import type { ImportRow } from "@/domain/systems/import-rows";
import { type Result, refuse } from "@/lib/result";

/** A table of cells with the headers above it, as it stands in a file. */
export type TableFile = Readonly<{
  kind: "csv" | "xlsx";
  headers: readonly string[];
  /** The line or row the headers stand on. */
  headerLine: number;
  rows: readonly ImportRow[];
  /** The sheets of a workbook, and the one that was read. */
  sheets: readonly string[];
  sheet: string | null;
}>;

const refusalCodes = [
  "too-big",
  "too-many-rows",
  "too-many-columns",
  "empty",
  "not-text",
  "not-xlsx",
  "locked",
  "broken",
  "broken-quotes",
  "sheet-unknown",
] as const;

/** Why a file is no table that can be read, with the lines it is about. */
export type FileRefusal = Readonly<{
  code: (typeof refusalCodes)[number];
  sentence: string;
  lines: readonly number[];
}>;

/** What is read of one file; more is refused before it is taken apart. */
export const tableBounds = {
  bytes: 16 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  /** Characters in one row; no field takes a hundredth of it. */
  row: 200_000,
} as const;

export const unread = (
  code: FileRefusal["code"],
  sentence: string,
  lines: readonly number[] = [],
): Result<never, FileRefusal> => refuse({ code, sentence, lines });

export const tooManyRows = () =>
  unread("too-many-rows", `The file has more than ${tableBounds.rows} rows. Split it and import the parts.`);

export const tooManyColumns = () =>
  unread(
    "too-many-columns",
    `The table has more than ${tableBounds.columns} columns. Delete the empty or unneeded ones and choose the file again.`,
  );
