import { csvText } from "./csv-text";
import type { CellValue, Sheet } from "./table-columns";
import { xlsxBytes } from "./xlsx";

/** The kinds of file a table is taken away as. */
export const tableFormats = ["csv", "xlsx"] as const;
export type TableFormat = (typeof tableFormats)[number];

/** How each kind of file is called to a browser, and its bytes. */
export const tableFiles: Readonly<
  Record<TableFormat, Readonly<{ type: string; bytes: (sheet: Sheet) => AsyncIterable<Uint8Array> }>>
> = {
  csv: { type: "text/csv; charset=utf-8", bytes: csvBytes },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes: xlsxBytes },
};

/** A table as CSV, in which nothing is a formula; instants are ISO 8601. */
async function* csvBytes({ heads, pages }: Sheet): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(csvText([heads.map(({ name }) => name)]));
  for await (const rows of pages) {
    // Only the file as a whole begins with the mark of its encoding.
    if (rows.length > 0) yield encoder.encode(csvText(rows.map((row) => row.map(asText))).slice(1));
  }
}

function asText(value: CellValue): string {
  if (value === null) return "";
  return value instanceof Date ? value.toISOString() : String(value);
}
