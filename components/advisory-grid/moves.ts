/** A cell of the grid. */
export type Place = Readonly<{ row: number; column: number }>;
type Size = Readonly<{ rows: number; columns: number; page: number }>;

const to = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

/** The cell a key leads to; null where the key is not one of the grid's. */
export function placeAfter(key: string, ctrl: boolean, { row, column }: Place, size: Size): Place | null {
  const { rows, columns, page } = size;
  switch (key) {
    case "ArrowLeft":
      return { row, column: to(column - 1, columns) };
    case "ArrowRight":
      return { row, column: to(column + 1, columns) };
    case "ArrowUp":
      return { row: to(row - 1, rows), column };
    case "ArrowDown":
      return { row: to(row + 1, rows), column };
    case "PageUp":
      return { row: to(row - page, rows), column };
    case "PageDown":
      return { row: to(row + page, rows), column };
    case "Home":
      return { row: ctrl ? 0 : row, column: 0 };
    case "End":
      return { row: ctrl ? rows - 1 : row, column: columns - 1 };
    default:
      return null;
  }
}
