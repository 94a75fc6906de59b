import type { ExposureValue } from "../checklist/evaluation";
import type { Containment, Phase } from "../checklist/template";
import type { Priority } from "../priority/values";
import type { BlockedRow } from "./blockers";

/** How many rows are read at most; with more the grid asks for a site. */
export const mostRead = 5000;
/** How many rows one page is sent, and how many of them it draws before script draws what is in sight. */
export const mostSent = 2000;
export const mostDrawn = 20;

/** One incident of the grid, its letters under the columns. */
export type GridRow = BlockedRow &
  Readonly<{
    assetTag: string;
    systemName: string;
    location: string;
    phase: Phase;
    /** The state now: one that ran out is exposed. */
    exposure: ExposureValue;
    /** The state that ran out; null while the state holds. */
    lapsedFrom: ExposureValue | null;
    holdsUntil: Date | null;
    stateSince: Date;
    priority: Priority | null;
    priorityInstead: Priority | null;
    dueAt: Date | null;
    vendorUntil: Date | null;
    closedAt: Date | null;
    /** The containment that was decided last. */
    branch: Containment | null;
    cells: string;
  }>;

/** What of a row is sent to be drawn. */
export type DrawnRow = Omit<GridRow, "blockers" | "phase">;

/** A row as the fields of a line: texts, and times as numbers to the base of 36. */
const fieldsOf = (row: DrawnRow): readonly (string | null)[] => [
  row.key,
  row.siteCode,
  row.assetTag,
  row.systemName,
  row.location,
  row.exposure,
  row.lapsedFrom,
  time(row.holdsUntil),
  time(row.stateSince),
  row.priority,
  row.priorityInstead,
  time(row.dueAt),
  time(row.vendorUntil),
  time(row.closedAt),
  time(row.since),
  row.branch,
  row.cells,
];

const time = (at: Date | null): string | null => at?.getTime().toString(36) ?? null;
const moment = (text: string): Date | null => (text === "" ? null : new Date(Number.parseInt(text, 36)));

/** No field holds what divides fields or rows. */
const plain = (text: string | null): string =>
  (text ?? "").replaceAll("~", "~0").replaceAll("|", "~1").replaceAll("\n", "~2");
const read = (text: string): string =>
  text.replaceAll("~2", "\n").replaceAll("~1", "|").replaceAll("~0", "~");

/** Thousands of rows as one text, a line for each: what names and quotes would cost is not sent. */
export const packRows = (rows: readonly DrawnRow[]): string =>
  rows.map((row) => fieldsOf(row).map(plain).join("|")).join("\n");

/** The rows of such a text. */
export const unpackRows = (text: string): readonly DrawnRow[] =>
  text === "" ? [] : text.split("\n").map(unpackRow);

function unpackRow(line: string): DrawnRow {
  const all = line.split("|").map(read);
  const at = (index: number): string => all[index] ?? "";
  // Safe because packRows wrote these very fields from a row.
  const word = (index: number) => (at(index) === "" ? null : at(index)) as never;
  return {
    key: at(0),
    siteCode: at(1),
    assetTag: at(2),
    systemName: at(3),
    location: at(4),
    exposure: word(5),
    lapsedFrom: word(6),
    holdsUntil: moment(at(7)),
    stateSince: moment(at(8)) ?? new Date(0),
    priority: word(9),
    priorityInstead: word(10),
    dueAt: moment(at(11)),
    vendorUntil: moment(at(12)),
    closedAt: moment(at(13)),
    since: moment(at(14)) ?? new Date(0),
    branch: word(15),
    cells: at(16),
  };
}
