import "server-only";
import { type Paper, type Place, sheet } from "./paper";

/** A column of a table on paper: its head and its share of the width. */
export type FlowColumn = Readonly<{ head: string; share: number }>;

/** Writes from the top of the first page to the bottom of the last, as much as there is. */
export type Flow = Readonly<{
  heading: (level: 1 | 2, words: string) => void;
  paragraph: (words: string, how?: Readonly<{ strong?: boolean; size?: number }>) => void;
  /** Pairs of a name and a value, one below the other. */
  facts: (pairs: readonly (readonly [string, string])[]) => void;
  /** A table; its head stands on each page anew. */
  table: (columns: readonly FlowColumn[], rows: readonly (readonly string[])[]) => void;
  /** Words in white on black at the right of the top, such as DRILL; before anything else. */
  stamp: (words: string) => void;
  /** At the foot of every page, with its number; after everything else. */
  feet: (words: string) => void;
}>;

const full = sheet.right - sheet.left;
const lowest = sheet.bottom - 16;
const sizes = { 1: 17, 2: 11.5 } as const;
const gap = 4;

/** A flow over the pages of a paper. */
export function openFlow(paper: Paper): Flow {
  let y: number = sheet.top;

  /** Room for so much; else the next page. Whether one was begun. */
  function room(height: number): boolean {
    if (y + height <= lowest || y === sheet.top) return false;
    paper.doc.addPage();
    y = sheet.top;
    return true;
  }

  function write(
    place: Place,
    tag: string,
    words: string,
    how: Readonly<{ size: number; strong?: boolean }>,
  ) {
    // A text longer than a page goes on paragraph by paragraph, each of them as a whole.
    const height = Math.min(paper.heightOf(words, { ...how, width: full }), lowest - sheet.top);
    room(height);
    paper.text(place, tag, words, { ...how, x: sheet.left, y, width: full, height: height + 1 });
    y += height + gap;
  }

  function drawTable(columns: readonly FlowColumn[], rows: readonly (readonly string[])[]) {
    const table = paper.group(paper.root, "Table");
    const placed = placedColumns(columns);
    const head = () => {
      y += drawRow(paper, table, "TH", { cells: columns.map((each) => each.head), placed, y, strong: true });
      line(paper, y - 2, 0.8);
    };
    room(46);
    head();
    for (const cells of rows) {
      if (room(rowHeight(paper, cells, placed))) head();
      y += drawRow(paper, table, "TD", { cells, placed, y, strong: false });
      line(paper, y - 2, 0.25);
    }
    table.end();
    y += gap;
  }

  return {
    heading: (level, words) => {
      if (level === 2) y += 6;
      room(60);
      write(paper.root, `H${level}`, words, { size: sizes[level], strong: true });
    },
    paragraph: (words, { strong = false, size = 9.5 } = {}) =>
      write(paper.root, "P", words, { size, strong }),
    facts: (pairs) => {
      for (const [name, value] of pairs) write(paper.root, "P", `${name}: ${value}`, { size: 9.5 });
    },
    table: drawTable,
    stamp: (words) => {
      paper.shapes(() => paper.doc.rect(sheet.right - 96, y, 96, 18).fill("#000"));
      const how = {
        x: sheet.right - 96,
        y: y + 2.5,
        width: 96,
        align: "center",
        size: 10,
        strong: true,
      } as const;
      paper.text(paper.root, "P", words, { ...how, colour: "#fff" });
      y += 24;
    },
    feet: (words) => drawFeet(paper, words),
  };
}

type Placed = readonly Readonly<{ x: number; width: number }>[];

function placedColumns(columns: readonly FlowColumn[]): Placed {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  let x: number = sheet.left;
  return columns.map(({ share }) => {
    const width = (full * share) / all;
    const at = { x, width: width - 6 };
    x += width;
    return at;
  });
}

const size = 8;
const tallest = 400;

/** A cell is as tall as its text; one that would not leave room for others on the page is cut, and shows that it is. */
const rowHeight = (paper: Paper, cells: readonly string[], placed: Placed, strong = false): number =>
  Math.min(
    tallest,
    Math.max(
      ...cells.map((words, at) =>
        paper.heightOf(words || " ", { size, strong, width: placed[at]?.width ?? full }),
      ),
    ),
  ) + 4;

type Drawn = Readonly<{ cells: readonly string[]; placed: Placed; y: number; strong: boolean }>;

function drawRow(paper: Paper, table: Place, tag: "TH" | "TD", { cells, placed, y, strong }: Drawn): number {
  const row = paper.group(table, "TR");
  const height = rowHeight(paper, cells, placed, strong);
  for (const [at, words] of cells.entries()) {
    const { x, width } = placed[at] ?? { x: sheet.left, width: full };
    paper.text(row, at === 0 ? "TH" : tag, words, { x, y, width, size, strong, height: height - 3 });
  }
  row.end();
  return height;
}

const line = (paper: Paper, y: number, width: number) =>
  paper.shapes(() =>
    paper.doc
      .lineWidth(width)
      .moveTo(sheet.left, y)
      .lineTo(sheet.right, y)
      .stroke(width < 0.5 ? "#777" : "#000"),
  );

function drawFeet({ doc, shapes }: Paper, words: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    shapes(() => {
      doc.fontSize(7).fillColor("#000");
      const told = `${words} · page ${page - start + 1} of ${count}`;
      doc.text(told, sheet.left, sheet.bottom, { width: full, height: 10, lineBreak: false });
    });
  }
}
