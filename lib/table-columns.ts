/** What a cell of a table holds: a text, a number, an instant; null is an empty cell. */
export type CellValue = string | number | Date | null;

/** What the cells of a column are: a day is a calendar day as text, "2026-11-26". */
export type CellKind = "text" | "number" | "instant" | "day";

/** A column as a file needs it. */
export type Head = Readonly<{ name: string; kind: CellKind }>;

/** A column of a list: what it is called, what it holds, and where a row has it. */
export type Column<Row> = Head & Readonly<{ of: (row: Row) => CellValue }>;

export const text = <Row>(name: string, of: (row: Row) => string | null): Column<Row> => ({
  name,
  kind: "text",
  of,
});

export const number = <Row>(name: string, of: (row: Row) => number | null): Column<Row> => ({
  name,
  kind: "number",
  of,
});

/** An instant; files have no zone, so it stands in UTC and the name says so. */
export const instant = <Row>(name: string, of: (row: Row) => Date | null): Column<Row> => ({
  name: `${name} (UTC)`,
  kind: "instant",
  of,
});

/** A calendar day as text, "2026-11-26". */
export const day = <Row>(name: string, of: (row: Row) => string | null): Column<Row> => ({
  name,
  kind: "day",
  of,
});

/** A table as a file takes it: its columns, and its rows some at a time, so that one of any length needs little memory. */
export type Sheet = Readonly<{
  heads: readonly Head[];
  pages: AsyncIterable<readonly (readonly CellValue[])[]>;
}>;

/** Rows as a table: each column says once what it is called, what it is and where a row has it. */
export function sheetOf<Row>(columns: readonly Column<Row>[], pages: AsyncIterable<readonly Row[]>): Sheet {
  return { heads: columns.map(({ name, kind }) => ({ name, kind })), pages: cellsOf(columns, pages) };
}

async function* cellsOf<Row>(columns: readonly Column<Row>[], pages: AsyncIterable<readonly Row[]>) {
  for await (const rows of pages) yield rows.map((row) => columns.map(({ of }) => of(row)));
}
