/** The height of a row and of the two lines of heads above them. */
export const rowHeight = 64;
/** So many rows are drawn beyond what is in sight, and so many come or go together. */
const beyond = 8;
const together = 4;

/** The rows that are drawn, from the first to before the end. */
export type Drawn = Readonly<{ start: number; end: number }>;

/** Which rows to draw where so much of them is in sight. */
export function drawnRows(rows: number, { top, height }: Readonly<{ top: number; height: number }>): Drawn {
  const first = Math.floor(top / rowHeight) - beyond;
  const last = Math.ceil((top + height) / rowHeight) + beyond;
  return {
    start: Math.max(0, Math.min(rows, Math.floor(first / together) * together)),
    end: Math.max(0, Math.min(rows, Math.ceil(last / together) * together)),
  };
}

/** A row to draw, or a space as high as the rows that are left out. */
export type Piece = Readonly<{ row: number } | { skipped: number; before: number }>;

/** The rows drawn and the spaces between them; the row with the focus is drawn wherever it is. */
export function pieces(rows: number, { start, end }: Drawn, active: number): readonly Piece[] {
  const shown = Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
  const all =
    active < start ? [active, ...shown] : active >= end && active < rows ? [...shown, active] : shown;
  const found: Piece[] = [];
  let next = 0;
  for (const row of all) {
    if (row > next) found.push({ skipped: row - next, before: row });
    found.push({ row });
    next = row + 1;
  }
  if (next < rows) found.push({ skipped: rows - next, before: rows });
  return found;
}
