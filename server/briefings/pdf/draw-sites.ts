import "server-only";
import type { BriefingContent, BriefingSite } from "@/domain/briefings/content";
import { fromStored } from "@/domain/history/snapshot";
import { nothingDecided } from "@/domain/status/counting";
import { formatDay, formatDuration } from "@/lib/dates";
import { type Paper, type Place, sheet } from "../../pdf/paper";
import { doubled, hatched, solid } from "./textures";

export const rowHeight = 14.5;
/** Two lines of words. */
export const headHeight = 20;

type Fill = typeof solid;
type Column = Readonly<{
  head: string;
  width: number;
  align: "left" | "right";
  /** What stands in it; the mark before it says the same without a word. */
  cell: (site: BriefingSite, at: Date) => string;
  mark?: (site: BriefingSite) => Fill | null;
}>;

const count = (name: keyof BriefingSite["numbers"]) => (site: BriefingSite) => String(site.numbers[name]);

/** Exams a day on impaired systems; a question mark where nobody has counted them. */
function exams({ numbers }: BriefingSite): string {
  const impaired = numbers["care-impaired"];
  return impaired > 0 && numbers.exams === 0 ? `? (${impaired})` : String(numbers.exams);
}

function lastAnswer({ silentSince, lastAnswer: at, zone }: BriefingSite, now: Date): string {
  if (silentSince) return `silent ${formatDuration(now.getTime() - Date.parse(silentSince))}`;
  return at ? formatDay(new Date(at), zone, now) : "none";
}

const over = (name: keyof BriefingSite["numbers"], fill: Fill) => (site: BriefingSite) =>
  Number(site.numbers[name]) > 0 ? fill : null;

const number = (head: string, width: number, name: keyof BriefingSite["numbers"], fill?: Fill): Column => ({
  head,
  width,
  align: "right",
  cell: count(name),
  ...(fill && { mark: over(name, fill) }),
});

const columns: readonly Column[] = [
  { head: "Site", width: 98, align: "left", cell: ({ code, name }) => `${code} ${name}` },
  number("Systems", 34, "systems"),
  number("Affected", 34, "affected"),
  number("Exposed", 38, "exposed", solid),
  number("Risk\naccepted", 38, "risk-accepted", doubled),
  number("In\nsegment", 36, "contained-segment"),
  number("Stand-\nalone", 38, "contained-standalone"),
  number("Reme-\ndiated", 32, "remediated"),
  number("In\nservice", 32, "back-in-service"),
  number("Unknown", 38, "unknown", hatched),
  { head: "Exams\naffected", width: 34, align: "right", cell: exams },
  number("Care\nunknown", 36, "care-unknown"),
  { head: "Last answer", width: 0, align: "left", cell: lastAnswer },
];
/** The columns that one band covers where nobody has decided anything. */
const [bandFrom, bandTo] = [2, 11] as const;

const pad = 4;
/** The columns with their places: the last one takes what is left. */
const placed = (() => {
  const fixed = columns.reduce((sum, { width }) => sum + width, 0);
  const rest = sheet.right - sheet.left - fixed;
  let x: number = sheet.left;
  return columns.map((column) => {
    const width = column.width || rest;
    const at = { ...column, x, width };
    x += width;
    return at;
  });
})();

/** The head of the table, on each page anew. */
export function drawHead(paper: Paper, table: Place, y: number): void {
  const row = paper.group(table, "TR");
  for (const { head, x, width, align } of placed) {
    const box = { x: x + (align === "left" ? pad : 0), width: width - pad };
    paper.text(row, "TH", head, { ...box, y, size: 7, align, strong: true, height: headHeight });
  }
  row.end();
  paper.shapes(() =>
    paper.doc
      .lineWidth(0.8)
      .moveTo(sheet.left, y + headHeight + 1)
      .lineTo(sheet.right, y + headHeight + 1)
      .stroke("#000"),
  );
}

/** Where nobody has decided anything, one hatched band stands for all numbers: there is no 0 to be misread. */
function drawUndecided(paper: Paper, row: Place, site: BriefingSite, y: number): void {
  const from = placed[bandFrom]?.x ?? sheet.left;
  const to = placed[bandTo]?.x ?? sheet.right;
  const words = `? ${site.numbers.unknown} unknown: nobody has decided yet`;
  paper.shapes(() => {
    hatched(paper.doc, { x: from + pad, y: y + 1, width: to - from - pad, height: rowHeight - 3.5 });
    paper.doc.rect(from + 40, y + 1.4, 170, rowHeight - 4.3).fill("#fff");
  });
  paper.text(row, "TD", words, { x: from + 46, y: y + 0.8, size: 8, width: 162, strong: true });
}

/** One site; each takes the same height. */
export function drawSite(paper: Paper, table: Place, site: BriefingSite, at: Date, y: number): void {
  const row = paper.group(table, "TR");
  const undecided = nothingDecided(fromStored(site.numbers));
  const inBand = (index: number) => undecided && index >= bandFrom && index < bandTo;
  for (const [index, column] of placed.entries()) {
    if (undecided && index === bandFrom) drawUndecided(paper, row, site, y);
    if (!inBand(index)) drawCell(paper, row, column, { site, at, y });
  }
  row.end();
  const below = y + rowHeight - 2;
  paper.shapes(() =>
    paper.doc.lineWidth(0.25).moveTo(sheet.left, below).lineTo(sheet.right, below).stroke("#777"),
  );
}

type InRow = Readonly<{ site: BriefingSite; at: Date; y: number }>;

function drawCell(paper: Paper, row: Place, column: (typeof placed)[number], { site, at, y }: InRow): void {
  const { x, width, align, cell, mark } = column;
  const fill = mark?.(site);
  if (fill) paper.shapes(() => fill(paper.doc, { x: x + pad + 2, y: y + 2, width: 9, height: 8 }));
  const first = x === sheet.left;
  const how = { x: x + (align === "left" ? pad : 0), width: width - pad, y, align, size: 8 } as const;
  paper.text(row, first ? "TH" : "TD", cell(site, at), { ...how, strong: first || Boolean(fill) });
}

/** How many sites fit from a height on. */
export const fitting = (y: number, content: BriefingContent): number =>
  Math.min(content.sites.length, Math.floor((sheet.bottom - 18 - y) / rowHeight));
